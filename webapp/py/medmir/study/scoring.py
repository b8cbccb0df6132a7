"""What a film's truth is to a study, and how an answer compares with it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from medmir.bundle.contract import Case, Fact
from medmir.study.design import Study
from medmir.vocabulary.findings import SIDED
from medmir.vocabulary.grades import GRADED
from medmir.vocabulary.sides import BILATERAL, SIDES


class Finding(NamedTuple):
    """A label that is true or was answered; side and severity are empty where they were not asked or not stated."""

    label: str
    side: str = ""
    severity: str = ""


class Score(NamedTuple):
    """How an answer compares: the labels that it found, missed and invented, in the study's order.

    ``sides`` and ``severities``: of those found and stated in the truth, how many have the right one, and how many
    there are.
    """

    found: tuple[str, ...]
    missed: tuple[str, ...]
    invented: tuple[str, ...]
    sides: tuple[int, int] = (0, 0)
    severities: tuple[int, int] = (0, 0)

    @property
    def exact(self) -> bool:
        """Whether all labels were found and none invented; sides and severities count for themselves."""
        return not self.missed and not self.invented


def truth(case: Case, study: Study) -> tuple[Finding, ...] | None:
    """The labels of a film that the study asks for; None where its source states none at all, not even "normal"."""
    if not case.labels:
        return None
    return tuple(_stated(label, [fact for fact in case.facts if fact.label == label], study)
                 for label in study.labels if label in case.labels)


def _stated(label: str, facts: Sequence[Fact], study: Study) -> Finding:
    side = _side({fact.side for fact in facts if fact.side}) if study.sides and label in SIDED else ""
    grades = {fact.severity for fact in facts if fact.severity} if study.severities else set()
    scale = GRADED.get(label, ())
    known = sorted(grades & set(scale), key=scale.index)
    return Finding(label, side, known[-1] if known else "")


def _side(stated: set[str]) -> str:
    """On both sides is bilateral; of one side, that one."""
    return BILATERAL if BILATERAL in stated or stated >= set(SIDES) else next(iter(sorted(stated)), "")


def scored(said: Iterable[Finding], true: Iterable[Finding]) -> Score:
    """An answer beside the truth."""
    answered, stated = {each.label: each for each in said}, {each.label: each for each in true}
    found = tuple(label for label in stated if label in answered)
    pairs = [(answered[label], stated[label]) for label in found]
    return Score(found, tuple(label for label in stated if label not in answered),
                 tuple(label for label in answered if label not in stated),
                 _right((own.side, its.side) for own, its in pairs),
                 _right((own.severity, its.severity) for own, its in pairs))


def _right(pairs: Iterable[tuple[str, str]]) -> tuple[int, int]:
    stated = [(own, its) for own, its in pairs if its]
    return sum(own == its for own, its in stated), len(stated)
