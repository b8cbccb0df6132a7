"""From a question to ranked cases; words in reports while the model is away."""

import time
from typing import NamedTuple, Protocol

import numpy as np

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle
from medmir.search.instant import stored_queries
from medmir.search.lexical import search_reports
from medmir.search.query import Query
from medmir.search.ranking import top_k


class Towers(Protocol):
    """The model where it runs: natively, or in the page's worker."""

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """Embed token ids int64 ``[t]`` as L2-normalized float32 ``[d]``."""

    async def embed_image(self, pixel_values: np.ndarray) -> np.ndarray:
        """Embed a prepared picture float32 ``[1, 3, h, w]`` as L2-normalized float32 ``[d]``."""


class Answer(NamedTuple):
    """What a search returned.

    ``path``: "instant", "fuzzy", "live", "lexical", "similar" or "picture". ``shown_query``: the question that was
    answered, which for "fuzzy" is not the one typed. ``milliseconds``: from question to hits. ``all_words``: whether
    the reports that answer hold every word of the question; only for "lexical".
    """

    path: str
    hits: list[Hit]
    shown_query: str
    milliseconds: float = 0.0
    all_words: bool = True


async def answer(bundle: Bundle, query: Query, towers: Towers | None = None) -> Answer:
    """Answer a question.

    Without ``towers`` (the model is still loading, or failed) words that nobody precomputed are looked for in the
    reports, and a picture cannot be asked by. MedMIRError where the collection has no such case, or a tower fails.
    """
    begun = time.perf_counter()
    found = await _answer(bundle, query, towers)
    return found._replace(hits=found.hits[: query.k], milliseconds=(time.perf_counter() - begun) * 1e3)


async def _answer(bundle: Bundle, query: Query, towers: Towers | None) -> Answer:
    if query.picture:
        from medmir.inputs.preprocessing import pixel_values  # late: the page fetches Pillow with the first picture

        embedded = await towers.embed_image(pixel_values(query.picture.image, bundle.recipe))
        return Answer("picture", _nearest(bundle, embedded, query.k), query.picture.name)
    if query.like:
        return _similar(bundle, query.like)
    return await _in_words(bundle, query, towers)


async def _in_words(bundle: Bundle, query: Query, towers: Towers | None) -> Answer:
    words, stored = query.words.strip(), stored_queries(bundle)
    if (hits := stored.exact(words)) is not None:
        return Answer("instant", hits, words)
    if (near := stored.fuzzy(words)) is not None:
        return Answer("fuzzy", near[1], near[0])
    if towers is None:
        hits, all_words = search_reports(await bundle.catalog(), words, query.k)
        return Answer("lexical", hits, words, all_words=all_words)
    embedded = await towers.embed_text((await bundle.tokenizer()).encode(words))
    return Answer("live", _nearest(bundle, embedded, query.k), words)


def _nearest(bundle: Bundle, embedded: np.ndarray, k: int) -> list[Hit]:
    return top_k(bundle.embeddings, embedded, bundle.case_ids, k)


def _similar(bundle: Bundle, case_id: str) -> Answer:
    """The precomputed nearest neighbours of a case, other patients only."""
    bundle.case(case_id)
    return Answer("similar", bundle.neighbours.get(case_id, []), case_id)
