"""Every case's nearest cases of other patients: what *similar* shows without any model."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from tqdm import tqdm

from medmir.bundle.contract import Hit
from medmir.search.ranking import top_k

NEIGHBOURS = 10
CANDIDATES = 32  # more than NEIGHBOURS, so that rounding in the block's product decides nothing
BLOCK = 256      # rows whose similarities to all are in memory at once


def nearest_neighbours(case_ids: Sequence[str], patients: Sequence[str], embeddings: np.ndarray
                       ) -> dict[str, list[Hit]]:
    """Up to :data:`NEIGHBOURS` hits of each case, best first; row i of ``embeddings`` (float32 ``[n, d]``) is case i.

    Candidates are found by block of rows, their order is the core's ranking.
    """
    names, people = np.asarray(case_ids, dtype=object), pd.factorize(np.asarray(patients, dtype=object))[0]
    found: dict[str, list[Hit]] = {}
    for start in tqdm(range(0, len(names), BLOCK), desc="neighbours", unit="block"):
        for row, candidates in enumerate(_candidates(slice(start, start + BLOCK), people, embeddings), start):
            others = candidates[people[candidates] != people[row]]
            found[names[row]] = top_k(embeddings[others], embeddings[row], names[others].tolist(), NEIGHBOURS)
    return found


def _candidates(rows: slice, people: np.ndarray, embeddings: np.ndarray) -> np.ndarray:
    """Int ``[rows, CANDIDATES]``: the most similar cases of other patients, in no order, then the patient's own."""
    scores = embeddings[rows] @ embeddings.T
    scores[people[rows, None] == people[None]] = -np.inf
    return np.argpartition(-scores, min(CANDIDATES, len(embeddings) - 1))[:, :CANDIDATES]
