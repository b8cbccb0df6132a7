"""The report of a study: findings and impression, written from the facts alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from medmir.bundle.contract import Fact, Report, labels_of
from medmir.vocabulary.findings import LOBES
from medmir.vocabulary.sides import BILATERAL, SIDES
from pipeline.sources.rendered.phrases import (
    CLEAR,
    COMPARISON,
    DEVICES,
    FINDINGS,
    HEDGES,
    IMPRESSIONS,
    NEGATIONS,
    NORMAL,
    PLAIN,
    TECHNIQUE,
)
from pipeline.sources.rendered.visibility import OUTLINES, VISIBLE

UNEQUAL = "unequal"       # on both sides, of different severity
NEGATED = 4               # absent findings named in a report, at most
TECHNIQUE_SHARE, COMPARISON_SHARE = .5, .2           # of the reports
HEDGE_BELOW = 2 * VISIBLE                            # visibility under which a finding counts as subtle
HEDGED = {True: .6, False: .08}                      # share of the subtle and of the plain findings in hedged words
HEDGED_FINDINGS = .5                                 # of these are hedged in the findings too, not the impression alone
GRADE_WORDS = {"mild": ("mild", "slight"), "moderate": ("moderate",), "severe": ("severe", "marked"),
               "small": ("small", "minor"), "large": ("large", "sizeable")}
PARENCHYMAL = {"Atelectasis", "Consolidation", "Edema", "Emphysema", "Fibrosis", "Infiltration", "Mass", "Nodule",
               "Pneumonia"}
AKIN = ({"Consolidation", "Infiltration", "Pneumonia"}, {"Mass", "Nodule"})   # where one is, no other is denied


@dataclass(frozen=True)
class Told:
    """A fact as a report tells it: ``side`` may be "unequal", both sides in ``grades`` of their own."""

    fact: Fact
    side: str | None
    grades: dict[str | None, str | None]
    plainness: float


def write_report(facts: Sequence[Fact], view: str, devices: list[str], rng: np.random.Generator) -> Report:
    """Findings and impression of one study; paraphrases are drawn from ``rng``.

    The lower a fact's ``visibility`` (plain if not known), the more often it is hedged. What is not among the facts is
    mentioned only as absent, and nothing is said about change, because there is no earlier study.
    """
    said = [_say(rng, told) for told in _merge_sides(facts)]
    opening = _pick(rng, TECHNIQUE[view]) if rng.random() < TECHNIQUE_SHARE else ""
    prior = _pick(rng, COMPARISON) if rng.random() < COMPARISON_SHARE else ""
    findings = [opening, prior, *(said[index].findings for index in rng.permutation(len(said)))]
    findings += [_pick(rng, DEVICES[name]) for name in devices]
    findings += _negatives(labels_of(facts), rng)
    impressions = list(dict.fromkeys(each.impression for each in said)) or [_pick(rng, NORMAL)]
    if len(impressions) > 1:
        impressions = [f"{i}. {text}" for i, text in enumerate(impressions, 1)]
    return Report(" ".join(filter(None, findings)), " ".join(impressions))


def _merge_sides(facts: Sequence[Fact]) -> list[Told]:
    """Says left and right of the same finding as one bilateral fact where neither lobe nor kind sets them apart."""
    merged: list[Told] = []
    for fact in facts:
        place = next((n for n, told in enumerate(merged) if _is_twin(told, fact)), None)
        if place is None:
            merged.append(Told(fact, fact.side, {fact.side: fact.severity}, _plainness(fact)))
        else:
            merged[place] = _together(merged[place], fact)
    return merged


def _is_twin(told: Told, fact: Fact) -> bool:
    return (told.fact.label == fact.label and told.fact.kind == fact.kind and not fact.lobe
            and {told.side, fact.side} == set(SIDES))


def _together(told: Told, fact: Fact) -> Told:
    grades = told.grades | {fact.side: fact.severity}
    side = BILATERAL if len(set(grades.values())) == 1 else UNEQUAL
    return replace(told, side=side, grades=grades, plainness=min(told.plainness, _plainness(fact)))


def _plainness(fact: Fact) -> float:
    """The score of a shadow; a moved outline is plain whatever its shadow."""
    return float("inf") if fact.label in OUTLINES or fact.visibility is None else fact.visibility


def _say(rng: np.random.Generator, told: Told) -> Report:
    """One fact described, and named in the impression; both hedged or plain."""
    hedged = rng.random() < HEDGED[told.plainness < HEDGE_BELOW]
    impression = _name(rng, told, HEDGES if hedged else PLAIN)
    if hedged and rng.random() < HEDGED_FINDINGS:
        return Report(_name(rng, told, HEDGES), impression)
    return Report(_sentence(_fill(rng, FINDINGS, told)), impression)


def _name(rng: np.random.Generator, told: Told, frames: tuple[str, ...]) -> str:
    return _sentence(_pick(rng, frames).format(name=_fill(rng, IMPRESSIONS, told)))


def _fill(rng: np.random.Generator, table: dict, told: Told) -> str:
    options = table[told.fact.label]
    key = told.side if told.side in (BILATERAL, UNEQUAL) and told.side in options else told.fact.kind
    phrases = options[key if key in options else None]
    usable = [phrase for phrase in phrases if told.fact.severity or "{grade}" not in phrase]
    return _pick(rng, usable).format(**_words(rng, told))


def _words(rng: np.random.Generator, told: Told) -> dict[str, str]:
    fact, size = told.fact, told.fact.size_mm
    return {"side": told.side or "", "lobe": LOBES.get(fact.lobe, ""), "grade": _grade(rng, fact.severity),
            "left": _grade(rng, told.grades.get("left")), "right": _grade(rng, told.grades.get("right")),
            "mm": f"{size} mm", "cm": f"{(size or 0) / 10:.1f} cm"}


def _grade(rng: np.random.Generator, severity: str | None) -> str:
    return _pick(rng, GRADE_WORDS[severity]) if severity else ""


def _negatives(present: set[str], rng: np.random.Generator) -> list[str]:
    """Sentences about what is absent; the lungs are called clear only when they are."""
    silent = present.union(*(group for group in AKIN if group & present))
    absent = [label for label in NEGATIONS if " and " not in label and label not in silent]
    sentences = []
    if {"Effusion", "Pneumothorax"} <= set(absent) and rng.random() < .6:
        absent = [label for label in absent if label not in ("Effusion", "Pneumothorax")]
        sentences.append(_pick(rng, NEGATIONS["Effusion and Pneumothorax"]))
    chosen = rng.permutation(absent)[:rng.integers(1, NEGATED + 1)]
    if not present & (PARENCHYMAL | {"Effusion", "Pneumothorax", "Pleural Thickening"}):
        sentences.append(_pick(rng, CLEAR))
    return sentences + [_pick(rng, NEGATIONS[label]) for label in chosen]


def _pick(rng: np.random.Generator, options: tuple[str, ...] | list[str]) -> str:
    return options[int(rng.integers(len(options)))]


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
