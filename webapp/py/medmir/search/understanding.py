"""The findings that a question names, with side, grade and lobe, and those that it denies.

What is not recognized here is none the worse for it: the towers and the reports answer it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from medmir.search.words import normalize, stem
from medmir.vocabulary.findings import LOBAR
from medmir.vocabulary.grades import AMOUNT, EXTENT, GRADED
from medmir.vocabulary.phrase import Wanted
from medmir.vocabulary.sides import BILATERAL
from medmir.vocabulary.words import (
    ABSENT,
    CONNECTORS,
    DENIALS,
    DENYING_WORDS,
    FINDING_WORDS,
    GRADE_WORDS,
    LOBE_WORDS,
    SIDE_WORDS,
)

STEP = {grade: scale.index(grade) for scale in (EXTENT, AMOUNT) for grade in scale}
CLAUSE = re.compile(rf"[,;.]|\b(?:{'|'.join(CONNECTORS)})\b|(?=\b(?:{'|'.join(DENIALS)})\b)")

EITHER_SIDE = re.compile(r"\b(?:left and right|right and left)\b")


class Mention(NamedTuple):
    """A finding that a question asks for, or denies."""

    wanted: Wanted
    denied: bool = False


def stemmed(text: str) -> str:
    """A text between blanks, of words that can be compared: its words are found by ``f" {word} " in it``."""
    return f" {' '.join(map(stem, normalize(text).split()))} "


def known(words: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """All words, as :func:`stemmed` gives them, with what they stand for; the longest first."""
    pairs = [(stemmed(word), name) for name, each in words.items() for word in each]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


_FINDINGS, _GRADES, _LOBES = map(known, (FINDING_WORDS, GRADE_WORDS, LOBE_WORDS))
_DENYING = [(stemmed(words), label) for words, label in DENYING_WORDS.items()]
_DENIALS = [stemmed(words) for words in DENIALS]


def mentions(words: str) -> list[Mention]:
    """The findings that a question names, in the order of its clauses."""
    return [mention for clause in clauses(words) for mention in _in_clause(clause)]


def clauses(words: str) -> list[str]:
    """A question in the parts that a denial or a side reaches, each as :func:`stemmed` gives it."""
    return [stemmed(clause) for clause in CLAUSE.split(EITHER_SIDE.sub(BILATERAL, words.casefold())) if clause]


def _in_clause(clause: str) -> Iterator[Mention]:
    for words, label in _DENYING:
        if words in clause:
            yield Mention(Wanted(label), denied=not denies(clause))
            clause = clause.replace(words, "  ")
    found, rest = taken(clause, _FINDINGS)
    for label in found:
        yield Mention(_wanted(label, rest), denied=denies(rest))


def taken(clause: str, known: list[tuple[str, str]]) -> tuple[list[str], str]:
    """What a clause names, each once, and the clause without its names."""
    found: dict[str, None] = {}
    for words, name in known:
        if words in clause:
            found[name] = None
            clause = clause.replace(words, "  ")
    return list(found), clause


def denies(clause: str) -> bool:
    """Whether a clause, as :func:`stemmed` gives it, denies what it names."""
    return any(words in clause for words in _DENIALS) or f" {ABSENT} " in clause


def _wanted(label: str, clause: str) -> Wanted:
    lobes, rest = taken(clause, _LOBES) if label in LOBAR else ([], clause)
    lobe = lobes[0] if lobes else None
    sides = {side for word, side in SIDE_WORDS.items() if f" {stem(word)} " in rest}
    grades = [grade for words, grade in _GRADES if words in rest]
    side = sides.pop() if len(sides) == 1 else None
    return Wanted(label, side, _on_scale(label, grades[0] if grades else ""), lobe)


def _on_scale(label: str, grade: str) -> str | None:
    """The grade on the finding's own scale: a severe effusion is a large one."""
    scale = GRADED.get(label)
    return scale[STEP[grade]] if scale and grade else None


def finding_text(wanted: Wanted) -> str:
    """A finding as the field "finding" has it: "large left effusion"."""
    lobe = LOBE_WORDS.get(wanted.lobe, (wanted.lobe,))[0] if wanted.lobe else ""
    side = "" if lobe else wanted.side
    return " ".join(part for part in (wanted.severity, side, lobe, wanted.label.lower()) if part)


def finding_wanted(text: str) -> Wanted | None:
    """The finding that the field "finding" asks for; None where its text names none."""
    return next((mention.wanted for mention in mentions(text)), None)


def same_question(one: str, other: str) -> bool:
    """Whether two questions name the same findings, with the same sides, grades, lobes and denials."""
    return set(mentions(one)) == set(mentions(other))
