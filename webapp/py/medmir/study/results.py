"""What one log says at once: counts in either arm, without intervals."""

from collections.abc import Iterable
from typing import NamedTuple

from medmir.measure.reader_study import middle
from medmir.study.design import WITH, WITHOUT
from medmir.study.log import Log, Reading
from medmir.study.scoring import scored


class ArmResult(NamedTuple):
    """``n``: films with an answer that counts. The others are parts and wholes: films all of whose labels are right,
    of those whose labels are known; labels found, of those that are there; labels left out, of those that are not.
    ``median_ms``: of ``timed`` films that nothing interrupted.
    """

    n: int
    exact: tuple[int, int]
    sensitivity: tuple[int, int]
    specificity: tuple[int, int]
    median_ms: float
    timed: int


def results(log: Log) -> dict[str, ArmResult]:
    """By arm, where it has films."""
    arms = {arm: [each for each in log.answered if each.arm == arm] for arm in (WITHOUT, WITH)}
    return {arm: _result(found, len(log.study.labels)) for arm, found in arms.items() if found}


def _result(readings: Iterable[Reading], labels: int) -> ArmResult:
    readings = list(readings)
    known = [each for each in readings if each.truth is not None]
    scores = [scored(each.final.findings, each.truth) for each in known]
    there = sum(len(each.truth) for each in known)
    absent = labels * len(known) - there
    times = [each.final.ms for each in readings if not each.interrupted]
    return ArmResult(len(readings), (sum(score.exact for score in scores), len(known)),
                     (sum(len(score.found) for score in scores), there),
                     (absent - sum(len(score.invented) for score in scores), absent), middle(times), len(times))
