"""Reading the picture of a case, whatever kind of file it stands in. Only a DICOM file needs pydicom."""

from pathlib import Path

from PIL import Image

from medmir.inputs.preprocessing import open_header, open_picture
from pipeline.cases.dicom.prefix import is_dicom

FRAME = "#frame="  # as in W3C Media Fragments: what follows names one frame of a multi-frame file, from 0


def read_picture(place: str) -> Image.Image:
    """Decode the picture at ``place``, a path with ``#frame=N`` after it for one frame of several; any Pillow mode.

    Of a DICOM file it is the middle frame unless named. MedMIRError where it cannot be decoded.
    """
    name, _, frame = place.partition(FRAME)
    path = Path(name)
    if is_dicom(path):
        from pipeline.cases.dicom.files import open_dicom

        return open_dicom(path, int(frame) if frame else None)
    return open_picture(path.name, path.read_bytes())


def check_file(path: Path, name: str) -> None:
    """MedMIRError where a file that is not DICOM is no picture or too large, by its header; pixels are not decoded."""
    with path.open("rb") as file:
        open_header(name, file)
