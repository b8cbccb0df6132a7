"""The shapes that films are drawn as: pixels around a middle, with how much of each is covered."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from medmir.page.mapping.groups import SHAPES

FINE = 4  # parts of a pixel, each way, that are looked at
RING = "ring"


@lru_cache(maxsize=64)
def stamp(shape: str, radius: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Int32 rows and columns ``[m]`` from the middle, and cover 1 to 255 ``[m]``, of a shape of that radius in pixels.

    What is covered least comes first: drawn in this order, a whole pixel is never hidden by an edge.
    """
    reach = int(np.ceil(radius + 1))
    ticks = (np.arange((2 * reach + 1) * FINE) + .5) / FINE - reach - .5
    covered = INSIDE[shape](ticks[None] / radius, ticks[:, None] / radius, radius)
    side = 2 * reach + 1
    cover = covered.reshape(side, FINE, side, FINE).mean(axis=(1, 3))
    rows, columns = np.nonzero(cover > .1)
    alpha = np.rint(cover[rows, columns] * 255).astype(np.uint32)
    order = np.argsort(alpha, kind="stable")
    return (rows[order] - reach).astype(np.int32), (columns[order] - reach).astype(np.int32), alpha[order]


def _disc(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    return x**2 + y**2 <= 1


def _square(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    return np.maximum(abs(x), abs(y)) <= .85


def _triangle(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    return (y <= .8) & (abs(x) <= (y + 1.05) * .58)


def _diamond(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    return abs(x) + abs(y) <= 1.2


def _plus(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    return (np.minimum(abs(x), abs(y)) <= .36) & (np.maximum(abs(x), abs(y)) <= 1.05)


def _cross(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    return _plus((x + y) / 2**.5, (x - y) / 2**.5, radius)


def _ring(x: np.ndarray, y: np.ndarray, radius: float) -> np.ndarray:
    """As thick at any size."""
    return (x**2 + y**2 <= 1) & (x**2 + y**2 >= (1 - min(1.8 / radius, .9)) ** 2)


INSIDE: dict[str, Callable[[np.ndarray, np.ndarray, float], np.ndarray]] = dict(
    zip((*SHAPES, RING), (_disc, _square, _triangle, _diamond, _plus, _cross, _ring), strict=True))
"""By shape which points are in it; 1 is the radius."""
