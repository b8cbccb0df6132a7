"""What a reader does on the map: point, walk, come closer, let groups stand out, choose."""

import numpy as np
import pytest
from support.chest_collection import cases

from medmir.page.mapping.groups import HUES, groups_of
from medmir.page.mapping.scene import NOBODY, Mark, Scene
from medmir.page.mapping.window import Window
from medmir.search.case_columns import CaseColumns

PLACES = np.array([[.1, .5], [.3, .5], [.5, .5], [.5, .2], [.5, .8], [.9, .5], [.7, .45], [.9, .9]], dtype=np.float32)
INKS = np.arange(HUES + 3, dtype=np.uint32)
NOBODYS = np.zeros(0, dtype=int)


@pytest.fixture
def scene():
    scene = Scene(PLACES)
    scene.resize(900.0, 600.0)
    scene.colour(groups_of(CaseColumns(cases()), "label"), ())
    return scene


def only(scene, *names):
    scene.colour(scene.groups, [scene.groups.code(name) for name in names])


def test_the_pointer_means_the_film_under_it_or_near_it_and_else_none(scene):
    x, y = scene.window.on_screen(PLACES[3], 900, 600)
    assert scene.at(x, y) == scene.at(x + 6, y - 6) == 3
    assert scene.at(x + 60, y + 30) == NOBODY


@pytest.mark.parametrize(("key", "reached"), [
    ("ArrowLeft", 1), ("ArrowRight", 6), ("ArrowUp", 3), ("ArrowDown", 4)])
def test_arrows_walk_to_the_nearest_film_in_their_direction(scene, key, reached):
    scene.pointed = 2
    scene.walk(key)
    assert scene.pointed == reached


def test_a_walk_begins_in_the_middle_of_what_is_seen_and_ends_at_the_edge(scene):
    scene.walk("ArrowRight")
    assert scene.pointed == 2
    scene.pointed = 0
    scene.walk("ArrowLeft")
    assert scene.pointed == 0


def test_a_film_that_is_walked_to_comes_into_view(scene):
    scene.window, scene.pointed = Window(.1, .5, 20), 0
    scene.walk("ArrowRight")
    assert scene.pointed == 1
    assert (scene.window.x, scene.window.y) == pytest.approx((.3, .5))


def test_films_of_groups_that_stand_out_are_drawn_last_and_strongly(scene):
    only(scene, "Mass")
    layer = scene.layer(INKS)
    assert layer.weak == 6
    assert sorted(map(tuple, layer.places[6:].tolist())) == sorted(map(tuple, PLACES[[3, 7]].tolist()))
    assert scene.listed().tolist() == [3, 7]


def test_what_answers_is_ringed_and_comes_first_in_the_list(scene):
    scene.ask("#q=effusion", np.array([5, 0]), ())
    assert scene.layer(INKS).lit.tolist() == PLACES[[5, 0]].tolist()
    assert scene.listed()[:3].tolist() == [5, 0, 2]
    assert scene.layer(INKS).weak == 6


def test_a_lasso_chooses_what_it_surrounds_of_what_stands_out(scene):
    scene.surround([(0, .4), (.6, .4), (.6, .9), (0, .9)])
    assert scene.chosen.tolist() == scene.listed().tolist() == [0, 1, 2, 4]
    only(scene, "Cardiomegaly")
    scene.surround([(0, .4), (.6, .4), (.6, .9), (0, .9)])
    assert scene.chosen.tolist() == [4]
    scene.surround([(0, 0), (.05, 0), (0, .05)])
    assert scene.chosen is None


def test_another_question_lets_go_of_what_was_chosen_and_shows_where_it_lies(scene):
    scene.choose(np.array([1]))
    scene.window = Window(.1, .5, 30)
    scene.ask("#q=a", NOBODYS, [Mark(np.array([.9, .9], np.float32), "your picture")])
    assert scene.chosen is None and scene.window.zoom < 3
    scene.choose(np.array([1]))
    scene.ask("#q=a", NOBODYS, ())
    assert scene.chosen.tolist() == [1]


def test_only_films_in_view_are_listed_from_the_middle_outwards(scene):
    scene.window = Window(.5, .5, 2.2)
    assert scene.listed().tolist()[0] == 2
    assert 0 not in scene.listed() and 6 in scene.listed()


def test_closer_is_closer_to_the_film_that_is_pointed_at_and_back_again(scene):
    whole, scene.pointed = scene.window, 5
    before = scene.window.on_screen(PLACES[5], 900, 600)
    scene.zoom(2)
    assert scene.window.on_screen(PLACES[5], 900, 600) == pytest.approx(before, abs=.1)
    scene.zoom(None)
    assert scene.window == whole


def test_a_map_that_is_seen_whole_stays_whole_in_another_size(scene):
    assert scene.resize(300.0, 500.0)
    assert scene.window == Window.around(PLACES, 300.0, 500.0)
    scene.window = Window(.4, .4, 5)
    assert scene.resize(800.0, 500.0) and scene.window == Window(.4, .4, 5)
    assert not scene.resize(800.0, 500.0)
