"""Exact top-K retrieval over the embedding matrix."""

from collections.abc import Sequence

import numpy as np

from medmir.bundle.contract import Hit


def similarities(embeddings: np.ndarray, query: np.ndarray) -> np.ndarray:
    """Cosine of every case to the query: float32 ``[n, d]`` and ``[d]`` to ``[n]``, all L2-normalized.

    ``einsum`` and not ``@``: Pyodide's NumPy has no BLAS and this is its fastest exact form.
    """
    return np.einsum("ij,j->i", embeddings, np.asarray(query, dtype=np.float32))


def top_k(
    embeddings: np.ndarray,
    query: np.ndarray,
    case_ids: Sequence[str],
    k: int,
    keep: np.ndarray | None = None,
) -> list[Hit]:
    """Return the ``k`` most similar cases, best first, equal scores in order of case id.

    ``keep``: optional bool ``[n]``; only those rows may be returned. Fewer than ``k`` hits come
    back where the collection is smaller.
    """
    scores = similarities(embeddings, query)
    rows = np.arange(len(scores)) if keep is None else np.flatnonzero(keep)
    if 0 < k < len(rows):
        # everything that ties with the k-th score stays in, so that the case id decides among them
        kth = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
        rows = rows[scores[rows] >= kth]
    ordered = sorted(rows.tolist(), key=lambda row: (-scores[row], case_ids[row]))
    return [Hit(case_ids[row], float(scores[row])) for row in ordered[:k]]
