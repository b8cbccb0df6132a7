"""How well readers answer films: sensitivity, specificity, the area under the ROC curve, times, a paired test.

What takes ``weights`` counts each film so often: a bootstrap draws weights. A figure of nothing is NaN.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

NOTHING = float("nan")


def middle(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    ordered, half = sorted(values), len(values) // 2
    if not ordered:
        return 0.0
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def share(right: np.ndarray, weights: np.ndarray) -> float:
    """Weighted share of what is right, bool ``[n]``."""
    whole = weights.sum()
    return float((weights * right).sum() / whole) if whole else NOTHING


def sensitivity(said: np.ndarray, true: np.ndarray, weights: np.ndarray) -> float:
    """Share of the positives, bool ``[n]`` of any shape, that were said."""
    return share(said[true], weights[true])


def specificity(said: np.ndarray, true: np.ndarray, weights: np.ndarray) -> float:
    """Share of the negatives that were not said."""
    return share(~said[~true], weights[~true])


def rating(said: np.ndarray, confidence: np.ndarray) -> np.ndarray:
    """From "surely not there" (-5) to "surely there" (5): how sure a reader was, with the answer as its sign."""
    return np.where(said, confidence, -confidence)


def area_under_roc(ratings: np.ndarray, true: np.ndarray, weights: np.ndarray) -> float:
    """Probability that a positive is rated above a negative, ties half: the empirical area, Wilcoxon's statistic.

    Hanley and McNeil, Radiology 143 (1982), 29-36.
    """
    levels, at = np.unique(ratings, return_inverse=True)
    positive = np.bincount(at, weights * true, len(levels))
    negative = np.bincount(at, weights * ~true, len(levels))
    pairs = positive.sum() * negative.sum()
    below = np.cumsum(negative) - negative
    return float((positive * (below + negative / 2)).sum() / pairs) if pairs else NOTHING


def weighted_median(values: np.ndarray, weights: np.ndarray) -> float:
    """The value at which half of the weight is reached, the mean of two where it is reached exactly between them."""
    order = np.argsort(values)[weights[np.argsort(values)] > 0]
    if not len(order):
        return NOTHING
    reached = np.cumsum(weights[order]) / weights[order].sum()
    low, high = np.searchsorted(reached, [0.5 - 1e-9, 0.5 + 1e-9])
    return float((values[order[low]] + values[order[min(high, len(order) - 1)]]) / 2)


class SignedRank(NamedTuple):
    """``n``: pairs that differ. ``statistic``: the sum of the positive differences' ranks. ``p``: two-sided, exact."""

    n: int
    statistic: float
    p: float


def signed_rank(differences: np.ndarray) -> SignedRank:
    """Wilcoxon's signed-rank test of paired differences (Biometrics Bulletin 1, 1945, 80-83).

    Zeros are left out, ties share their mean rank, and the distribution is that of all signs of these very ranks, so
    that it is exact with ties as well.
    """
    kept = np.asarray(differences, dtype=np.float64)
    kept = kept[kept != 0]
    if not len(kept):
        return SignedRank(0, 0.0, 1.0)
    doubled = _doubled_ranks(np.abs(kept))
    ways = np.ones(1)
    for rank in doubled:
        ways = (np.pad(ways, (0, rank)) + np.pad(ways, (rank, 0))) / 2
    statistic, total = int(doubled[kept > 0].sum()), int(doubled.sum())
    p = 2 * ways[:min(statistic, total - statistic) + 1].sum()
    return SignedRank(len(kept), statistic / 2, float(min(1.0, p)))


def _doubled_ranks(sizes: np.ndarray) -> np.ndarray:
    """Twice the mean rank of each: a whole number."""
    _, at, counts = np.unique(sizes, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (2 * last - counts + 1)[at]
