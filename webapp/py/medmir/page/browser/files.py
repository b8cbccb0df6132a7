"""Files that the reader chose or is handed, and previews of pictures."""

from io import BytesIO
from typing import TYPE_CHECKING

from js import URL, Blob, document
from pyodide.ffi import JsException, JsProxy
from pyscript.ffi import to_js

from medmir.errors import MedMIRError

if TYPE_CHECKING:
    from PIL import Image

PREVIEW = 256  # pixels, longest side


class BrowserFile:
    """A File of the browser's."""

    def __init__(self, file: JsProxy):
        self._file = file
        self.name: str = file.name
        self.size: int = file.size

    async def read(self) -> bytes:
        """The whole file; MedMIRError where the browser cannot read it."""
        try:
            return (await self._file.arrayBuffer()).to_bytes()
        except JsException as unreadable:
            raise MedMIRError(f"{self.name} cannot be read: is it a folder, or no longer there?") from unreadable


def preview(image: "Image.Image") -> str:
    """The address of a small copy, which also shows what the browser cannot: TIFF and deep pictures."""
    from medmir.inputs.preprocessing import eight_bit  # late: Pillow comes with the first picture

    small, written = eight_bit(image).copy(), BytesIO()
    small.thumbnail((PREVIEW, PREVIEW))
    small.save(written, "PNG")
    return URL.createObjectURL(Blob.new(to_js([written.getvalue()]), to_js({"type": "image/png"})))


def let_go(address: str) -> None:
    """The preview at this address is no longer needed."""
    URL.revokeObjectURL(address)


def save(name: str, kind: str, text: str) -> None:
    """Hand the reader a file, as a link to download it does."""
    link = document.createElement("a")
    link.href = URL.createObjectURL(Blob.new(to_js([text]), to_js({"type": kind})))
    link.download = name
    link.click()
    URL.revokeObjectURL(link.href)  # the download has begun: it keeps what it needs
