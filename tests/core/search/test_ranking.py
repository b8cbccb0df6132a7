"""Exact ranking."""

import numpy as np
import pytest

from medmir.search.ranking import similarities, top_k


def unit_rows(n: int, d: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(n, d)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_best_first_with_the_cosine_as_score():
    rows = unit_rows(200, 16)
    hits = top_k(rows, rows[7], [f"c{i:03}" for i in range(200)], 5)
    expected = np.argsort(-(rows @ rows[7]))[:5]
    assert [hit.case_id for hit in hits] == [f"c{i:03}" for i in expected]
    assert abs(hits[0].score - 1.0) < 1e-6


def test_equal_scores_come_in_order_of_case_id():
    rows = np.repeat(unit_rows(1, 8), 6, axis=0)
    hits = top_k(rows, rows[0], ["f", "b", "e", "a", "d", "c"], 3)
    assert [hit.case_id for hit in hits] == ["a", "b", "c"]


def test_ties_at_the_cut_are_decided_by_case_id():
    rows = np.array([[1, 0], [0.6, 0.8], [0.6, 0.8], [0.6, 0.8]], np.float32)
    hits = top_k(rows, np.array([1, 0], np.float32), ["z", "y", "x", "w"], 2)
    assert [hit.case_id for hit in hits] == ["z", "w"]


def test_a_small_collection_gives_what_it_has():
    rows = unit_rows(3, 8)
    assert len(top_k(rows, rows[0], ["a", "b", "c"], 10)) == 3


def test_nothing_asked_for_gives_nothing():
    rows = unit_rows(3, 8)
    assert top_k(rows, rows[0], ["a", "b", "c"], 0) == []


def test_only_kept_rows_are_returned():
    rows = unit_rows(50, 8)
    keep = np.arange(50) % 2 == 1
    hits = top_k(rows, rows[0], [f"c{i:02}" for i in range(50)], 10, keep=keep)
    assert all(int(hit.case_id[1:]) % 2 == 1 for hit in hits)
    assert len(hits) == 10


def test_nothing_kept_gives_nothing():
    rows = unit_rows(4, 8)
    assert top_k(rows, rows[0], list("abcd"), 3, keep=np.zeros(4, bool)) == []


def test_fewer_kept_than_asked_for_gives_those():
    rows = unit_rows(4, 8)
    assert [hit.case_id for hit in top_k(rows, rows[2], list("abcd"), 3, keep=np.array([0, 0, 1, 0], bool))] == ["c"]


def test_an_empty_collection_has_no_hits():
    assert top_k(np.zeros((0, 8), np.float32), np.ones(8), [], 5) == []


def test_all_ties_at_the_cut_are_weighed_even_when_every_case_ties():
    rows = np.ones((50, 1), np.float32)
    hits = top_k(rows, np.ones(1), [f"c{49 - i:02}" for i in range(50)], 4)
    assert [hit.case_id for hit in hits] == ["c00", "c01", "c02", "c03"]


@pytest.mark.parametrize("k", [1, 7, 40, 200])
def test_the_first_hits_are_those_of_a_full_sort(k):
    rows = np.round(unit_rows(200, 3, seed=4), 1)  # rounded, so that many scores tie
    case_ids = [f"c{i:03}" for i in np.random.default_rng(1).permutation(200)]
    scores = similarities(rows, rows[5])
    expected = sorted(zip(-scores, case_ids, strict=True))[:k]
    assert [(hit.case_id, hit.score) for hit in top_k(rows, rows[5], case_ids, k)] == [(i, -s) for s, i in expected]


def test_the_opposite_of_the_question_comes_last():
    rows = unit_rows(30, 8)
    rows[11] = -rows[3]
    hits = top_k(rows, rows[3], [f"c{i:02}" for i in range(30)], 30)
    assert (hits[0].case_id, hits[-1].case_id) == ("c03", "c11")
    assert hits[-1].score == pytest.approx(-1)


def test_a_question_of_double_precision_is_ranked_in_single():
    rows = unit_rows(20, 8)
    found = similarities(rows, rows[0].astype(np.float64))
    assert found.dtype == np.float32
    assert np.array_equal(found, similarities(rows, rows[0]))


def test_a_score_is_a_plain_number_that_json_can_hold():
    rows = unit_rows(3, 8)
    assert type(top_k(rows, rows[0], ["a", "b", "c"], 1)[0].score) is float
