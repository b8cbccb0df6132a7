"""One ranking out of several, worked by hand."""

import numpy as np
import pytest

from medmir.search.fusion import reciprocal_ranks
from medmir.search.rankings import WEIGHTS, Ranking, fused

PLACES = np.arange(4)
ALL = np.ones(4, dtype=bool)


def test_a_case_gets_its_weight_over_sixty_and_its_place_from_every_ranking():
    scores = reciprocal_ranks([np.array([2, 0, 1]), np.array([1])], [1.0, 2.0], 4)
    assert scores.tolist() == pytest.approx([1 / 62, 1 / 63 + 2 / 61, 1 / 61, 0])
    assert scores.dtype == np.float32


def test_no_ranking_gives_nothing():
    assert reciprocal_ranks([], [], 3).tolist() == [0, 0, 0]


def ranking(rows: list[int], scores: list[float]) -> Ranking:
    return Ranking(np.array(rows, dtype=int), np.array(scores, dtype=np.float32))


def test_a_film_that_the_report_names_goes_before_those_that_only_look_so():
    meaning, words = ranking([0, 1, 2, 3], [.9, .8, .7, .6]), ranking([3], [5.0])
    scores, order = fused({"meaning": meaning, "words": words}, 4, PLACES, ALL)
    assert order.tolist() == [3, 0, 1, 2]
    assert scores[3] == pytest.approx(WEIGHTS["meaning"] / 64 + WEIGHTS["words"] / 61)


def test_of_one_ranking_its_own_scores_and_only_its_rows_are_taken():
    scores, order = fused({"words": ranking([2, 0], [3.0, 1.0])}, 4, PLACES, np.array([True, True, False, True]))
    assert (order.tolist(), scores.tolist()) == ([0], [1.0, 0, 3.0, 0])


def test_of_no_ranking_the_kept_come_as_the_collection_has_them():
    scores, order = fused({}, 4, PLACES, np.array([False, True, True, False]))
    assert (order.tolist(), scores.tolist()) == ([1, 2], [0, 0, 0, 0])


def test_equal_scores_are_ordered_by_case_id():
    _, order = fused({"meaning": Ranking.of_scores(np.zeros(4, np.float32), np.array([3, 1, 0, 2]))}, 4, PLACES, ALL)
    assert order.tolist() == [2, 1, 3, 0]


def test_a_ranking_knows_where_a_row_stands_and_with_what_score():
    told = ranking([2, 0], [3.0, 1.5])
    assert (told.place(2), told.place(0), told.score(0)) == (1, 2, 1.5)
    assert [told.has(row) for row in range(5)] == [True, False, True, False, False]
    assert not ranking([], []).has(0)
