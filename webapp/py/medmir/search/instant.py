"""Precomputed answers: exact lookup, fuzzy lookup and suggestions."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

import numpy as np

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle
from medmir.search.case_columns import columns_of
from medmir.search.understanding import mentions, same_question
from medmir.search.words import content, normalize

QUALIFIERS = frozenset(
    "no not without absent negative normal left right bilateral both upper middle lower apical basal small mild "
    "moderate large severe tiny massive minimal marked after before".split()
)
SAME_QUESTION = 0.6  # share of the words of both questions that must agree


def edits(one: str, other: str) -> int:
    """Letters to insert, delete or replace to turn one word into another (Levenshtein, 1966)."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        row, before = [n], row
        for m, compared in enumerate(other, 1):
            row.append(min(before[m] + 1, row[-1] + 1, before[m - 1] + (letter != compared)))
    return row[-1]


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or QUALIFIERS & {one, other} or one[0] != other[0]:
        return False
    return edits(one, other) <= (2 if min(len(one), len(other)) >= 8 else 1)


def overlap(query: str, known: str) -> float:
    """Share of content words two questions have in common, 0 to 1 (Jaccard with misspellings allowed).

    0 where a word of the question is lost, or where one of them names a finding, a side, a severity or a denial that
    the other does not.
    """
    asked, stored = content(query), content(known)
    matched = [word for word in asked if any(_same(word, other) for other in stored)]
    covered = [word for word in stored if any(_same(word, other) for other in asked)]
    if len(matched) < len(asked) or not matched or (set(stored) - set(covered)) & QUALIFIERS:
        return 0.0
    spelt = " ".join(covered)  # a misspelt name is the one that it is taken for
    if not same_question(spelt, " ".join(stored)):
        return 0.0
    return len(matched) / (len(asked) + len(stored) - len(covered))


class InstantQueries:
    """The questions that a bundle stores: with their hits, and where it has them with their embeddings.

    ``labels`` are those that some film has; a question for another finding is no suggestion. Empty: none is known.
    """

    def __init__(self, hits: Mapping[str, Sequence[Hit]], embeddings: np.ndarray | None = None,
                 labels: Collection[str] = ()):
        self._hits = {normalize(query): list(found) for query, found in hits.items()}
        rows = () if embeddings is None else embeddings
        self._embeddings = dict(zip(map(normalize, hits), rows, strict=False))
        self._suggested = [query for query in self._hits if _answerable(query, labels)]

    def __len__(self) -> int:
        return len(self._suggested)

    def exact(self, query: str) -> list[Hit] | None:
        """The stored hits of this very query, whatever its case, punctuation and spacing."""
        return self._hits.get(normalize(query))

    def embedding(self, query: str) -> np.ndarray | None:
        """Float32 ``[d]``, L2-normalized: what the text tower makes of this very query; None where it is not stored."""
        return self._embeddings.get(normalize(query))

    def nearest(self, query: str) -> str:
        """The stored query that asks the same in almost the same words; empty where there is none."""
        best = max(self._hits, key=lambda known: overlap(query, known), default="")
        return best if overlap(query, best) >= SAME_QUESTION else ""

    def suggestions(self, prefix: str, n: int = 8) -> list[str]:
        """Up to ``n`` stored queries in which some word begins as typed; those that begin so come first."""
        typed = normalize(prefix)
        found = [query for query in self._suggested if query.startswith(typed) or f" {typed}" in query]
        return sorted(found, key=lambda query: (not query.startswith(typed), len(query), query))[:n]


def _answerable(query: str, labels: Collection[str]) -> bool:
    return not labels or all(mention.wanted.label in labels for mention in mentions(query))


@lru_cache(maxsize=1)
def stored_queries(bundle: Bundle) -> InstantQueries:
    """The stored queries of a bundle, normalized once for all questions to it."""
    return InstantQueries(bundle.instant, bundle.instant_embeddings, columns_of(bundle).column("label").names)
