"""Zoom and pan: what is under the pointer stays there, and the whole map can always be seen."""

import numpy as np
import pytest

from medmir.page.mapping.window import CLOSEST, WIDEST, Window

SIZE = (900.0, 600.0)
PLACES = np.array([[.2, .3], [.8, .35], [.5, .9]], dtype=np.float32)


def test_a_place_is_found_under_its_own_pixel():
    window = Window(.4, .6, 3)
    x, y = window.on_screen(PLACES[0], *SIZE)
    assert window.at(x, y, *SIZE) == pytest.approx(PLACES[0], abs=1e-5)


def test_what_is_under_the_pointer_stays_there_when_the_map_comes_closer():
    before = Window(.5, .5, 1)
    after = before.zoomed(2.5, 300, 200, *SIZE)
    assert after.zoom == 2.5
    assert after.at(300, 200, *SIZE) == pytest.approx(before.at(300, 200, *SIZE))


def test_the_map_follows_the_hand():
    before = Window(.5, .5, 2)
    moved = before.moved(40, -25, *SIZE).on_screen(PLACES, *SIZE) - before.on_screen(PLACES, *SIZE)
    assert moved == pytest.approx(np.tile([40, -25], (3, 1)), abs=1e-3)


def test_the_map_is_never_lost():
    assert Window().moved(1e6, 1e6, *SIZE) == Window(0, 0, 1)
    assert Window().zoomed(1e9, 0, 0, *SIZE).zoom == CLOSEST
    assert Window().zoomed(1e-9, 0, 0, *SIZE).zoom == WIDEST


@pytest.mark.parametrize("size", [SIZE, (300.0, 500.0)])
def test_the_whole_map_fills_the_canvas_and_leaves_nothing_out(size):
    x, y = Window.around(PLACES, *size).on_screen(PLACES, *size).T
    assert min(x.min(), y.min()) > 0 and x.max() < size[0] and y.max() < size[1]
    assert max(np.ptp(x) / size[0], np.ptp(y) / size[1]) == pytest.approx(.94, abs=.01)


def test_one_place_alone_is_seen_in_the_middle():
    assert Window.around(PLACES[:1], *SIZE).on_screen(PLACES[0], *SIZE) == pytest.approx([450, 300], abs=.1)
