"""The report of a study: findings and impression, written from the facts alone."""

from dataclasses import dataclass

import numpy as np

from medmir.findings import LOBES
from pipeline.corpora.rendered.phrases import CLEAR, DEVICES, FINDINGS, IMPRESSIONS, NEGATIONS, NORMAL, TECHNIQUE

NEGATED = 4               # absent findings named in a report, at most
GRADE_WORDS = {"mild": ("mild", "slight"), "moderate": ("moderate",), "severe": ("severe", "marked"),
               "small": ("small",), "large": ("large",)}
PARENCHYMAL = {"Atelectasis", "Consolidation", "Edema", "Emphysema", "Fibrosis", "Infiltration", "Mass", "Nodule",
               "Pneumonia"}


@dataclass(frozen=True)
class Report:
    findings: str
    impression: str


def write_report(facts: list[dict], view: str, devices: list[str], rng: np.random.Generator) -> Report:
    """Findings and impression of one study; paraphrases are drawn from ``rng``.

    A fact needs ``label``, ``side``, ``lobe``, ``severity``, ``kind`` and ``size_mm``. What is not
    among the facts is mentioned only as absent.
    """
    groups = _merge_sides(facts)
    sentences = [_pick(rng, TECHNIQUE[view])] if rng.random() < .5 else []
    sentences += [_say(rng, FINDINGS, fact) for fact in groups]
    sentences += [_pick(rng, DEVICES[name]) for name in devices]
    sentences += _negatives({fact["label"] for fact in facts}, rng)
    impressions = list(dict.fromkeys(_say(rng, IMPRESSIONS, fact) for fact in groups)) or [_pick(rng, NORMAL)]
    if len(impressions) > 1:
        impressions = [f"{i}. {text}" for i, text in enumerate(impressions, 1)]
    return Report(" ".join(sentences), " ".join(impressions))


def _merge_sides(facts: list[dict]) -> list[dict]:
    """Says left and right of the same finding as one bilateral fact where no lobe is named."""
    merged: list[dict] = []
    for fact in facts:
        twin = next((m for m in merged if m["label"] == fact["label"] and not fact["lobe"]), None)
        if twin is None:
            merged.append(dict(fact))
        elif {twin["side"], fact["side"]} == {"left", "right"}:
            same = {key: twin[key] if twin[key] == fact[key] else None for key in ("severity", "kind")}
            twin.update(side="bilateral", **same)
    return merged


def _say(rng: np.random.Generator, table: dict, fact: dict) -> str:
    options = table[fact["label"]]
    key = "bilateral" if fact["side"] == "bilateral" and "bilateral" in options else fact["kind"]
    phrases = options[key if key in options else None]
    usable = [phrase for phrase in phrases if fact["severity"] or "{grade}" not in phrase]
    return _sentence(_pick(rng, usable).format(**_words(rng, fact)))


def _words(rng: np.random.Generator, fact: dict) -> dict[str, str]:
    size = fact["size_mm"]
    return {"side": fact["side"] or "", "lobe": LOBES.get(fact["lobe"], ""),
            "grade": _pick(rng, GRADE_WORDS[fact["severity"]]) if fact["severity"] else "",
            "mm": f"{size} mm", "cm": f"{(size or 0) / 10:.1f} cm"}


def _negatives(present: set[str], rng: np.random.Generator) -> list[str]:
    """Sentences about what is absent; the lungs are called clear only when they are."""
    absent = [label for label in NEGATIONS if label not in present]
    if "Effusion" in absent and "Pneumothorax" in absent and rng.random() < .6:
        absent = [label for label in absent if label not in ("Effusion", "Pneumothorax")]
        sentences = [_pick(rng, NEGATIONS["Effusion and Pneumothorax"])]
    else:
        sentences = []
    absent = [label for label in absent if " and " not in label]
    chosen = rng.permutation(absent)[:rng.integers(1, NEGATED + 1)]
    if not present & (PARENCHYMAL | {"Effusion", "Pneumothorax", "Pleural Thickening"}):
        sentences.append(_pick(rng, CLEAR))
    return sentences + [_pick(rng, NEGATIONS[label]) for label in chosen]


def _pick(rng: np.random.Generator, options: tuple[str, ...] | list[str]) -> str:
    return options[int(rng.integers(len(options)))]


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
