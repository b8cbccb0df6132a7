"""The map: like films together, the same every time, and measured as the field measures it."""

import numpy as np
import pytest
from sklearn.manifold import trustworthiness

from medmir.search.vectors import unit
from pipeline.evaluation.projection import NEIGHBOURS, measure_projection, project


@pytest.fixture(scope="module")
def films():
    """Sixty films in three groups, each as a unit vector, and the group of each."""
    rng = np.random.default_rng(0)
    groups = np.repeat(np.arange(3), 20)
    return np.array([unit(np.eye(3, 8)[group] + .2 * rng.normal(size=8)) for group in groups]), groups


@pytest.fixture(scope="module")
def places(films):
    return project(films[0])[0]


def test_films_of_a_group_lie_together(films, places):
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1)
    np.fill_diagonal(apart, np.inf)
    assert (films[1][apart.argmin(axis=1)] == films[1]).mean() > .95


def test_the_same_films_give_the_same_map(films, places):
    again, method = project(films[0])
    assert np.array_equal(again, places)
    assert "perplexity 19" in method and "seed 0" in method


def test_neighbours_kept_and_trustworthiness_are_scikit_learns(films, places):
    told = measure_projection(films[0], places, np.arange(60))
    theirs = trustworthiness(films[0], places, n_neighbors=NEIGHBOURS, metric="cosine")
    assert told["trustworthiness"]["value"] == pytest.approx(theirs, abs=1e-3)
    assert told["neighbours"]["chance"] == pytest.approx(10 / 59, abs=1e-4)
    assert told["neighbours"]["low"] <= told["neighbours"]["value"] <= told["neighbours"]["high"]
    assert {figure["n"] for figure in told.values()} == {60}


def test_a_map_at_random_keeps_what_chance_keeps(films):
    places = np.random.default_rng(1).random((60, 2))
    told = measure_projection(films[0], places, np.arange(60))
    assert told["neighbours"]["value"] == pytest.approx(told["neighbours"]["chance"], abs=.06)
    assert told["trustworthiness"]["value"] == pytest.approx(.5, abs=.1)


def test_a_film_is_placed_by_films_of_other_patients(films):
    places = films[1][:, None] * np.array([[.4, .2]])
    alone, twins = np.arange(60), np.arange(60) // 20
    assert measure_projection(films[0], places, alone)["placement"]["value"] < .05
    told = measure_projection(films[0], places, twins)["placement"]
    assert told["value"] > .2 and told["chance"] > .2
