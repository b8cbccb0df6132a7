"""Where something that is not on the collection's map would lie on it: by the films that are most like it."""

from collections.abc import Sequence

import numpy as np

from medmir.search.ranking import similarities

NEAREST = 5
"""Films that a place is taken from.

Of 1 to 20, and of four ways to weigh them, this one put the demo's films nearest to their own places (.018 of the map's
side, n = 1,019; another film is .39 away). More films, or their bare similarities, which hardly differ, draw every
place to the middle: .034 with twenty.
"""


def mean_place(places: np.ndarray, scores: Sequence[float] | np.ndarray) -> np.ndarray:
    """Float32 ``[2]``: the mean of some films' places ``[m, 2]``, best first, by how far each one's score, ``[m]``,
    is above that of the film after the :data:`NEAREST`; of equal ones the plain mean."""
    scores = np.asarray(scores, dtype=np.float32)
    weights = scores[:NEAREST] - scores[min(NEAREST, len(scores) - 1)]
    weights = weights if weights.sum() > 0 else np.ones_like(weights)
    return (places[:NEAREST] * (weights / weights.sum())[:, None]).sum(axis=0).astype(np.float32)


def place_of(vector: np.ndarray, embeddings: np.ndarray, places: np.ndarray, keep: np.ndarray | None = None
             ) -> np.ndarray:
    """Where a picture with this embedding, float32 ``[d]``, lies among films at ``places`` ``[n, 2]``: float32 ``[2]``.

    ``keep``: optional bool ``[n]``; only those films count.
    """
    scores = similarities(embeddings, vector)
    rows = np.arange(len(scores)) if keep is None else np.flatnonzero(keep)
    nearest = rows[np.argsort(-scores[rows], kind="stable")[: NEAREST + 1]]
    return mean_place(places[nearest], scores[nearest])
