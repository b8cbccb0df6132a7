"""Rankings of one question by several paths, and one out of them."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from medmir.search.fusion import reciprocal_ranks
from medmir.search.ranking import ranked

WEIGHTS = {"meaning": 1.0, "words": 2.0}
"""Of the rankings in their fusion: with equal ones a film that the report names stands behind some that it does not
(pacemaker, central line, tubes and wires: precision@10 .90 instead of .98)."""


class Share(NamedTuple):
    """What one path says of a case: its place, from 1, among ``of`` cases, and its score there."""

    place: int
    of: int
    score: float

    @property
    def closer_than(self) -> float:
        """The share of the other cases, 0 to 1, that stand behind it; it is no probability of disease."""
        return (self.of - self.place) / max(self.of - 1, 1)


class Ranking:
    """Rows of a collection, int ``[m]``, best first, with their scores, float32 ``[m]``."""

    def __init__(self, rows: np.ndarray, scores: np.ndarray):
        self.rows, self.scores = rows, scores

    @classmethod
    def of_scores(cls, scores: np.ndarray, places: np.ndarray) -> "Ranking":
        """All rows by their scores, float32 ``[n]``; ``places``, int ``[n]``, decides among equals."""
        rows = ranked(scores, places)
        return cls(rows, scores[rows])

    @cached_property
    def _places(self) -> np.ndarray:
        places = np.full(int(self.rows.max(initial=-1)) + 1, -1, dtype=np.int32)
        places[self.rows] = np.arange(len(self.rows))
        return places

    def has(self, row: int) -> bool:
        """Whether the row is ranked at all."""
        return row < len(self._places) and self._places[row] >= 0

    def place(self, row: int) -> int:
        """The row's place, from 1."""
        return int(self._places[row]) + 1

    def score(self, row: int) -> float:
        """The row's score."""
        return float(self.scores[self._places[row]])


def fused(rankings: Mapping[str, Ranking], n: int, places: np.ndarray, keep: np.ndarray
          ) -> tuple[np.ndarray, np.ndarray]:
    """Scores, float32 ``[n]``, and the kept rows in their order, int ``[m]``.

    Of one ranking its own scores and only its rows; of several their fusion; of none the collection's order.
    """
    scores = np.zeros(n, dtype=np.float32)
    if len(rankings) == 1:
        (ranking,) = rankings.values()
        scores[ranking.rows] = ranking.scores
        return scores, ranking.rows[keep[ranking.rows]]
    if not rankings:
        return scores, np.flatnonzero(keep)
    scores = reciprocal_ranks([each.rows for each in rankings.values()], [WEIGHTS[path] for path in rankings], n)
    return scores, ranked(scores, places, keep)
