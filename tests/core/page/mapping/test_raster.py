"""Films as pixels: where they lie, in their colour and shape, the strong over the faint, and nothing over the edge."""

import numpy as np
import pytest

from medmir.page.mapping.groups import SHAPES
from medmir.page.mapping.raster import FAINT, LEAST, MOST, Layer, painted, radius
from medmir.page.mapping.stamps import RING, stamp
from medmir.page.mapping.window import Window

RED, BLUE = 0x0000FF, 0xFF0000
NOWHERE = np.zeros((0, 2), dtype=np.float32)


def layer(*films, weak=0, lit=NOWHERE):
    """Films as (x, y, colour)."""
    places = np.array([film[:2] for film in films], dtype=np.float32).reshape(-1, 2)
    colours = np.array([film[2] for film in films], dtype=np.uint32)
    return Layer(places, np.zeros(len(films), np.int8), colours, weak, lit, BLUE)


def seen(layer, width=200, height=100, ratio=1.0, window=None):
    """The pixels within the canvas."""
    pixels, over = painted(layer, window or Window(), width, height, ratio)
    return pixels[over: -over, over: -over]


def test_a_film_is_where_its_place_is_in_its_colour():
    pixels = seen(layer((.5, .5, RED)))
    assert pixels.shape == (100, 200)
    assert pixels[50, 100] == 0xFF000000 | RED
    rows, columns = np.nonzero(pixels)
    assert (rows.mean(), columns.mean()) == pytest.approx((50, 100), abs=.5)


def test_a_finer_screen_has_more_pixels_of_the_same():
    fine = seen(layer((.5, .5, RED)), ratio=2.0)
    assert fine.shape == (200, 400)
    assert np.count_nonzero(fine) == pytest.approx(4 * np.count_nonzero(seen(layer((.5, .5, RED)))), rel=.3)


def test_the_strong_stand_over_the_faint():
    pixels = seen(layer((.5, .5, RED), (.5, .5, BLUE), weak=1))
    assert pixels[50, 100] == 0xFF000000 | BLUE
    faint = seen(layer((.5, .5, RED), weak=1))
    assert faint[50, 100] >> 24 == 255 * FAINT >> 8


def test_films_beyond_the_edge_are_not_drawn_and_those_at_it_are_cut():
    assert not seen(layer((3, .5, RED), (.5, -2, RED))).any()
    corner = seen(layer((0, 0, RED)), window=Window(.5, .5, 1 / .94), width=100)
    assert corner[0, 0] and not corner[20:, :].any()


def test_a_film_that_is_lit_has_a_ring_and_keeps_its_colour():
    place = np.array([[.5, .5]], dtype=np.float32)
    pixels = seen(layer((.5, .5, RED), lit=place))
    assert pixels[50, 100] & 0xFFFFFF == RED
    assert BLUE in pixels[50] & 0xFFFFFF


def test_the_more_films_there_are_the_smaller_they_are_and_closer_they_grow():
    assert radius(10, 900, 600, 1) == MOST
    assert radius(1_600_000, 900, 600, 1) == LEAST
    assert radius(20_000, 900, 600, 1) < radius(20_000, 900, 600, 2) < radius(2_000, 900, 600, 2) + 1


def test_many_films_are_drawn_as_few_are():
    rng = np.random.default_rng(0)
    places = rng.random((40_000, 2), dtype=np.float32)
    many = Layer(places, np.zeros(40_000, np.int8), np.full(40_000, RED, np.uint32), 0, NOWHERE)
    pixels = seen(many, 600, 600)
    at = Window().on_screen(places, 600, 600).astype(int)
    assert np.all(pixels[at[:, 1], at[:, 0]])


@pytest.mark.parametrize("shape", [*SHAPES, RING])
@pytest.mark.parametrize("size", [2.0, 4.5, 9.0])
def test_every_shape_is_about_as_large_as_its_radius_says(shape, size):
    rows, columns, cover = stamp(shape, size)
    assert np.ptp(rows) == pytest.approx(2 * size, abs=3.5)
    assert np.ptp(columns) == pytest.approx(2 * size, abs=3.5)
    assert cover.max() == 255 and np.all(np.diff(cover.astype(int)) >= 0)


def test_no_two_shapes_cover_the_same():
    covers = {shape: {(row, column) for row, column, cover in zip(*stamp(shape, 4.5), strict=True) if cover > 127}
              for shape in (*SHAPES, RING)}
    assert all(len(covers[one] ^ covers[other]) > 8 for one in covers for other in covers if one != other)
