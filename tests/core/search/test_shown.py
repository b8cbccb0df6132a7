"""Which of the ranked films are shown: one a patient, none twice, and where relevance ends."""

import numpy as np
import pytest

from medmir.search.ranking import DROP, NEAR_DUPLICATE, ranked, relevant, shown

ROWS = np.array([[1, 0], [1, 0], [0, 1], [.6, .8], [.6, .8], [-1, 0]], dtype=np.float32)
PATIENTS = np.array(["a", "b", "a", "c", "d", "a"])


def test_a_film_that_is_there_already_stands_behind_the_one_that_is():
    assert shown(range(6), 10, ROWS) == ([0, 2, 3, 5], {0: [1], 3: [4]})


def test_as_many_as_asked_for_are_shown_and_duplicates_right_behind_the_last_are_folded():
    assert shown(range(6), 3, ROWS) == ([0, 2, 3], {0: [1], 3: [4]})
    assert shown(range(6), 0, ROWS) == ([], {})


def test_grouped_a_patient_is_shown_once_by_the_best_film():
    assert shown([5, 0, 2, 3, 4], 10, ROWS, PATIENTS) == ([5, 3], {3: [4]})


def test_films_that_are_only_alike_are_both_shown():
    close = np.array([[1, 0], [np.cos(.1), np.sin(.1)]], dtype=np.float32)
    assert close[0] @ close[1] < NEAR_DUPLICATE
    assert shown(range(2), 10, close)[0] == [0, 1]


def test_nothing_ranked_is_nothing_shown():
    assert shown([], 10, ROWS) == ([], {})


def test_relevance_ends_where_the_scores_have_dropped():
    scores = np.array([.9] * 10 + [.1] * 89, dtype=np.float32)
    assert relevant(scores) == pytest.approx(.1 + DROP * .8)
    assert (scores >= relevant(scores)).sum() == 10


def test_relevance_does_not_depend_on_the_scale_of_the_scores():
    scores = np.random.default_rng(0).normal(size=200).astype(np.float32)
    above = scores >= relevant(scores)
    assert np.array_equal(above, scores * 3 + 5 >= relevant(scores * 3 + 5))
    assert 0 < above.sum() < 100


def test_rows_are_ranked_by_score_then_by_case_id_and_only_kept_ones():
    scores = np.array([.5, .9, .5, .1], dtype=np.float32)
    assert ranked(scores, np.array([3, 2, 1, 0])).tolist() == [1, 2, 0, 3]
    assert ranked(scores, np.arange(4), np.array([True, False, True, True])).tolist() == [0, 2, 3]
