"""The other films of a film's study, and those of its patient's other studies, which are told apart."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle
from medmir.search.dates import day_of


class Kin(NamedTuple):
    """``study``: the other films of the study. ``patient``: those of the patient's other studies, the oldest first."""

    study: list[Case]
    patient: list[Case]


def kin(bundle: Bundle, case: Case) -> Kin:
    """The kin of a film: none where its source names no patient."""
    rows = _by_patient(bundle).get(case.patient_id, ()) if case.patient_id else ()
    others = [each for each in map(bundle.cases.__getitem__, rows) if each.case_id != case.case_id]
    return Kin([each for each in others if _one_study(each, case)],
               sorted((each for each in others if not _one_study(each, case)), key=_when))


def _one_study(one: Case, other: Case) -> bool:
    return bool(one.study_id) and one.study_id == other.study_id


def _when(case: Case) -> tuple:
    """By day, of those without one by age; else as the source has them."""
    day = day_of(case)
    return (not day, day, case.age or 0)


def nearest(films: Sequence[Case], case: Case, most: int) -> list[Case]:
    """So many of a patient's films in their order, those around a film."""
    before = sum(_when(each) < _when(case) for each in films)
    start = max(0, min(before - most // 2, len(films) - most))
    return list(films[start: start + most])


@lru_cache(maxsize=1)
def _by_patient(bundle: Bundle) -> dict[str, list[int]]:
    rows = defaultdict(list)
    for row, case in enumerate(bundle.cases):
        rows[case.patient_id].append(row)
    return dict(rows)
