"""Readers' figures, against what can be counted by hand, and where it is there against SciPy."""

from itertools import product
from math import isnan

import numpy as np
import pytest

from medmir.measure.reader_study import (
    area_under_roc,
    middle,
    rating,
    sensitivity,
    share,
    signed_rank,
    specificity,
    weighted_median,
)

SAID = np.array([True, True, False, False])
TRUE = np.array([True, False, True, False])
ONCE = np.ones(4)


def test_sensitivity_and_specificity_are_shares_of_the_positives_and_of_the_negatives():
    assert sensitivity(SAID, TRUE, ONCE) == specificity(SAID, TRUE, ONCE) == 0.5
    assert sensitivity(SAID, TRUE, np.array([3, 1, 1, 1])) == 0.75
    assert isnan(sensitivity(SAID, np.zeros(4, dtype=bool), ONCE))
    assert isnan(share(SAID, np.zeros(4)))


def test_a_rating_is_as_sure_as_the_reader_in_the_direction_of_the_answer():
    assert rating(SAID, np.array([5, 1, 1, 5])).tolist() == [5, 1, -1, -5]


def test_the_area_counts_pairs_with_ties_half():
    assert area_under_roc(np.array([5, 1, 1, -5]), TRUE, ONCE) == 3.5 / 4
    assert area_under_roc(np.array([1, 1, 1, 1]), TRUE, ONCE) == 0.5
    assert isnan(area_under_roc(np.array([1, 2, 3, 4]), np.ones(4, dtype=bool), ONCE))


def test_weights_are_films_that_come_several_times():
    rng = np.random.default_rng(0)
    for _ in range(20):
        ratings, true = rng.integers(-5, 6, 12), rng.random(12) < 0.5
        weights = rng.integers(0, 4, 12).astype(np.intp)
        repeated = np.repeat(np.arange(12), weights)
        plain = area_under_roc(ratings[repeated], true[repeated], np.ones(len(repeated)))
        assert area_under_roc(ratings, true, weights.astype(float)) == pytest.approx(plain, nan_ok=True)
        assert weighted_median(ratings, weights) == np.median(ratings[repeated])


def test_medians():
    assert (middle([]), middle([3]), middle([4, 1]), middle([9, 1, 2])) == (0, 3, 2.5, 2)
    assert isnan(weighted_median(np.zeros(0), np.zeros(0)))


@pytest.mark.parametrize("differences", [[1, 2, 3, 4, 5], [1, -1, 2, 2, -3, 0], [-4, -4, 1], [0.5]])
def test_the_signed_rank_test_is_the_share_of_all_signs_that_are_as_extreme(differences):
    kept = np.array([each for each in differences if each])
    order = np.abs(kept)
    ranks = np.array([(order < each).sum() + ((order == each).sum() + 1) / 2 for each in order])
    seen = ranks[kept > 0].sum()
    sums = np.array([ranks[np.array(signs)].sum() for signs in product((False, True), repeat=len(kept))])
    p = min(1.0, 2 * min((sums <= seen).mean(), (sums >= seen).mean()))
    assert signed_rank(np.array(differences)) == (len(kept), seen, pytest.approx(p))


def test_without_a_difference_nothing_is_shown():
    assert signed_rank(np.zeros(3)) == (0, 0.0, 1.0)
