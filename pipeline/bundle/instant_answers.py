"""The answers a bundle gives without a model: to the clinical queries, sided ones and its own labels."""

from collections.abc import Sequence

import numpy as np

from medmir.bundle.contract import Hit
from medmir.search.ranking import top_k
from pipeline.arrays.encoder import Encoder
from pipeline.queries.clinical import instant_queries

HITS = 10  # a question


def instant_answers(labels: set[str], case_ids: Sequence[str], embeddings: np.ndarray, encoder: Encoder
                    ) -> dict[str, list[Hit]]:
    """Up to :data:`HITS` hits of every question, best first, as a live search would find them."""
    return {query: top_k(embeddings, encoder.embed_text(query), case_ids, HITS) for query in instant_queries(labels)}
