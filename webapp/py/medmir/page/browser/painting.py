"""The reader's own picture on its canvas: grey by grey as the core computes it, at most a few times a second."""

import time

import numpy as np
from js import ImageData, Uint8ClampedArray, window
from pyodide.ffi import JsProxy, create_proxy

from medmir.page.state import Session
from medmir.page.viewing import Viewing

EVERY_S = 0.15  # between two paintings while a window is dragged


class Painting:
    """Paints what ``session.own`` shows; what was painted last is not painted again."""

    def __init__(self, session: Session):
        self._session, self._painted, self._due = session, 0.0, 0
        self._late: tuple[JsProxy, Viewing] | None = None
        self._again = create_proxy(self._paint_late)

    def paint(self, frame: JsProxy, viewing: Viewing, rough: bool) -> None:
        """Paint the frame's canvases; while a hand is on them in fewer pixels, and not too often."""
        canvases = list(frame.querySelectorAll("canvas[data-own]"))
        if not canvases or not self._session.own:
            return
        wait = EVERY_S - (time.monotonic() - self._painted)
        if rough and wait > 0:
            self._late = frame, viewing
            self._due = self._due or window.setTimeout(self._again, int(1000 * wait))
            return
        self._late = None
        _paint(canvases, self._session.own, viewing, rough)
        self._painted = time.monotonic()

    def _paint_late(self) -> None:
        self._due = 0
        if self._late:
            self.paint(*self._late, rough=True)


def _paint(canvases: list[JsProxy], own: object, viewing: Viewing, rough: bool) -> None:
    what = f"{id(own)} {rough} {viewing.window} {viewing.inverted}" if own.deep else f"{id(own)}"
    stale = [canvas for canvas in canvases if getattr(canvas, "painted", "") != what]
    if not stale:
        return
    pixels = own.pixels(viewing, rough)
    height, width = pixels.shape[:2]
    image = ImageData.new(_clamped(pixels), width, height)
    for canvas in stale:
        canvas.width, canvas.height, canvas.painted = width, height, what
        canvas.dataset.wide = str(own.size[0])
        canvas.getContext("2d").putImageData(image, 0, 0)


def _clamped(pixels: np.ndarray) -> JsProxy:
    """uint8 ``[h, w]`` or ``[h, w, 3]`` as a browser's red, green, blue and opacity."""
    shown = np.full((*pixels.shape[:2], 4), 255, np.uint8)
    shown[..., :3] = pixels if pixels.ndim == 3 else pixels[..., None]
    array = Uint8ClampedArray.new(shown.nbytes)
    array.assign(shown)
    return array
