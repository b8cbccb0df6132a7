"""Exact ranking."""

import numpy as np

from medmir.search.ranking import top_k


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
