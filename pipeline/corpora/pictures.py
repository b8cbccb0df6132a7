"""Reading the picture of a case, whatever kind of file it stands in. Only a DICOM file needs pydicom."""

from pathlib import Path

from PIL import Image

from medmir.preprocessing import open_header, open_picture

FRAME = "#frame="   # as in W3C Media Fragments: what follows names one frame of a multi-frame file, from 0
DICOM_PREFIX = 132  # DICOM PS3.10 section 7.1: a preamble of 128 bytes, then "DICM"


def read_picture(place: str, name: str | None = None) -> Image.Image:
    """Decode the picture at ``place``, a path with ``#frame=N`` after it for one frame of several; any Pillow mode.

    MedMIRError, under ``name`` (the file's own unless given), where it cannot be decoded.
    """
    path, _, frame = place.partition(FRAME)
    return read_file(Path(path), int(frame) if frame else None, name)


def read_file(path: Path, frame: int | None = None, name: str | None = None) -> Image.Image:
    """Decode a picture file; ``frame`` is for DICOM, of which it is the middle frame unless given."""
    if is_dicom(path):
        from pipeline.corpora.dicom_picture import open_dicom

        return open_dicom(path, frame, name)
    return open_picture(name or path.name, path.read_bytes())


def check_file(path: Path, name: str) -> None:
    """MedMIRError where a file that is not DICOM is no picture or too large, by its header; pixels are not decoded."""
    with path.open("rb") as file:
        open_header(name, file)


def is_dicom(path: Path) -> bool:
    """Whether a file is DICOM by its first bytes or its name: many have no suffix at all."""
    with path.open("rb") as file:
        return file.read(DICOM_PREFIX)[-4:] == b"DICM" or path.suffix.lower() in (".dcm", ".dicom")
