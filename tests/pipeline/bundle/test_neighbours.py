"""The nearest cases of other patients: exact, ordered, and never the patient's own."""

import numpy as np
import pytest

from pipeline.bundle import neighbours
from pipeline.bundle.neighbours import NEIGHBOURS, nearest_neighbours


def collection(n: int, patients: int, seed: int = 0) -> tuple[list[str], list[str], np.ndarray]:
    """Unit vectors of ``n`` cases of so many patients."""
    rows = np.random.default_rng(seed).normal(size=(n, 8)).astype(np.float32)
    names = [f"case{number:03}" for number in range(n)]
    return names, [f"p{number % patients}" for number in range(n)], rows / np.linalg.norm(rows, axis=1, keepdims=True)


def in_the_open(names: list[str], patients: list[str], rows: np.ndarray, row: int) -> list[str]:
    """The same by looking at every case."""
    scores = rows.astype(np.float64) @ rows[row].astype(np.float64)
    others = [other for other in range(len(names)) if patients[other] != patients[row]]
    return [names[other] for other in sorted(others, key=lambda other: -scores[other])[:NEIGHBOURS]]


def test_they_are_those_that_looking_at_every_case_finds():
    names, patients, rows = collection(300, 40)
    found = nearest_neighbours(names, patients, rows)
    assert list(found) == names
    for row in range(0, 300, 17):
        assert [hit.case_id for hit in found[names[row]]] == in_the_open(names, patients, rows, row)


def test_the_score_is_the_cosine_and_the_best_come_first():
    names, patients, rows = collection(50, 50)
    found = nearest_neighbours(names, patients, rows)["case000"]
    assert found[0].score == pytest.approx(float(np.max(rows[1:] @ rows[0])), abs=1e-6)
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_a_patients_other_films_are_no_neighbours_however_alike():
    names, patients, rows = ["a1", "a2", "b1"], ["a", "a", "b"], np.eye(3, dtype=np.float32)
    rows[1] = rows[0]
    found = nearest_neighbours(names, patients, rows)
    assert [hit.case_id for hit in found["a1"]] == ["b1"]
    assert [hit.case_id for hit in found["b1"]] == ["a1", "a2"]


def test_films_that_are_equally_near_stand_in_order_of_their_ids():
    names = ["d", "b", "c", "a"]
    found = nearest_neighbours(names, ["1", "2", "3", "4"], np.ones((4, 1), np.float32))
    assert [hit.case_id for hit in found["d"]] == ["a", "b", "c"]


def test_a_collection_of_one_patient_has_no_neighbours():
    assert nearest_neighbours(["a", "b"], ["p", "p"], np.eye(2, dtype=np.float32)) == {"a": [], "b": []}
    assert nearest_neighbours(["a"], ["p"], np.ones((1, 2), np.float32)) == {"a": []}


def test_how_the_rows_are_cut_into_blocks_changes_nothing(monkeypatch):
    names, patients, rows = collection(90, 30)
    whole = nearest_neighbours(names, patients, rows)
    monkeypatch.setattr(neighbours, "BLOCK", 7)
    assert nearest_neighbours(names, patients, rows) == whole


def test_a_patient_with_more_films_than_there_are_candidates_still_finds_others():
    names, patients, rows = collection(60, 60)
    patients[:50] = ["p"] * 50
    found = nearest_neighbours(names, patients, rows)
    assert {hit.case_id for hit in found["case000"]} == set(names[50:])
