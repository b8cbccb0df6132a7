"""The picture to search by: the file input, into which drop.js also puts what is dropped or pasted."""

from collections.abc import Callable
from io import BytesIO

from js import URL, Blob
from PIL import Image
from pyodide.ffi import JsException, JsProxy
from pyscript import when
from pyscript.ffi import to_js
from pyscript.web import page

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import MAX_PIXELS, eight_bit, open_picture
from medmir.search.answer import Answer

MAX_BYTES = 4 * MAX_PIXELS  # the largest picture in RGBA, not compressed
PREVIEW = 256  # pixels, longest side


class PictureBox:
    """Calls ``on_file(file)`` for a File that is chosen, dropped or pasted, and ``on_clear()`` to forget it.

    ``answer`` is that to the one picture kept in memory, None where there is no picture: no address
    can hold it.
    """

    def __init__(self, on_file: Callable[[JsProxy], None], on_clear: Callable[[], None]):
        self._on_file = on_file
        self._input, self._preview = page["#picture"][0], page["#picture-preview"][0]
        self.answer: Answer | None = None
        when("change", "#picture", handler=self.take)
        when("click", "#picture-clear", handler=on_clear)

    def take(self) -> None:
        """Hand over the file in the input, if any: it may have been put there while Python was loading."""
        if file := self._input.files.item(0):
            self._input.value = ""  # or the same file could not be chosen again
            self._on_file(file)

    def keep(self, image: Image.Image, answer: Answer) -> None:
        """Remember a picture's answer in place of the one before."""
        self.forget()
        self.answer = answer
        self._preview.src = _preview(image)
        page["#picture-name"].textContent = answer.shown_query

    def forget(self) -> None:
        """Let go of the picture."""
        URL.revokeObjectURL(self._preview.src)
        self._preview.removeAttribute("src")
        self.answer = None

    def show(self, shown: bool) -> None:
        """Show the picture, or put it away while something else is answered."""
        page["#picture-card"].hidden = not shown

    def refuse(self, sentence: str) -> None:
        """Say why a picture cannot be searched by; an empty sentence takes it back."""
        page["#picture-problem"].textContent = sentence
        page["#picture-problem"].hidden = not sentence


async def open_file(file: JsProxy) -> Image.Image:
    """Read and decode a File of the browser's; MedMIRError where that is not possible."""
    if file.size > MAX_BYTES:
        raise MedMIRError(f"{file.name} is too large: choose a file of at most {MAX_BYTES // 10**6} MB.")
    try:
        data = (await file.arrayBuffer()).to_bytes()
    except JsException as unreadable:
        raise MedMIRError(f"{file.name} cannot be read: is it a folder, or no longer there?") from unreadable
    return open_picture(file.name, data)


def _preview(image: Image.Image) -> str:
    """The address of a small copy, which also shows what the browser cannot: TIFF and deep pictures."""
    small, written = eight_bit(image).copy(), BytesIO()
    small.thumbnail((PREVIEW, PREVIEW))
    small.save(written, "PNG")
    return URL.createObjectURL(Blob.new(to_js([written.getvalue()]), to_js({"type": "image/png"})))
