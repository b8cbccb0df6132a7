"""Curves: what they say at a point is what the metric says there, and chance is what random orders reach."""

import numpy as np
import pytest

from medmir.measure.curves import DEEPEST, SHARES, chance_precisions, precision_curve, precisions, recall_curve
from medmir.measure.metrics import average_precision, chance_average_precision, summarize


def shuffled(n: int, m: int, times: int) -> list[np.ndarray]:
    rng = np.random.default_rng(1)
    return [rng.permutation(np.arange(n) < m) for _ in range(times)]


@pytest.mark.parametrize("k", [1, 5, 10, 20])
def test_the_curve_and_the_metric_say_the_same_of_recall_at_k(k):
    rankings = shuffled(60, 4, 30)
    curve, figure = recall_curve(rankings), summarize(rankings)[f"recall@{k}"]
    told = {name: curve[name][k - 1] for name in ("value", "low", "high", "chance")}
    assert told == pytest.approx({name: figure[name] for name in told}, abs=2e-4)
    assert curve["n"] == figure["n"] == 30


def test_recall_goes_on_to_its_end_where_a_collection_has_fewer_films_than_that():
    curve = recall_curve([np.array([False, True, False])])
    assert curve["value"] == [0] + [1] * (DEEPEST - 1)
    assert curve["chance"][:4] == [0.3333, 0.6667, 1, 1]


def test_precision_is_read_where_each_share_of_the_relevant_films_is_found():
    half, whole = precisions(np.array([True, False, False, True]))[[9, 19]]
    assert (half, whole) == (1, 0.5)


def test_the_mean_over_all_shares_is_the_average_precision_where_each_film_has_one():
    relevance = shuffled(100, len(SHARES), 1)[0]
    assert precisions(relevance).mean() == pytest.approx(average_precision(relevance))


def test_chance_is_what_random_orders_reach():
    found = np.mean([precisions(each) for each in shuffled(40, 6, 4000)], axis=0)
    assert chance_precisions(40, 6) == pytest.approx(found, abs=0.02)


def test_chance_over_all_shares_is_that_of_the_average_precision():
    assert chance_precisions(1000, len(SHARES)).mean() == pytest.approx(chance_average_precision(1000, len(SHARES)))


def test_a_question_that_nothing_answers_counts_as_zero():
    curve = precision_curve([np.zeros(5, dtype=bool), np.array([True, False, False, False, False])])
    assert curve["value"] == [0.5] * len(SHARES)
    assert curve["chance"][0] == pytest.approx(chance_average_precision(5, 1) / 2, abs=1e-4)
