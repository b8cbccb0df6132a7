"""The answers a bundle gives without a model: to the clinical queries, sided ones and its own labels."""

from collections.abc import Sequence

import numpy as np

from medmir.bundle.contract import Hit
from medmir.search.ranking import top_k
from pipeline.arrays.encoder import Encoder

HITS = 10  # a question


def instant_embeddings(queries: Sequence[str], encoder: Encoder) -> np.ndarray:
    """Float32 ``[q, d]``: the stored questions as the text tower embeds them, little-endian."""
    return encoder.embed_texts(queries).astype("<f4", copy=False)


def instant_answers(queries: Sequence[str], embedded: np.ndarray, case_ids: Sequence[str], embeddings: np.ndarray
                    ) -> dict[str, list[Hit]]:
    """Up to :data:`HITS` hits of every question, best first, as a search by meaning finds them."""
    return {query: top_k(embeddings, vector, case_ids, HITS) for query, vector in zip(queries, embedded, strict=True)}

