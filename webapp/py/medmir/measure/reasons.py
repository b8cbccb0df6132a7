"""Why a film or a question may be hard, as far as the collection's own facts say; nothing is guessed.

A reason is a code with what it was computed from; the page puts it in words.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from medmir.bundle.contract import Case, Fact
from medmir.vocabulary.grades import GRADED
from medmir.vocabulary.views import LATERAL

Reason = tuple[str | float | int, ...]
"""A code of :data:`CODES` and its values."""
CODES = ("lateral", "faint", "faint-finding", "small", "mild", "inside", "outshone", "few", "none", "fewer", "near",
         "other-side", "other-grade", "one-of-two")
QUARTER = 25    # per cent of a finding's facts: what is below is faint or small
HALF = 50
PALE = 0.75     # of the middle d' of all facts: a finding that lies below shows faintly as a rule
RARE = 0.25     # of a finding's films are laterals at most, where a lateral is said to be one of few
COVERED = 0.5   # of a finding's box that another one's covers
FEW = 0.01      # of the collection's films, or ten
PLACES = 10     # at the top, that are looked at


class Standing(NamedTuple):
    """What the films with a finding are like: how many there are, and how many laterals.

    ``middle``: its facts' middle d', ``of_all`` that of all findings' facts; ``faint`` and ``small``: what a quarter of
    its facts lie below, of d' and of size. None where it is not known.
    """

    films: int
    laterals: int
    middle: float | None
    of_all: float | None
    faint: float | None
    small: float | None


def standings(cases: Sequence[Case]) -> dict[str, Standing]:
    """Of every label of a collection."""
    shown: dict[str, list[Case]] = {}
    for case in cases:
        for label in case.labels:
            shown.setdefault(label, []).append(case)
    of_all = _below(HALF, (fact.visibility for case in cases for fact in case.facts))
    return {label: _standing(label, films, of_all) for label, films in shown.items()}


def _standing(label: str, films: list[Case], of_all: float | None) -> Standing:
    facts = [fact for case in films for fact in case.facts if fact.label == label]
    return Standing(len(films), sum(case.view == LATERAL for case in films),
                    _below(HALF, (fact.visibility for fact in facts)), of_all,
                    _below(QUARTER, (fact.visibility for fact in facts)),
                    _below(QUARTER, (fact.size_mm for fact in facts)))


def _below(percent: int, values: Iterable[float | None]) -> float | None:
    """What so many per cent of the known values lie below."""
    known = [value for value in values if value is not None]
    return round(float(np.percentile(known, percent)), 2) if known else None


def film_reasons(case: Case, label: str, known: Standing, n: int) -> list[Reason]:
    """Why a film may be hard to find by a finding that it has; ``n`` is the number of the collection's films."""
    fact = plainest(case, label)
    told = [*_of_the_fact(case, fact, known)] if fact else []
    if case.view == LATERAL and known.laterals <= RARE * known.films:
        told.append(("lateral", known.laterals, known.films))
    if known.films <= max(PLACES, FEW * n):
        told.append(("few", known.films))
    return told


def plainest(case: Case, label: str) -> Fact | None:
    """The film's fact of that label that shows most plainly; None where none is known."""
    facts = [fact for fact in case.facts if fact.label == label]
    return max(facts, key=lambda fact: fact.visibility or 0.0) if facts else None


def _of_the_fact(case: Case, fact: Fact, known: Standing) -> Iterable[Reason]:
    if known.faint is not None and fact.visibility is not None and fact.visibility < known.faint:
        yield "faint", fact.visibility, known.faint
    if known.small is not None and fact.size_mm is not None and fact.size_mm < known.small:
        yield "small", fact.size_mm, known.small
    if fact.severity and GRADED.get(fact.label, ("",))[0] == fact.severity:
        yield "mild", fact.severity
    yield from _others(fact, [each for each in case.facts if each.label != fact.label])


def _others(fact: Fact, others: list[Fact]) -> Iterable[Reason]:
    """A finding that lies over this one, else the one that shows most plainly beside it."""
    plainer = [each for each in others if (each.visibility or 0) > (fact.visibility or 0)]
    over = [each for each in plainer if covered(fact, each) >= COVERED]
    for code, found in (("inside", over), ("outshone", plainer)):
        if found:
            best = max(found, key=lambda each: each.visibility)
            yield code, best.label, best.visibility, fact.visibility or 0.0
            return


def covered(fact: Fact, other: Fact) -> float:
    """The share of a fact's box that another's covers; 0 where one has none."""
    if not fact.box or not other.box:
        return 0.0
    (x0, y0, x1, y1), (u0, v0, u1, v1) = fact.box, other.box
    both = max(0.0, min(x1, u1) - max(x0, u0)) * max(0.0, min(y1, v1) - max(y0, v0))
    return both / ((x1 - x0) * (y1 - y0) or 1.0)


def finding_reasons(known: Standing) -> list[Reason]:
    """Why a finding may be hard to find at all."""
    pale = known.middle is not None and bool(known.of_all) and known.middle < PALE * known.of_all
    return [("faint-finding", known.middle, known.of_all)] if pale else []


def question_reasons(relevant: int, mistaken: dict[str, int], wrong: int) -> list[Reason]:
    """Why a question's first films are wrong: how many films answer it at all, what the wrong ones show instead.

    ``mistaken``: by code how many of the ``wrong`` films are nearly right in that way.
    """
    told: list[Reason] = [("none",)] if not relevant else [("fewer", relevant)] if relevant < PLACES else []
    return told + [(code, count, wrong) for code, count in mistaken.items() if count]
