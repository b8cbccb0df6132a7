"""Made-up rows: the same everywhere, and spread as rows of a collection could be."""

import numpy as np
import pytest

from medmir.measure.synthetic import synthetic_rows


def test_rows_have_the_length_of_embeddings():
    rows = synthetic_rows(0, 50, 256)
    assert rows.dtype == np.float32 and rows.shape == (50, 256)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(50), abs=1e-5)


def test_a_matrix_made_in_pieces_is_the_same_matrix():
    pieces = [synthetic_rows(first, 10, 32) for first in (0, 10, 20)]
    assert np.array_equal(np.vstack(pieces), synthetic_rows(0, 30, 32))


def test_the_rows_are_the_same_on_every_machine():
    assert synthetic_rows(7, 1, 4)[0] == pytest.approx([-0.394759, -0.520776, 0.675959, -0.340643], abs=1e-6)


def test_no_two_rows_are_alike_and_no_direction_is_preferred():
    rows = synthetic_rows(0, 400, 64)
    alike = rows @ rows.T - np.eye(400)
    assert np.abs(alike).max() < 0.65
    assert abs(float(alike.mean())) < 0.01
    assert np.abs(rows.mean(axis=0)).max() < 0.03
