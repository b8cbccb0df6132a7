"""A figure as a drawing that also says in words what it shows."""

import pytest

from medmir.page.markup import find, text
from medmir.page.parts.chart import MARGIN, WIDTH, interval_bar, said

FIGURE = {"value": 0.5, "low": 0.25, "high": 0.75, "chance": 0.1}


def line(figure, kind):
    return find(interval_bar(figure), lambda node: node.attributes.get("class") == kind)[0].attributes


def test_the_drawing_is_named_in_words():
    bar = interval_bar(FIGURE)
    assert text(bar) == "0.50 [0.25, 0.75], chance 0.10"
    assert bar.attributes["role"] == "img"


def test_a_figure_is_written_with_its_interval():
    assert said({"value": 0.854, "low": 0.8, "high": 0.9}) == "0.85 [0.80, 0.90]"


def test_value_interval_and_chance_stand_where_they_are():
    assert line(FIGURE, "value")["cx"] == str(WIDTH / 2)
    assert float(line(FIGURE, "interval")["x1"]) == MARGIN + 0.25 * (WIDTH - 2 * MARGIN)
    assert float(line(FIGURE, "interval")["x2"]) == MARGIN + 0.75 * (WIDTH - 2 * MARGIN)
    assert line(FIGURE, "chance")["x1"] == line(FIGURE, "chance")["x2"]


@pytest.mark.parametrize(("value", "x"), [(0, MARGIN), (1, WIDTH - MARGIN), (-0.2, MARGIN), (7.0, WIDTH - MARGIN)])
def test_the_ends_of_the_line_are_none_and_all_and_nothing_is_drawn_beyond(value, x):
    figure = dict.fromkeys(FIGURE, value)
    assert float(line(figure, "value")["cx"]) == x
    assert float(line(figure, "interval")["x2"]) == x
    assert float(line(figure, "chance")["x1"]) == x
