"""Retrieval metrics, their chance levels and bootstrap intervals.

A ranking enters as ``relevance``: bool ``[n]``, best-ranked case first, over the whole
collection. ``m`` is the number of relevant cases. Every metric is 0 where nothing is relevant.
"""

from collections.abc import Callable
from math import comb
from typing import NamedTuple

import numpy as np


def recall_at_k(relevance: np.ndarray, k: int) -> float:
    """Hit rate: 1 where at least one relevant case is among the first ``k`` (the "Recall@K" of this field's demos)."""
    return float(np.any(relevance[:k]))


def precision_at_k(relevance: np.ndarray, k: int) -> float:
    """Share of relevant cases among the first ``k``."""
    return float(np.sum(relevance[:k]) / k)


def average_precision(relevance: np.ndarray) -> float:
    """Mean of the precision at each relevant case (Voorhees and Harman, TREC, 2005)."""
    places = np.flatnonzero(relevance)
    return float(np.mean(np.arange(1, len(places) + 1) / (places + 1))) if len(places) else 0.0


def reciprocal_rank(relevance: np.ndarray) -> float:
    """One over the rank of the first relevant case (Voorhees, TREC-8, 1999)."""
    places = np.flatnonzero(relevance)
    return 1.0 / (places[0] + 1) if len(places) else 0.0


def ndcg_at_k(relevance: np.ndarray, k: int) -> float:
    """Normalized discounted cumulative gain, binary gains (Järvelin and Kekäläinen, 2002)."""
    gains = np.asarray(relevance, dtype=np.float64)
    best = _discounts(min(int(gains.sum()), k)).sum()
    return float((gains[:k] * _discounts(len(gains[:k]))).sum() / best) if best else 0.0


def _discounts(k: int) -> np.ndarray:
    return 1.0 / np.log2(np.arange(2, k + 2))


def chance_recall_at_k(n: int, m: int, k: int) -> float:
    """Probability that ``k`` of ``n`` cases drawn at random hold one of the ``m`` relevant (hypergeometric)."""
    return 1.0 - comb(n - m, k) / comb(n, k) if k <= n else float(m > 0)


def chance_precision_at_k(n: int, m: int) -> float:
    """Expected precision of a random ranking, at any ``k``."""
    return m / n if n else 0.0


def chance_average_precision(n: int, m: int) -> float:
    """Expected average precision of a random ranking (Bestgen, Exact expected average precision, 2015)."""
    if m == 0:
        return 0.0
    if n == 1:
        return 1.0
    harmonic = float(np.sum(1.0 / np.arange(1, n + 1)))
    return (harmonic + (m - 1) / (n - 1) * (n - harmonic)) / n


def chance_reciprocal_rank(n: int, m: int) -> float:
    """Expected reciprocal rank of a random ranking: the sum over ranks of P(first relevant here) / rank."""
    if m == 0:
        return 0.0
    ranks = np.arange(1, n - m + 2)
    here = m / (n - ranks + 1)
    none_before = np.concatenate(([1.0], np.cumprod(1.0 - here)[:-1]))
    return float(np.sum(none_before * here / ranks))


def chance_ndcg_at_k(n: int, m: int, k: int) -> float:
    """Expected nDCG of a random ranking: every place holds a relevant case with probability m / n."""
    best = _discounts(min(m, k)).sum()
    return float(m / n * _discounts(min(n, k)).sum() / best) if best else 0.0


METRICS: dict[str, tuple[Callable[[np.ndarray], float], Callable[[int, int], float]]] = {
    **{
        f"recall@{k}": (lambda r, k=k: recall_at_k(r, k), lambda n, m, k=k: chance_recall_at_k(n, m, k))
        for k in (1, 5, 10, 20)
    },
    "precision@10": (lambda r: precision_at_k(r, 10), chance_precision_at_k),
    "mAP": (average_precision, chance_average_precision),
    "MRR": (reciprocal_rank, chance_reciprocal_rank),
    "nDCG@10": (lambda r: ndcg_at_k(r, 10), lambda n, m: chance_ndcg_at_k(n, m, 10)),
}


DIGITS = 4
"""Of a figure after the point."""


def bootstrap_interval(values: np.ndarray, seed: int = 0, resamples: int = 2000) -> tuple[float, float]:
    """95 % percentile interval of the mean over queries (Efron, 1979); seeded, so that it reproduces."""
    values = np.asarray(values, dtype=np.float64)
    low, high = np.percentile(values[_draws(len(values), seed, resamples)].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def resampled_rows(n: int, seed: int = 0, resamples: int = 2000) -> np.ndarray:
    """Float64 ``[resamples, n]``: how much each of ``n`` queries weighs in every resample of the bootstrap above.

    Times values ``[n, points]`` it gives the resampled means of all points at once.
    """
    places = _draws(n, seed, resamples) + n * np.arange(resamples)[:, None]
    counts = np.bincount(places.ravel().astype(np.intp), minlength=resamples * n)  # it takes no other in 32 bits
    return counts.reshape(resamples, n) / n


def _draws(n: int, seed: int, resamples: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, n, (resamples, n))


class Estimate(NamedTuple):
    """A mean over queries with its 95 % interval, to four places."""

    value: float
    low: float
    high: float


def estimate(values: np.ndarray) -> Estimate:
    """The mean of ``values``, one a query, with :func:`bootstrap_interval`."""
    return Estimate(*(round(float(figure), DIGITS) for figure in (values.mean(), *bootstrap_interval(values))))


def summarize(rankings: list[np.ndarray]) -> dict[str, dict]:
    """Every metric over a list of queries: mean, chance level, 95 % interval and number of queries."""
    summary = {}
    for name, (metric, chance) in METRICS.items():
        found = estimate(np.array([metric(relevance) for relevance in rankings]))
        expected = np.mean([chance(len(r), int(np.sum(r))) for r in rankings])
        summary[name] = {
            "value": found.value, "chance": round(float(expected), 4),
            "low": found.low, "high": found.high, "n": len(rankings),
        }
    return summary
