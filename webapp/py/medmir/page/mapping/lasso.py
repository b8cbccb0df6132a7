"""What lies within a line that was drawn around it."""

from collections.abc import Sequence

import numpy as np

Point = tuple[float, float]


def inside(places: np.ndarray, line: Sequence[Point]) -> np.ndarray:
    """Bool ``[n]``: the places ``[n, 2]`` within a closed line (even-odd rule; Shimrat, CACM 1962)."""
    corners = np.array(line, dtype=np.float32).reshape(-1, 2)
    within = np.zeros(len(places), dtype=bool)
    if len(corners) < 3:
        return within
    low, high = corners.min(axis=0), corners.max(axis=0)
    near = np.flatnonzero(np.all((places >= low) & (places <= high), axis=1))
    x, y = places[near].T
    odd = np.zeros(len(near), dtype=bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 != y2:
            odd ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    within[near] = odd
    return within


def thinned(line: Sequence[Point], least: float) -> list[Point]:
    """The line without the points that are nearer than ``least`` to the one before."""
    kept = list(line[:1])
    for x, y in line[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept
