"""Studies and logs as the page writes them, with answers that a test decides."""

from collections.abc import Callable
from dataclasses import replace

from medmir.study.design import WITH, Study
from medmir.study.log import Given, Log, Reading
from medmir.study.scoring import Finding

LABELS = ("Effusion", "Mass")


def study(n: int = 4, **changes: object) -> Study:
    """A study of films f0, f1 …; every other pair of them has an effusion."""
    return Study(tuple(f"f{number}" for number in range(n)), LABELS, bundle_id="bundle").having(**changes)


def truth(case_id: str) -> tuple[Finding, ...]:
    return (Finding("Effusion", "left", "small"),) if int(case_id[1:]) // 2 % 2 else ()


def always_right(turn, when: str) -> Given:
    return Given(truth(turn.case_id), 4, 1000)


def helped(turn, when: str) -> Given:
    """Sees nothing alone, and everything with similar films."""
    final = when == "final" and turn.arm == WITH
    return Given(truth(turn.case_id) if final else (), 4, 3000 if final else 2000)


def log(planned: Study, reader: str = "R1", number: int = 1, answer: Callable = always_right) -> Log:
    """The log of a reader who has answered every film."""
    begun = Log(planned, reader, number, "2026-03-01T09:00:00Z")
    for position, turn in enumerate(begun.turns, 1):
        final = answer(turn, "final")
        first = answer(turn, "first") if turn.arm == WITH else final
        begun = begun.keeping(Reading(position, *turn, "2026-03-01T09:01:00Z", first, final, ("s1",),
                                      truth=truth(turn.case_id)))
    return begun


def ending(whole: Log, **changes: object) -> Log:
    """A log whose last reading is another one."""
    *rest, last = whole.readings
    return replace(whole, readings=(*rest, last.having(**changes)))
