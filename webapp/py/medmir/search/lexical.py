"""Word search in labels and reports."""

from typing import NamedTuple

from medmir.bundle.catalog import Catalog
from medmir.bundle.contract import Hit
from medmir.search.instant import FILLERS, normalize


class Mentions(NamedTuple):
    """Cases that hold words of a question; ``all_words`` is whether they hold all of them."""

    hits: list[Hit]
    all_words: bool


def search_reports(catalog: Catalog, query: str, k: int) -> Mentions:
    """The ``k`` cases whose labels and report hold all of the query's words, or where none does, some of them.

    Words that carry no meaning of their own (:data:`medmir.search.instant.FILLERS`) are not looked for.
    """
    terms = [f'"{word}"' for word in normalize(query).split() if word not in FILLERS]
    if not terms:
        return Mentions([], False)
    if hits := catalog.matching(" AND ".join(terms), k):
        return Mentions(hits, True)
    return Mentions(catalog.matching(" OR ".join(terms), k), False)
