"""In which order the cases of an answer are shown."""

from functools import lru_cache

import numpy as np

from medmir.bundle.contract import Case
from medmir.search.case_columns import CaseColumns
from medmir.search.dates import day_of
from medmir.search.query import BY_AGE, BY_LABEL, NEWEST, RELEVANCE


def arranged(rows: np.ndarray, relevant: int, order: str, columns: CaseColumns) -> np.ndarray:
    """The ranked rows, int ``[m]``, by relevance, label, age, day or as the source has them.

    The ``relevant`` ones stay before the others: a reader who sorts an answer sorts what answers.
    """
    if order == RELEVANCE:
        return rows
    places = _places(columns, order)
    parts = [part[np.argsort(places[part])] for part in (rows[:relevant], rows[relevant:])]
    return np.concatenate(parts).astype(int)


@lru_cache(maxsize=4)
def _places(columns: CaseColumns, order: str) -> np.ndarray:
    """Int ``[n]``: each case's place among all, sorted once however often films are asked for."""
    ordered = sorted(range(columns.n), key=lambda row: _key(columns.cases[row], order, row))
    return np.argsort(np.array(ordered, dtype=int))


def _key(case: Case, order: str, row: int) -> tuple:
    if order == BY_LABEL:
        return (not case.labels, ", ".join(case.labels).casefold(), row)
    if order == BY_AGE:
        return (case.age is None, case.age or 0, row)
    if order == NEWEST:
        return (-day_of(case), row)
    return (row,)
