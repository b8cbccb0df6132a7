"""Where something new lies on the map: at the films that are most like it."""

import numpy as np
import pytest

from medmir.search.placing import NEAREST, mean_place, place_of

PLACES = np.array([[.1, .1], [.2, .1], [.9, .9], [.5, .5]], dtype=np.float32)
FILMS = np.array([[1, 0, 0], [.96, .28, 0], [0, 0, 1], [0, 1, 0]], dtype=np.float32)


def test_a_film_that_is_there_already_lies_at_its_own_place_and_its_likes():
    put = place_of(FILMS[0], FILMS, PLACES)
    assert np.linalg.norm(put - PLACES[0]) < .08


def test_a_film_that_does_not_count_has_no_part_in_the_place():
    put = place_of(FILMS[2], FILMS, PLACES, np.array([True, True, False, True]))
    assert np.linalg.norm(put - PLACES[2]) > .5


def test_films_that_are_all_as_alike_give_their_middle():
    assert mean_place(PLACES[:2], [.5, .5]) == pytest.approx([.15, .1])


def test_only_the_nearest_count_each_by_what_it_is_ahead_of_the_next():
    scores = np.array([.9, .5, .5, .5, .5, .5], dtype=np.float32)
    places = np.zeros((NEAREST + 1, 2), dtype=np.float32)
    places[0] = 1
    assert mean_place(places, scores) == pytest.approx([1, 1])


def test_one_film_alone_is_the_place():
    assert mean_place(PLACES[:1], [.3]) == pytest.approx([.1, .1])
