"""A walk through a collection without a question: every film once, mixed, and the same one each time."""

from functools import lru_cache
from random import Random

import numpy as np

FIRST = 20
"""Films of the collection that are shown before the first question."""


def first(n: int) -> list[int]:
    """The rows that a walk through ``n`` films begins with; at once, however many there are."""
    return Random(0).sample(range(n), min(FIRST, n))


@lru_cache(maxsize=1)
def walk(n: int) -> np.ndarray:
    """All rows, int ``[n]``: those of :func:`first`, then the others, mixed."""
    begun = first(n)
    rest = np.setdiff1d(np.arange(n), begun).tolist()
    Random(1).shuffle(rest)
    return np.array([*begun, *rest], dtype=int)
