"""Where a question in words lies among the films: its embedding, with what is weighed, added and taken away."""

from collections.abc import Awaitable, Callable, Sequence

import numpy as np

from medmir.search.query import Query, Term

SUBTRACTED = 0.2
"""What is taken away weighs this much: "X -Y" then brings as many X among its first ten as "X", and a quarter of its Y.

Of .1 to 1 the largest that loses no X over 96 pairs of the demo's findings; at 1 half an X is lost for a tenth of a Y.
"""
EmbedText = Callable[[str], Awaitable[np.ndarray]]
"""Embeds a text as L2-normalized float32 ``[d]``."""


def unit(vector: np.ndarray) -> np.ndarray:
    """The vector L2-normalized; one of no length stays as it is."""
    length = float(np.sqrt(np.sum(np.square(vector, dtype=np.float64))))
    return (vector / length if length else vector).astype(np.float32)


async def question_vector(query: Query, embed: EmbedText) -> np.ndarray:
    """Float32 ``[d]``, L2-normalized: words, less some of what is subtracted, plus what is added, all as unit vectors.

    Word arithmetic as with Mikolov et al., NAACL 2013. Any of the three parts may be lacking.
    """
    words = query.words.replace('"', "").replace("*", "").strip() or query.words
    vector = np.asarray(await embed(words), dtype=np.float32) if words else np.float32(0)
    vector = vector + await _sum(query.weighed, embed, less=1.0)
    vector = vector + await _sum(query.added, embed) - SUBTRACTED * await _sum(query.subtracted, embed)
    return unit(vector)


async def _sum(terms: Sequence[Term], embed: EmbedText, less: float = 0.0) -> np.ndarray | float:
    return sum([(term.weight - less) * np.asarray(await embed(term.words)) for term in terms], 0.0)
