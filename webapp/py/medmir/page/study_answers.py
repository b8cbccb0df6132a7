"""The buttons and keys that an answer is given by."""

from collections.abc import Callable

from medmir.page.view import Action
from medmir.study.answering import Answering
from medmir.study.design import Study

FIRST_LETTER = "a"
BETWEEN = "|"
"""Between a label and its side or grade in a button's value."""


def answered(given: Answering, action: Action, study: Study) -> Answering | None:
    """The answer after a button or key; None where it is none of those."""
    change = ACTIONS.get(action.name)
    return change(given, action, study) if change else None


def _letter(given: Answering, action: Action, study: Study) -> Answering:
    place = ord(action.key) - ord(FIRST_LETTER)
    return given.toggled(study.labels[place]) if place < len(study.labels) else given


def _side(given: Answering, action: Action, study: Study) -> Answering:
    label, _, side = action.value.rpartition(BETWEEN)
    return given.stating(label, side=side)


def _grade(given: Answering, action: Action, study: Study) -> Answering:
    label, _, severity = action.value.rpartition(BETWEEN)
    return given.stating(label, severity=severity)


ACTIONS: dict[str, Callable[[Answering, Action, Study], Answering]] = {
    "study-finding": lambda given, action, study: given.toggled(action.value),
    "study-letter": _letter,
    "study-nothing": lambda given, action, study: given.without_findings(),
    "study-sure": lambda given, action, study: given.sure(int(action.value or action.key)),
    "study-side": _side,
    "study-grade": _grade,
    "study-next-side": lambda given, action, study: given.next_side() if study.sides else given,
    "study-next-grade": lambda given, action, study: given.next_grade() if study.severities else given,
}
