"""How the first ten films of a question are wrong: another side, another grade, one finding of two, a near meaning."""

from collections import Counter
from dataclasses import replace

import numpy as np

from medmir.bundle.contract import Case
from medmir.measure.reasons import PLACES
from medmir.vocabulary.phrase import Wanted
from pipeline.evaluation.confusions import wrong
from pipeline.evaluation.protocols import Answered, Gallery, Protocols
from pipeline.queries.clinical import related

DETAILS = {"laterality": "side", "severity": "severity"}
"""The protocols that ask for a detail of a finding, and for which."""
CODES = {"laterality": "other-side", "severity": "other-grade", "two_findings": "one-of-two"}
MISSED = ("text_to_image_adjusted", "lay_held_out")
MOST_MISSES = 12
SHOWN = 6  # films a question


def nearly_right(name: str, each: Answered, case: Case) -> str:
    """In which way a wrong film is nearly right, as a code of :data:`medmir.measure.reasons.CODES`; empty in none."""
    if each.phrase and name in CODES:
        plain = [Wanted(want.label) for want in each.phrase.wanted]
        return CODES[name] if any(want.found_in(case.facts) for want in plain) else ""
    near = any(not related(label).isdisjoint(case.labels) for label in each.groups)
    return "near" if near and name in ("text_to_image_strict", *MISSED) else ""


def ways(gallery: Gallery, name: str, each: Answered) -> dict[str, int]:
    """How many of the wrong films among the first ten are nearly right, by code."""
    found = Counter(nearly_right(name, each, gallery.cases[row]) for row in wrong(each))
    return {code: count for code, count in found.items() if code}


def details(gallery: Gallery, asked: Protocols) -> dict[str, list[dict]]:
    """Of every question for a side or a grade, what its first ten films show; the questions most often mistaken first.

    ``right`` films show what was asked, ``mistaken`` the finding otherwise (``as``: how often each way), ``without``
    not at all. ``alone`` is the share of right ones among all films with the finding: what knowing that alone gives.
    """
    return {name: sorted((_detail(gallery, field, each) for each in asked[name]),
                         key=lambda row: (-row["mistaken"], row["query"]))
            for name, field in DETAILS.items() if asked.get(name)}


def _detail(gallery: Gallery, field: str, each: Answered) -> dict:
    plain = [replace(want, **{field: None}) for want in each.phrase.wanted]
    shows = np.array([all(want.found_in(case.facts) for want in plain) for case in gallery.cases])
    mistaken = [row for row in wrong(each) if shows[row]]
    instead = Counter(told for row in mistaken for told in _values(gallery.cases[row], plain[0].label, field))
    right, places = int(each.relevance[:PLACES].sum()), len(each.order[:PLACES])
    return {"query": each.query, "places": places, "right": right, "mistaken": len(mistaken),
            "without": places - right - len(mistaken), "as": dict(sorted(instead.items())),
            "alone": round(float(each.relevance.sum() / shows.sum()), 4), "n": int(each.relevance.sum()),
            "films": [gallery.cases[row].case_id for row in mistaken[:SHOWN]]}


def _values(case: Case, label: str, field: str) -> list[str]:
    told = {getattr(fact, field) for fact in case.facts if fact.label == label}
    return sorted(value for value in told if value) or ["?"]


def misses(gallery: Gallery, asked: Protocols) -> dict[str, dict]:
    """The wrong films among the first ten of questions for a label: those of a near meaning apart from the others.

    Each kind with its number ``n``, how many ``places`` were looked at, and the best-placed ``films``.
    """
    found = [(place + 1, each.query, int(each.order[place]), each.groups[0], bool(nearly_right(name, each, case)))
             for name in MISSED for each in asked.get(name, ()) for place in range(len(each.order[:PLACES]))
             if not each.relevance[place] for case in [gallery.cases[each.order[place]]]]
    places = sum(len(each.order[:PLACES]) for name in MISSED for each in asked.get(name, ()))
    return {kind: _kind(gallery, sorted(row for row in found if row[4] is near), places)
            for kind, near in (("near", True), ("failures", False))}


def _kind(gallery: Gallery, found: list[tuple], places: int) -> dict:
    first = {row: (place, query, row, label) for place, query, row, label, _ in reversed(found)}
    told = [{"query": query, "expected": label, "case_id": gallery.cases[row].case_id, "place": place}
            for place, query, row, label in sorted(first.values())[:MOST_MISSES]]
    return {"n": len(found), "different": len(first), "places": places, "films": told}
