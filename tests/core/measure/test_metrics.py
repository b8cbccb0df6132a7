"""Metrics by hand on small rankings, chance levels against simulation."""

import numpy as np
import pytest

from medmir.measure import metrics

RANKING = np.array([0, 1, 0, 1, 0, 0, 0, 0, 0, 0], bool)


def test_recall_is_a_hit_rate():
    assert [metrics.recall_at_k(RANKING, k) for k in (1, 2, 5)] == [0, 1, 1]


def test_precision_counts_against_k():
    assert metrics.precision_at_k(RANKING, 10) == pytest.approx(0.2)


def test_average_precision_by_hand():
    assert metrics.average_precision(RANKING) == pytest.approx((1 / 2 + 2 / 4) / 2)


def test_reciprocal_rank_by_hand():
    assert metrics.reciprocal_rank(RANKING) == 0.5


def test_ndcg_by_hand():
    expected = (1 / np.log2(3) + 1 / np.log2(5)) / (1 + 1 / np.log2(3))
    assert metrics.ndcg_at_k(RANKING, 10) == pytest.approx(expected)


@pytest.mark.parametrize("name", list(metrics.METRICS))
def test_nothing_relevant_scores_zero(name):
    metric, chance = metrics.METRICS[name]
    assert metric(np.zeros(30, bool)) == 0
    assert chance(30, 0) == pytest.approx(0)


@pytest.mark.parametrize("name", list(metrics.METRICS))
@pytest.mark.parametrize(("n", "m"), [(40, 1), (40, 7), (40, 40)])
def test_chance_is_what_random_rankings_score(name, n, m):
    metric, chance = metrics.METRICS[name]
    rng = np.random.default_rng(3)
    ranking = np.arange(n) < m
    scores = [metric(rng.permutation(ranking)) for _ in range(4000)]
    assert chance(n, m) == pytest.approx(np.mean(scores), abs=4 * np.std(scores) / 4000**0.5 + 1e-9)


def test_the_interval_covers_the_mean_and_reproduces():
    values = np.random.default_rng(0).random(45)
    low, high = metrics.bootstrap_interval(values)
    assert low < values.mean() < high
    assert metrics.bootstrap_interval(values) == (low, high)


def test_a_summary_carries_value_chance_interval_and_count():
    row = metrics.summarize([RANKING, RANKING])["mAP"]
    assert row["value"] == 0.5
    assert row["n"] == 2
    assert row["low"] <= row["value"] <= row["high"]
    assert 0 < row["chance"] < row["value"]
