"""Exact top-K retrieval over the embedding matrix, and which of the ranked are shown."""

from collections.abc import Iterable, Sequence

import numpy as np

from medmir.bundle.contract import Hit

NEAR_DUPLICATE = 0.999
"""Cosine from which two films are the same one. Saved again or at half the size the demo's stay above .9997; films of
two patients reach .9972."""
DROP = 0.65
"""A case is relevant whose score has lost less than 35 % of the way from the ten best to the middle of the collection.

Of .5, .6, .7 and .8 those beside it agreed best with the demo's labels (F1 .81 and .79, the best possible .82).
"""
BEST = 10


def similarities(embeddings: np.ndarray, query: np.ndarray) -> np.ndarray:
    """Cosine of every case to the query: float32 ``[n, d]`` and ``[d]`` to ``[n]``, all L2-normalized.

    ``einsum`` and not ``@``: Pyodide's NumPy has no BLAS and this is its fastest exact form.
    """
    return np.einsum("ij,j->i", embeddings, np.asarray(query, dtype=np.float32))


def ranked(scores: np.ndarray, places: np.ndarray, keep: np.ndarray | None = None) -> np.ndarray:
    """Row numbers, best score first, equal scores in order of ``places``, int ``[n]``: the case ids' order.

    ``keep``: optional bool ``[n]``; only those rows.
    """
    rows = np.arange(len(scores)) if keep is None else np.flatnonzero(keep)
    return rows[np.lexsort((places[rows], -scores[rows]))]


def top_k(embeddings: np.ndarray, query: np.ndarray, case_ids: Sequence[str], k: int,
          keep: np.ndarray | None = None) -> list[Hit]:
    """The ``k`` most similar cases, best first, equal scores in order of case id; fewer where there are no more.

    ``keep``: optional bool ``[n]``; only those rows may be returned.
    """
    scores = similarities(embeddings, query)
    rows = np.arange(len(scores)) if keep is None else np.flatnonzero(keep)
    if 0 < k < len(rows):
        # everything that ties with the k-th score stays in, so that the case id decides among them
        kth = np.partition(scores[rows], len(rows) - k)[len(rows) - k]
        rows = rows[scores[rows] >= kth]
    ordered = sorted(rows.tolist(), key=lambda row: (-scores[row], case_ids[row]))
    return [Hit(case_ids[row], float(scores[row])) for row in ordered[:k]]


def relevant(scores: np.ndarray) -> float:
    """The score from which cases count as relevant, given all of a collection, float32 ``[n]``: see :data:`DROP`."""
    best, middle = float(np.sort(scores)[-BEST:].mean()), median(scores)
    return middle + DROP * (best - middle)


def median(scores: np.ndarray) -> float:
    """The middle score, the upper one of two. NumPy's own needs ``numpy.ma``, which a page starts without."""
    return float(np.partition(scores, len(scores) // 2)[len(scores) // 2]) if len(scores) else 0.0


def shown(rows: Iterable[int], k: int, embeddings: np.ndarray, groups: Sequence[str] | None = None
          ) -> tuple[list[int], dict[int, list[int]]]:
    """The first ``k`` of ranked rows without near-duplicates, and those by the row that stands for them.

    ``groups``: whose each row is (a patient); then one of a group is shown.
    """
    chosen, folded, seen = [], {}, set()
    for row in rows:
        if groups is not None and groups[row] in seen:
            continue
        if (same := _same_film(embeddings, row, chosen)) is not None:
            folded.setdefault(same, []).append(int(row))
            continue
        if len(chosen) == k:
            break
        chosen.append(int(row))
        seen.add(groups[row] if groups is not None else row)
    return chosen, folded


def listed(rows: np.ndarray, skip: int, k: int, groups: np.ndarray | None = None) -> tuple[list[int], int]:
    """Of rows that nothing ranks, int ``[m]``, the ``k`` behind the first ``skip``, and how many follow them.

    ``groups``: text ``[n]``, see :func:`shown`. Near-duplicates stay: whoever walks through films wants every one.
    """
    if groups is not None:
        rows = rows[np.sort(np.unique(groups[rows], return_index=True)[1])]
    return rows[skip: skip + k].tolist(), max(len(rows) - skip - k, 0)


def _same_film(embeddings: np.ndarray, row: int, chosen: Sequence[int]) -> int | None:
    if not chosen:
        return None
    alike = similarities(embeddings[chosen], embeddings[row])
    nearest = int(np.argmax(alike))
    return chosen[nearest] if alike[nearest] >= NEAR_DUPLICATE else None
