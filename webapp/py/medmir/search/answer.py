"""From a question or a picture to ranked cases; words in reports while the model is away."""

import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple

import numpy as np
from PIL import Image

from medmir.bundle.reader import Bundle
from medmir.inputs.preprocessing import pixel_values
from medmir.search.ranking import Hit, top_k

EmbedText = Callable[[np.ndarray], Awaitable[np.ndarray]]
EmbedImage = Callable[[np.ndarray], Awaitable[np.ndarray]]


class Answer(NamedTuple):
    """What a search returned.

    ``path``: "instant", "fuzzy", "live", "lexical", "similar" or "picture". ``shown_query``: the question
    that was answered, which for "fuzzy" is not the one typed. ``milliseconds``: from question to hits.
    """

    path: str
    hits: list[Hit]
    shown_query: str
    milliseconds: float


async def answer(bundle: Bundle, query: str, k: int, embed_text: EmbedText | None = None) -> Answer:
    """Answer a question in words.

    ``embed_text`` takes int64 ids ``[t]`` and returns the L2-normalized float32 ``[d]``; without it
    (the model is still loading, or failed) a question nobody precomputed is answered from the reports.
    """
    begun = time.perf_counter()
    path, hits, shown = await _answer(bundle, query.strip(), k, embed_text)
    return Answer(path, hits[:k], shown, (time.perf_counter() - begun) * 1e3)


async def _answer(
    bundle: Bundle, query: str, k: int, embed_text: EmbedText | None
) -> tuple[str, list[Hit], str]:
    if (stored := bundle.instant.exact(query)) is not None:
        return "instant", stored, query
    if (near := bundle.instant.fuzzy(query)) is not None:
        return "fuzzy", near[1], near[0]
    if embed_text is None:
        return "lexical", (await bundle.catalog()).search(query, k), query
    ids = (await bundle.tokenizer()).encode(query)
    return "live", top_k(bundle.embeddings, await embed_text(ids), bundle.case_ids, k), query


async def answer_picture(bundle: Bundle, name: str, image: Image.Image, k: int, embed_image: EmbedImage) -> Answer:
    """The cases most like a picture, which is of any Pillow mode and shown as ``name``.

    ``embed_image`` takes float32 pixels ``[1, 3, h, w]``, prepared by the bundle's recipe, and returns
    the L2-normalized float32 ``[d]``.
    """
    begun = time.perf_counter()
    query = await embed_image(pixel_values(image, bundle.recipe))
    hits = top_k(bundle.embeddings, query, bundle.case_ids, k)
    return Answer("picture", hits, name, (time.perf_counter() - begun) * 1e3)


def similar(bundle: Bundle, case_id: str, k: int) -> Answer:
    """The precomputed nearest neighbours of a case, other patients only."""
    begun = time.perf_counter()
    bundle.case(case_id)
    hits = bundle.neighbours.get(case_id, [])[:k]
    return Answer("similar", hits, case_id, (time.perf_counter() - begun) * 1e3)
