"""A time as a drawing that also says in words what it shows."""

import pytest

from medmir.measure.timing import Times
from medmir.page.markup import find, text
from medmir.page.parts.time_bar import HEIGHT, MARGIN, WIDTH, across, time_bar

TIMES = Times(10, 1, 100, 30)


def part(bar, kind):
    return [node.attributes for node in find(bar, lambda node: node.attributes.get("class") == kind)]


def test_the_drawing_is_named_in_words():
    bar = time_bar(TIMES, Times(30, 20, 40, 30))
    assert text(bar) == "10 ms, nine of ten from 1 to 100; JavaScript loop 30 ms"
    assert bar.attributes["role"] == "img"


def test_each_tenfold_is_as_wide():
    steps = [across(10 ** (n + 1)) - across(10**n) for n in range(-2, 4)]
    assert steps == pytest.approx([(WIDTH - 2 * MARGIN) / 6] * 6, abs=0.11)


def test_what_lies_beyond_the_line_stands_at_its_end():
    assert (across(0), across(1e9)) == (MARGIN, WIDTH - MARGIN)


def test_median_range_and_loop_stand_where_they_are():
    bar = time_bar(TIMES, Times(1000, 900, 1100, 30))
    value, = part(bar, "value")
    interval, = part(bar, "interval")
    tick, = part(bar, "chance")
    assert (value["cx"], value["cy"]) == (str(across(10)), str(HEIGHT / 2))
    assert (interval["x1"], interval["x2"]) == (str(across(1)), str(across(100)))
    assert tick["x1"] == tick["x2"] == str(across(1000))


def test_without_a_loop_there_is_no_tick():
    assert part(time_bar(TIMES), "chance") == []
