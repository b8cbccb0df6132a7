"""Queries beyond the clinical protocol, for collections whose facts (side, severity) are known exactly.

Each protocol is a list of phrases; a phrase knows which films it is true of. A phrase that no film, or every film, of
the collection answers is left out: it measures nothing.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from medmir.vocabulary.findings import NORMAL
from pipeline.queries.lexicon import CLINICAL, HELD_OUT_LAY, SIDED, Phrase, Wanted, fill

Facts = Sequence[dict]
FEWEST = 5  # films that must answer a two-finding or severity query


def harder_queries(collection: Sequence[Facts]) -> dict[str, list[Phrase]]:
    """The protocols' phrases for a collection, given each film's facts."""
    protocols = {
        "lay_held_out": _lay(), "laterality": _sided(), "severity": _graded(collection),
        "two_findings": _paired(collection), "negation": _denied(),
    }
    return {name: [phrase for phrase in phrases if _tells_apart(phrase, collection)]
            for name, phrases in protocols.items()}


def _tells_apart(phrase: Phrase, collection: Sequence[Facts]) -> bool:
    return 0 < sum(phrase.true_of(facts) for facts in collection) < len(collection)


def _lay() -> list[Phrase]:
    """Lay words that no training text used, side left open."""
    return [fill(words, label, None) for label, templates in HELD_OUT_LAY.items() for words in templates]


def _sided() -> list[Phrase]:
    return [fill(CLINICAL[label][0], label, {"side": side}) for label in SIDED for side in ("left", "right")]


def _graded(collection: Sequence[Facts]) -> list[Phrase]:
    grades = Counter(grade for facts in collection for grade in {(f["label"], f["severity"]) for f in _worded(facts)})
    return [Phrase(f"{severity} {_name(label)}", (Wanted(label, severity=severity),))
            for (label, severity), films in sorted(grades.items(), key=str) if severity and films >= FEWEST]


def _paired(collection: Sequence[Facts]) -> list[Phrase]:
    named = [sorted({fact["label"] for fact in _worded(facts)}) for facts in collection]
    pairs = Counter(pair for labels in named for pair in combinations(labels, 2))
    return [Phrase(f"{_name(one)} with {_name(other)}", (Wanted(one), Wanted(other)))
            for (one, other), films in sorted(pairs.items()) if films >= FEWEST]


def _worded(facts: Facts) -> list[dict]:
    """The facts whose label has words here; a source may name others."""
    return [fact for fact in facts if fact["label"] in CLINICAL]


def _denied() -> list[Phrase]:
    return [Phrase(f"no {_name(label)}", absent=(label,)) for label in CLINICAL if label != NORMAL]


def _name(label: str) -> str:
    """The label's plain clinical name: "pleural effusion" for Effusion."""
    return fill(CLINICAL[label][0], label, None).text
