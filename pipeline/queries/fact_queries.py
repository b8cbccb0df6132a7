"""Queries beyond the clinical protocol, for collections whose facts (side, severity) are known exactly.

Each protocol is a list of phrases; a phrase knows which films it is true of. A phrase that no film, or every film, of
the collection answers is left out: it measures nothing.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from medmir.bundle.contract import Fact, labels_of
from medmir.vocabulary.findings import NORMAL, SIDED
from medmir.vocabulary.phrase import Phrase, Wanted
from medmir.vocabulary.sides import SIDES
from pipeline.queries.clinical_words import CLINICAL
from pipeline.queries.lay_words import HELD_OUT_LAY
from pipeline.queries.lexicon import fill, plain_name

Facts = Sequence[Fact]
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
    return [fill(words, Wanted(label)) for label, templates in HELD_OUT_LAY.items() for words in templates]


def _sided() -> list[Phrase]:
    return [fill(CLINICAL[label][0], Wanted(label, side)) for label in SIDED for side in SIDES]


def _graded(collection: Sequence[Facts]) -> list[Phrase]:
    grades = Counter(grade for facts in collection for grade in {(f.label, f.severity) for f in _worded(facts)})
    return [Phrase(f"{severity} {plain_name(label)}", (Wanted(label, severity=severity),))
            for (label, severity), films in sorted(grades.items(), key=str) if severity and films >= FEWEST]


def _paired(collection: Sequence[Facts]) -> list[Phrase]:
    named = [sorted(labels_of(_worded(facts))) for facts in collection]
    pairs = Counter(pair for labels in named for pair in combinations(labels, 2))
    return [Phrase(f"{plain_name(one)} with {plain_name(other)}", (Wanted(one), Wanted(other)))
            for (one, other), films in sorted(pairs.items()) if films >= FEWEST]


def _worded(facts: Facts) -> list[Fact]:
    """The facts whose label has words here; a source may name others."""
    return [fact for fact in facts if fact.label in CLINICAL]


def _denied() -> list[Phrase]:
    return [Phrase(f"no {plain_name(label)}", absent=(label,)) for label in CLINICAL if label != NORMAL]
