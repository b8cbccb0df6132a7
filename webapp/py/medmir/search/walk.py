"""A walk through a collection without a question: every film once, mixed, and the same one each time."""

from functools import lru_cache
from random import Random

import numpy as np

FIRST = 20
"""Films of the collection that are shown before the first question."""

MULTIPLIER = np.uint32(2_654_435_761)
"""The golden ratio's share of 2³² (Knuth, The Art of Computer Programming 3, section 6.4): neighbours end far apart, no
two rows alike, and a million of them are mixed at once."""


def first(n: int) -> list[int]:
    """The rows that a walk through ``n`` films begins with; at once, however many there are."""
    return Random(0).sample(range(n), min(FIRST, n))


@lru_cache(maxsize=1)
def walk(n: int) -> np.ndarray:
    """All rows, int ``[n]``: those of :func:`first`, then the others, mixed."""
    begun = first(n)
    rest = np.setdiff1d(np.arange(n), begun)
    return np.concatenate([begun, rest[np.argsort(rest.astype(np.uint32) * MULTIPLIER)]]).astype(int)
