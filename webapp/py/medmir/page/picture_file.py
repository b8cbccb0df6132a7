"""A file that the reader chose becomes a picture."""

from PIL import Image

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import MAX_PIXELS, open_picture
from medmir.page.surroundings import ChosenFile

MAX_BYTES = 4 * MAX_PIXELS  # the largest picture in RGBA, not compressed


async def open_file(file: ChosenFile) -> Image.Image:
    """Read and decode a file that the reader chose; MedMIRError where that is not possible."""
    if not file.size:
        raise MedMIRError(f"{file.name} is empty, or a folder: choose a picture.")
    if file.size > MAX_BYTES:
        raise MedMIRError(f"{file.name} is too large: choose a file of at most {MAX_BYTES // 10**6} MB.")
    return open_picture(file.name, await file.read())
