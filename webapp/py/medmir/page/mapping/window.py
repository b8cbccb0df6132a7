"""Which part of the map is seen, and where on the screen."""

from dataclasses import dataclass

import numpy as np

MARGIN = 0.94  # of the shorter side that the whole map takes
WIDEST, CLOSEST = 0.5, 400.0


@dataclass(frozen=True)
class Window:
    """What is in the middle, as shares of the map's side, and how far it is enlarged: at 1 the whole map is seen."""

    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0

    def scale(self, width: float, height: float) -> float:
        """Pixels that the map's side takes on a canvas of that size."""
        return max(min(width, height), 1) * MARGIN * self.zoom

    def on_screen(self, places: np.ndarray, width: float, height: float) -> np.ndarray:
        """Float32 ``[n, 2]``: pixels from the left and the top of the canvas for places ``[n, 2]``."""
        scale = self.scale(width, height)
        middle = np.array([width / 2 - self.x * scale, height / 2 - self.y * scale], dtype=np.float32)
        return places * np.float32(scale) + middle

    def at(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """The place under a pixel."""
        scale = self.scale(width, height)
        return self.x + (x - width / 2) / scale, self.y + (y - height / 2) / scale

    def moved(self, right: float, down: float, width: float, height: float) -> "Window":
        """The window after the map was drawn so many pixels to the right and down."""
        scale = self.scale(width, height)
        return Window(_within(self.x - right / scale), _within(self.y - down / scale), self.zoom)

    def zoomed(self, factor: float, x: float, y: float, width: float, height: float) -> "Window":
        """The window enlarged; what is under the pixel stays there."""
        zoom = min(max(self.zoom * factor, WIDEST), CLOSEST)
        fixed, closer = self.at(x, y, width, height), Window(self.x, self.y, zoom)
        after = closer.at(x, y, width, height)
        return Window(_within(self.x + fixed[0] - after[0]), _within(self.y + fixed[1] - after[1]), zoom)

    @classmethod
    def around(cls, places: np.ndarray, width: float, height: float) -> "Window":
        """The window in which all places are seen, as large as they can be."""
        low, high = places.min(axis=0), places.max(axis=0)
        across, down = np.maximum(high - low, 1 / CLOSEST).tolist()
        zoom = min(width / across, height / down) / max(min(width, height), 1)
        return cls(*((low + high) / 2).tolist(), min(zoom, CLOSEST))

    def centred(self, place: np.ndarray) -> "Window":
        """The window with a place in its middle."""
        return Window(float(place[0]), float(place[1]), self.zoom)


def _within(share: float) -> float:
    """The middle of what is seen stays on the map."""
    return min(max(share, 0.0), 1.0)
