"""The reader's own picture at its full size, to be looked at. It stays in the tab."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medmir.page.viewing import Greys, Viewing, Window

if TYPE_CHECKING:
    import numpy as np

FEW = 1_000_000  # pixels that are painted while the window is dragged


@dataclass
class OwnFilm:
    """``shown(window, step)``: every step-th row and column as uint8 ``[h, w]`` or ``[h, w, 3]``.

    ``deep``: whether its window is computed from stored values; else greys of 8 bits are stretched. ``ratio``: width to
    height of what is shown, whatever the shape of its pixels. ``size``: width and height in pixels.
    """

    shown: Callable[[Window | None, int], "np.ndarray"]
    size: tuple[int, int]
    ratio: float
    greys: Greys
    deep: bool = False

    def pixels(self, viewing: Viewing, rough: bool = False) -> "np.ndarray":
        """What a viewing shows, uint8; ``rough``: fewer pixels, while a hand is on it."""
        step = max(1, round((self.size[0] * self.size[1] / FEW) ** 0.5)) if rough else 1
        if not self.deep:
            return self.shown(None, step)
        shown = self.shown(viewing.window, step)
        return 255 - shown if viewing.inverted else shown
