"""How an answer goes on below its first films: Recall@K over K, and the precision where a share of all is found.

A ranking enters as in :mod:`medmir.measure.metrics`. Curves come from the pipeline, which has the rankings; the page
draws them.
"""

from functools import cache, lru_cache

import numpy as np

from medmir.measure.metrics import DIGITS, resampled_rows

DEEPEST = 50
"""K goes from 1 to this."""
SHARES = tuple(round(step / 20, 2) for step in range(1, 21))
"""Of the relevant cases: where precision is read."""
LINES = ("value", "low", "high", "chance")


def recall_curve(rankings: list[np.ndarray]) -> dict:
    """Recall@K (hit rate) for K = 1 to :data:`DEEPEST`: lists ``value``, ``low``, ``high``, ``chance``, and ``n``."""
    return _curve(np.array([hits(each) for each in rankings]),
                  np.array([chance_hits(len(each), int(each.sum())) for each in rankings]))


def precision_curve(rankings: list[np.ndarray]) -> dict:
    """Precision where each of :data:`SHARES` of the relevant cases is found; the same lists.

    Rankings in which nothing is relevant have precision 0 throughout.
    """
    return _curve(np.array([precisions(each) for each in rankings]),
                  np.array([chance_precisions(len(each), int(each.sum())) for each in rankings]))


def hits(relevance: np.ndarray) -> np.ndarray:
    """Float ``[DEEPEST]``: 1 from the first K on at which a relevant case is among the first K."""
    found = np.logical_or.accumulate(relevance[:DEEPEST])
    return np.pad(found, (0, DEEPEST - len(found)), mode="edge").astype(np.float64)


@cache
def chance_hits(n: int, m: int) -> np.ndarray:
    """What :func:`hits` is in a random order of ``n`` cases with ``m`` relevant ones (hypergeometric)."""
    drawn = np.arange(DEEPEST)
    return 1 - np.cumprod(np.clip(n - m - drawn, 0, None) / np.maximum(n - drawn, 1))


def precisions(relevance: np.ndarray) -> np.ndarray:
    """Float ``[len(SHARES)]``: the share of relevant cases down to the one that completes each share of them."""
    places = np.flatnonzero(relevance)
    if not len(places):
        return np.zeros(len(SHARES))
    wanted = _wanted(len(places))
    return wanted / (places[wanted - 1] + 1)


def _wanted(m: int) -> np.ndarray:
    """How many of ``m`` relevant cases each share is, at least one."""
    return np.maximum(1, np.ceil(np.array(SHARES) * m - 1e-9).astype(int))


@cache
def chance_precisions(n: int, m: int) -> np.ndarray:
    """What :func:`precisions` is expected to be in a random order of ``n`` cases with ``m`` relevant ones.

    The k-th relevant case stands at place r with the probability of the negative hypergeometric distribution.
    """
    if not m:
        return np.zeros(len(SHARES))
    known = {k: _expected(n, m, k) for k in set(_wanted(m).tolist())}
    return np.array([known[k] for k in _wanted(m).tolist()])


def _expected(n: int, m: int, k: int) -> float:
    places, logs = np.arange(k, n - m + k + 1), _factorials(n)
    before, after, all_ = (_choices(logs, *each) for each in ((places - 1, k - 1), (n - places, m - k), (n, m)))
    return float((np.exp(before + after - all_) * k / places).sum())


def _choices(logs: np.ndarray, n: int | np.ndarray, k: int) -> np.ndarray:
    """The logarithm of "n choose k", out of those of the factorials."""
    return logs[n] - logs[k] - logs[n - k]


@lru_cache(maxsize=4)
def _factorials(n: int) -> np.ndarray:
    """Float64 ``[n + 1]``: the logarithms of 0! to n!."""
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])


def _curve(values: np.ndarray, chance: np.ndarray) -> dict:
    """The mean of every column of ``values`` ``[queries, points]`` with its 95 % bootstrap interval over queries."""
    low, high = np.percentile(resampled_rows(len(values)) @ values, [2.5, 97.5], axis=0)
    lines = zip(LINES, (values.mean(axis=0), low, high, chance.mean(axis=0)), strict=True)
    return {name: np.round(line, DIGITS).tolist() for name, line in lines} | {"n": len(values)}
