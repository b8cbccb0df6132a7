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


@pytest.mark.parametrize(("metric", "expected"), [
    ("recall@1", 0), ("recall@5", 1), ("recall@10", 1), ("recall@20", 1), ("precision@10", .3), ("MRR", 1 / 2),
    ("mAP", (1 / 2 + 2 / 5 + 3 / 6 + 4 / 12) / 4),
    ("nDCG@10", (1 / np.log2(3) + 1 / np.log2(6) + 1 / np.log2(7)) / sum(1 / np.log2(np.arange(2, 6)))),
])
def test_every_metric_by_hand_on_twelve_cases_of_which_four_answer(metric, expected):
    ranking = np.zeros(12, bool)
    ranking[[1, 4, 5, 11]] = True
    assert metrics.METRICS[metric][0](ranking) == pytest.approx(expected)


@pytest.mark.parametrize("name", list(metrics.METRICS))
def test_a_perfect_ranking_scores_one(name):
    assert metrics.METRICS[name][0](np.arange(40) < 12) == pytest.approx(1)


@pytest.mark.parametrize("name", list(metrics.METRICS))
def test_no_metric_leaves_zero_to_one(name):
    metric, chance = metrics.METRICS[name]
    rng = np.random.default_rng(1)
    for n in (1, 3, 10, 50):
        for m in range(0, n + 1, max(1, n // 4)):
            assert 0 <= metric(rng.permutation(np.arange(n) < m)) <= 1 + 1e-12
            assert 0 <= chance(n, m) <= 1 + 1e-12


@pytest.mark.parametrize("name", ["mAP", "MRR", "nDCG@10", "recall@5", "precision@10"])
def test_moving_an_answer_up_never_lowers_a_metric(name):
    metric, _ = metrics.METRICS[name]
    scores = [metric(np.arange(30) == place) for place in range(30)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", list(metrics.METRICS))
def test_where_every_case_answers_chance_is_certainty(name):
    assert metrics.METRICS[name][1](30, 30) == pytest.approx(1)


@pytest.mark.parametrize("name", list(metrics.METRICS))
def test_chance_rises_with_the_number_of_answers(name):
    levels = [metrics.METRICS[name][1](60, m) for m in (1, 3, 10, 30, 60)]
    assert levels == sorted(levels)


def test_precision_counts_a_short_collection_against_k():
    assert metrics.precision_at_k(np.array([True, True]), 10) == pytest.approx(.2)


def test_ndcg_of_more_answers_than_places_is_measured_against_full_places():
    assert metrics.ndcg_at_k(np.ones(50, bool), 10) == pytest.approx(1)
    assert metrics.ndcg_at_k(np.arange(50) >= 10, 10) == 0


def test_chance_of_a_hit_by_hand():
    """Of five cases two answer: a miss in the first two is 3/5 x 2/4."""
    assert metrics.chance_recall_at_k(5, 2, 2) == pytest.approx(1 - 3 / 10)


def test_chance_of_a_hit_is_certain_where_too_few_cases_miss():
    assert metrics.chance_recall_at_k(5, 4, 2) == 1
    assert metrics.chance_recall_at_k(3, 1, 10) == 1


def test_expected_average_precision_by_hand():
    """One answer among three cases is first, second or third: 1, 1/2 or 1/3."""
    assert metrics.chance_average_precision(3, 1) == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)
    assert metrics.chance_average_precision(1, 1) == 1


def test_expected_reciprocal_rank_by_hand():
    """Two answers among three cases: the first of them is first with 2/3, second with 1/3."""
    assert metrics.chance_reciprocal_rank(3, 2) == pytest.approx(2 / 3 + 1 / 6)


def test_expected_ndcg_by_hand():
    """One answer among four cases, two places: each holds it with 1/4."""
    assert metrics.chance_ndcg_at_k(4, 1, 2) == pytest.approx((1 + 1 / np.log2(3)) / 4)


def test_an_empty_collection_has_no_chance():
    assert metrics.chance_precision_at_k(0, 0) == 0
    assert metrics.chance_recall_at_k(0, 0, 10) == 0
    assert metrics.chance_average_precision(0, 0) == 0


def test_the_interval_of_equal_values_is_that_value():
    assert metrics.bootstrap_interval(np.full(20, .25)) == (.25, .25)
    assert metrics.bootstrap_interval(np.array([.7])) == pytest.approx((.7, .7))


def test_more_queries_make_a_narrower_interval():
    rng = np.random.default_rng(2)
    widths = [np.ptp(metrics.bootstrap_interval(rng.random(n))) for n in (10, 100, 1000)]
    assert widths == sorted(widths, reverse=True)
    assert widths[2] < widths[0] / 4


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    rng = np.random.default_rng(5)
    covered = [low < .5 < high for low, high in (metrics.bootstrap_interval(rng.random(40), resamples=400)
                                                 for _ in range(300))]
    assert .90 < np.mean(covered) < .99


def test_the_interval_depends_on_its_seed_only_a_little():
    values = np.random.default_rng(0).random(200)
    one, other = (metrics.bootstrap_interval(values, seed) for seed in (0, 1))
    assert one != other
    assert one == pytest.approx(other, abs=.01)


def test_an_estimate_is_told_to_four_places():
    found = metrics.estimate(np.array([1 / 3, 2 / 3, 1 / 3]))
    assert found.value == .4444
    assert found.low == round(found.low, 4) and found.high == round(found.high, 4)


def test_a_summary_names_every_metric_and_averages_over_queries():
    none, all_of_them = np.zeros(10, bool), np.ones(10, bool)
    summary = metrics.summarize([none, all_of_them])
    assert set(summary) == set(metrics.METRICS)
    for row in summary.values():
        assert (row["value"], row["chance"], row["n"]) == (.5, .5, 2)


def test_a_summary_takes_queries_with_different_numbers_of_cases():
    summary = metrics.summarize([np.array([True, False]), np.arange(100) == 99])
    assert summary["recall@1"]["value"] == .5
    assert summary["recall@1"]["chance"] == pytest.approx((1 / 2 + 1 / 100) / 2)
