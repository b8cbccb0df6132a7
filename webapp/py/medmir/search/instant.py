"""Precomputed answers: exact lookup, fuzzy lookup and suggestions."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle

FILLERS = frozenset(
    "a an and are case cases chest cxr evidence film findings image images in is me of on or patient please "
    "radiograph scan show signs the there view with x xray x-ray ray".split()
)
QUALIFIERS = frozenset(
    "no not without absent negative normal left right bilateral both upper middle lower apical basal small mild "
    "moderate large severe tiny massive minimal marked after before".split()
)
SAME_WORD = 0.8      # difflib ratio above which two words of five letters or more are a misspelling of each other
SAME_QUESTION = 0.6  # share of the words of both questions that must agree


def normalize(query: str) -> str:
    """Lower-case, without punctuation and repeated spaces: the key of the precomputed table."""
    return " ".join(re.findall(r"[^\W_]+", query.casefold()))


def stem(word: str) -> str:
    """The word without the s of its plural."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _content(query: str) -> list[str]:
    return [stem(word) for word in normalize(query).split() if word not in FILLERS]


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or QUALIFIERS & {one, other}:
        return False
    return SequenceMatcher(None, one, other).ratio() >= SAME_WORD


def overlap(query: str, known: str) -> float:
    """Share of content words two questions have in common, 0 to 1 (Jaccard with misspellings allowed).

    0 where a word that changes the meaning (a side, a severity, a negation) stands in only one of them.
    """
    asked, stored = _content(query), _content(known)
    matched = [word for word in asked if any(_same(word, other) for other in stored)]
    covered = [word for word in stored if any(_same(word, other) for other in asked)]
    lost = (set(asked) - set(matched)) | (set(stored) - set(covered))
    if not matched or lost & QUALIFIERS:
        return 0.0
    return len(matched) / (len(asked) + len(stored) - len(covered))


class InstantQueries:
    """The precomputed queries of a bundle with their hits, best first."""

    def __init__(self, queries: Mapping[str, Sequence[Hit]]):
        self._hits = {normalize(query): list(hits) for query, hits in queries.items()}

    def __len__(self) -> int:
        return len(self._hits)

    def exact(self, query: str) -> list[Hit] | None:
        """The stored hits of this very query, whatever its case, punctuation and spacing."""
        return self._hits.get(normalize(query))

    def fuzzy(self, query: str) -> tuple[str, list[Hit]] | None:
        """The nearest stored query and its hits, or None where no stored query asks the same."""
        best = max(self._hits, key=lambda known: overlap(query, known), default="")
        if overlap(query, best) < SAME_QUESTION:
            return None
        return best, self._hits[best]

    def suggestions(self, prefix: str, n: int = 8) -> list[str]:
        """Up to ``n`` stored queries in which some word begins as typed; those that begin so come first."""
        typed = normalize(prefix)
        found = [q for q in self._hits if q.startswith(typed) or f" {typed}" in q]
        return sorted(found, key=lambda q: (not q.startswith(typed), len(q), q))[:n]


@lru_cache(maxsize=1)
def stored_queries(bundle: Bundle) -> InstantQueries:
    """The precomputed queries of a bundle, normalized once for all questions to it."""
    return InstantQueries(bundle.instant)
