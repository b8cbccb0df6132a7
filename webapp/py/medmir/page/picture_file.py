"""A file that the reader chose becomes a picture.

What a DICOM file is called is neither shown nor kept: it is often a patient's name. Of its header nothing is read but
what its picture takes.
"""

from io import BytesIO
from typing import NamedTuple

from PIL import Image

from medmir.errors import MedMIRError
from medmir.inputs.dicom.codecs import CODECS
from medmir.inputs.dicom.prefix import is_dicom
from medmir.inputs.preprocessing import MAX_PIXELS, open_picture, page_count
from medmir.page.language import later, say
from medmir.page.surroundings import ChosenFile, Surroundings

MAX_BYTES = 4 * MAX_PIXELS  # the largest picture in RGBA, not compressed
DICOM_FILE, THE_FILE = later("DICOM file"), later("The DICOM file")
PAGE, FRAME = later("page {n} of {of}"), later("frame {n} of {of}")


class Opened(NamedTuple):
    """A picture, what the page calls it, and which of several in its file it is ("frame 3 of 5"), if there are any."""

    name: str
    image: Image.Image
    which: str = ""


async def open_file(file: ChosenFile, browser: Surroundings) -> Opened:
    """Read and decode a file that the reader chose; MedMIRError where that is not possible."""
    name = say(THE_FILE) if is_dicom(file.name, b"") else file.name
    if not file.size:
        raise MedMIRError(say("{name} is empty, or a folder: choose a picture.", name=name))
    if file.size > MAX_BYTES:
        raise MedMIRError(say("{name} is too large: choose a file of at most {most} MB.", name=name,
                              most=MAX_BYTES // 10**6))
    data = await file.read()
    if is_dicom(file.name, data):
        return await _open_dicom(data, browser)
    image = open_picture(file.name, data)
    return Opened(file.name, image, _which(PAGE, 0, page_count(file.name, data)))


async def _open_dicom(data: bytes, browser: Surroundings) -> Opened:
    await ready_for_dicom(data, browser)
    from medmir.inputs.dicom.picture import open_dicom  # late: pydicom is here only now

    shown = open_dicom(BytesIO(data), THE_FILE)
    return Opened(say(DICOM_FILE), shown.image, _which(FRAME, shown.frame, shown.frames))


async def ready_for_dicom(data: bytes, browser: Surroundings) -> None:
    """Have pydicom, and a decoder where the picture is compressed in a way that takes one."""
    await browser.packages("pydicom")
    from medmir.inputs.dicom.header import transfer_syntax  # late: pydicom is here only now

    if codec := CODECS.get(transfer_syntax(BytesIO(data), THE_FILE)):
        await browser.codec(codec)


def _which(told: str, number: int, of: int) -> str:
    return say(told, n=number + 1, of=of) if of > 1 else ""
