"""The films of a map as pixels: NumPy writes a colour to wherever a film is, and nothing is done film by film."""

from typing import NamedTuple

import numpy as np

from medmir.page.mapping.groups import SHAPES
from medmir.page.mapping.stamps import RING, stamp
from medmir.page.mapping.window import Window

LEAST, MOST = 0.8, 4.5     # radius of a film in pixels of the page
CROWD = 14                 # squares of the radius that a film would have for itself, were all spread evenly
SHAPELESS = 2.0            # pixels of radius under which a shape cannot be told
RING_AROUND = 3.0          # pixels from a film to the ring around it
AT_ONCE = 1 << 20          # pixels that are written in one go
FULL, FAINT = 256, 64      # how strongly films are drawn, of 256


class Layer(NamedTuple):
    """Films in the order in which they are drawn, the first ``weak`` of them faintly.

    Places ``[n, 2]``, shapes int8 ``[n]``, colours uint32 ``[n]`` as 0x00BBGGRR. ``lit``: places ``[m, 2]`` with a
    ring, ``ring``: its colour.
    """

    places: np.ndarray
    shapes: np.ndarray
    colours: np.ndarray
    weak: int
    lit: np.ndarray
    ring: int = 0


class Screen(NamedTuple):
    """Pixels of the screen: ``width`` and ``height`` that are seen, and ``over`` more on every side."""

    width: int
    height: int
    over: int

    @property
    def across(self) -> int:
        """Pixels of a row."""
        return self.width + 2 * self.over


def radius(n: int, width: float, height: float, zoom: float) -> float:
    """The radius of ``n`` films in pixels: the larger the fewer there are to be seen; in halves, so that it rests."""
    room = (width * height / (max(n, 1) / max(zoom, 1) ** 2 * CROWD)) ** .5
    return max(min(round(room * 2) / 2, MOST), LEAST)


def painted(layer: Layer, window: Window, width: float, height: float, ratio: float) -> tuple[np.ndarray, int]:
    """Uint32 ``[h, w]``, each a pixel as 0xAABBGGRR, and how many of them hang over on every side.

    ``width``, ``height``: of the canvas, in pixels of the page, each of which is ``ratio`` of the screen's.
    """
    size = radius(len(layer.places), width, height, window.zoom) * ratio
    screen = Screen(int(width * ratio), int(height * ratio), int(np.ceil(size + (RING_AROUND + 2) * ratio)))
    pixels = np.zeros((screen.height + 2 * screen.over, screen.across), dtype=np.uint32)
    for part, strength in ((slice(layer.weak), FAINT), (slice(layer.weak, None), FULL)):
        films = layer.places[part], layer.shapes[part], layer.colours[part]
        _films(pixels.reshape(-1), films, window, screen, size, strength)
    at, _seen = _middles(layer.lit, window, screen)
    rings = np.full(len(at), layer.ring, dtype=np.uint32)
    _stamped(pixels.reshape(-1), at, rings, stamp(RING, size + RING_AROUND * ratio), FULL, screen)
    return pixels, screen.over


def _films(pixels: np.ndarray, films: tuple[np.ndarray, ...], window: Window, screen: Screen, size: float,
           strength: int) -> None:
    """Films of equal strength, shape by shape where shapes can be told."""
    places, shapes, colours = films
    at, seen = _middles(places, window, screen)
    shapes, colours = shapes[seen], colours[seen]
    if size < SHAPELESS:
        shapes = np.zeros(len(at), dtype=np.int8)
    for number in np.flatnonzero(np.bincount(shapes)):
        of = slice(None) if size < SHAPELESS else shapes == number
        _stamped(pixels, at[of], colours[of], stamp(SHAPES[number], size), strength, screen)


def _middles(places: np.ndarray, window: Window, screen: Screen) -> tuple[np.ndarray, np.ndarray]:
    """Int32 ``[m]``: where the films that are seen have their middle among all pixels; and which they are."""
    x, y = window.on_screen(places, screen.width, screen.height).astype(np.int32).T
    seen = np.flatnonzero((x >= 0) & (y >= 0) & (x < screen.width) & (y < screen.height))
    return (y[seen] + screen.over) * screen.across + x[seen] + screen.over, seen


def _stamped(pixels: np.ndarray, at: np.ndarray, colours: np.ndarray, form: tuple, strength: int, screen: Screen
             ) -> None:
    """Write a shape's pixels around each middle; edges first, so that no film is hidden by another's edge."""
    rows, columns, cover = form
    offsets, alphas = rows * screen.across + columns, (cover * strength >> 8) << 24
    step = max(AT_ONCE // max(len(at), 1), 1)
    for first in range(0, len(offsets), step):
        part = slice(first, first + step)
        pixels[at + offsets[part, None]] = colours | alphas[part, None].astype(np.uint32)
