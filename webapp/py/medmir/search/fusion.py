"""One ranking out of several: reciprocal rank fusion."""

from collections.abc import Sequence

import numpy as np

CONSTANT = 60
"""How little the first places count more than the next (Cormack, Clarke and Büttcher, SIGIR 2009)."""


def reciprocal_ranks(rankings: Sequence[np.ndarray], weights: Sequence[float], n: int) -> np.ndarray:
    """Float32 ``[n]``: for each of ``n`` cases the sum over rankings of weight / (60 + place, from 1).

    A ranking is int ``[m]``, rows best first; a row that it lacks gets nothing from it.
    """
    scores = np.zeros(n, dtype=np.float32)
    for rows, weight in zip(rankings, weights, strict=True):
        scores[rows] += np.float32(weight) / (CONSTANT + np.arange(1, len(rows) + 1, dtype=np.float32))
    return scores
