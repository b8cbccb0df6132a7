"""The report of a study: findings and impression, written from the facts alone."""

from dataclasses import dataclass

import numpy as np

from medmir.vocabulary.findings import LOBES
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
class Report:
    findings: str
    impression: str


def write_report(facts: list[dict], view: str, devices: list[str], rng: np.random.Generator) -> Report:
    """Findings and impression of one study; paraphrases are drawn from ``rng``.

    A fact needs ``label``, ``side``, ``lobe``, ``severity``, ``kind`` and ``size_mm``; the lower its ``visibility``
    (plain if missing), the more often it is hedged. What is not among the facts is mentioned only as absent, and
    nothing is said about change, because there is no earlier study.
    """
    said = [_say(rng, fact) for fact in _merge_sides(facts)]
    opening = _pick(rng, TECHNIQUE[view]) if rng.random() < TECHNIQUE_SHARE else ""
    prior = _pick(rng, COMPARISON) if rng.random() < COMPARISON_SHARE else ""
    findings = [opening, prior, *(said[index].findings for index in rng.permutation(len(said)))]
    findings += [_pick(rng, DEVICES[name]) for name in devices]
    findings += _negatives({fact["label"] for fact in facts}, rng)
    impressions = list(dict.fromkeys(each.impression for each in said)) or [_pick(rng, NORMAL)]
    if len(impressions) > 1:
        impressions = [f"{i}. {text}" for i, text in enumerate(impressions, 1)]
    return Report(" ".join(filter(None, findings)), " ".join(impressions))


def _merge_sides(facts: list[dict]) -> list[dict]:
    """Says left and right of the same finding as one bilateral fact where neither lobe nor kind sets them apart."""
    merged: list[dict] = []
    for fact in facts:
        twin = next((m for m in merged if _is_twin(m, fact)), None)
        if twin is None:
            merged.append(fact | {"grades": {fact["side"]: fact["severity"]}})
            continue
        twin["grades"] |= {fact["side"]: fact["severity"]}
        twin["side"] = "bilateral" if len(set(twin["grades"].values())) == 1 else "unequal"
        twin["visibility"] = min(_visibility(twin), _visibility(fact))
    return merged


def _is_twin(one: dict, other: dict) -> bool:
    return (one["label"] == other["label"] and one["kind"] == other["kind"] and not other["lobe"]
            and {one["side"], other["side"]} == {"left", "right"})


def _visibility(fact: dict) -> float:
    """The score of a shadow; a moved outline is plain whatever its shadow."""
    return float("inf") if fact["label"] in OUTLINES else fact.get("visibility", float("inf"))


def _say(rng: np.random.Generator, fact: dict) -> Report:
    """One fact described, and named in the impression; both hedged or plain."""
    hedged = rng.random() < HEDGED[_visibility(fact) < HEDGE_BELOW]
    impression = _name(rng, fact, HEDGES if hedged else PLAIN)
    if hedged and rng.random() < HEDGED_FINDINGS:
        return Report(_name(rng, fact, HEDGES), impression)
    return Report(_sentence(_fill(rng, FINDINGS, fact)), impression)


def _name(rng: np.random.Generator, fact: dict, frames: tuple[str, ...]) -> str:
    return _sentence(_pick(rng, frames).format(name=_fill(rng, IMPRESSIONS, fact)))


def _fill(rng: np.random.Generator, table: dict, fact: dict) -> str:
    options = table[fact["label"]]
    key = fact["side"] if fact["side"] in ("bilateral", "unequal") and fact["side"] in options else fact["kind"]
    phrases = options[key if key in options else None]
    usable = [phrase for phrase in phrases if fact["severity"] or "{grade}" not in phrase]
    return _pick(rng, usable).format(**_words(rng, fact))


def _words(rng: np.random.Generator, fact: dict) -> dict[str, str]:
    size, grades = fact["size_mm"], fact["grades"]
    return {"side": fact["side"] or "", "lobe": LOBES.get(fact["lobe"], ""), "grade": _grade(rng, fact["severity"]),
            "left": _grade(rng, grades.get("left")), "right": _grade(rng, grades.get("right")),
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
