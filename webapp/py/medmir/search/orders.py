"""In which order the cases of an answer are shown."""

from collections.abc import Sequence

import numpy as np

from medmir.bundle.contract import Case
from medmir.search.query import BY_AGE, BY_LABEL, RELEVANCE


def arranged(rows: np.ndarray, relevant: int, order: str, cases: Sequence[Case]) -> np.ndarray:
    """The ranked rows, int ``[m]``, by relevance, label, age or as the source has them.

    The ``relevant`` ones stay before the others: a reader who sorts an answer sorts what answers.
    """
    if order == RELEVANCE:
        return rows
    parts = [sorted(part.tolist(), key=lambda row: _key(cases[row], order, row))
             for part in (rows[:relevant], rows[relevant:])]
    return np.array([*parts[0], *parts[1]], dtype=int)


def _key(case: Case, order: str, row: int) -> tuple:
    if order == BY_LABEL:
        return (not case.labels, ", ".join(case.labels).casefold(), row)
    if order == BY_AGE:
        return (case.age is None, case.age or 0, row)
    return (row,)
