"""Shapes as SVG: each where it was put, told in words, and without colour."""

from medmir.measure.shapes import BAR, Box, Field, Line, Path, Words, axes, curve
from medmir.page.markup import find, text
from medmir.page.parts.plot import plot

FIELD = Field(10, 20, 100, 50)
LINES = {"value": [1, 0.5], "low": [0.9, 0.4], "high": [1, 0.6], "chance": [0.1, 0.1]}


def test_a_plot_is_a_picture_with_a_name():
    drawn = plot([], 30, 20, "what it shows")
    assert drawn.attributes["role"] == "img" and drawn.attributes["viewBox"] == "0 0 30 20"
    assert text(drawn) == "what it shows"


def test_every_shape_is_drawn():
    shapes = Line(0, 1, 2, 3, dashed=True), Path(((0, 1), (2.5, 3))), Box(0, 1, 2, 3), Words(1, 2, "a < b")
    drawn = plot(shapes, 9, 9, "")
    line, path, box, words = drawn.children[1:]
    assert (line.attributes["x2"], line.attributes["stroke-dasharray"]) == ("2", "4")
    assert path.attributes["points"] == "0,1 2.5,3" and "stroke-dasharray" not in path.attributes
    assert (box.attributes["width"], box.attributes["class"]) == ("2", BAR)
    assert text(words) == "a < b"


def test_points_outside_lie_on_the_edge():
    assert FIELD.at(0.5, 0.5) == (60, 45)
    assert FIELD.at(-1, 7) == (10, 20)


def test_a_curve_is_told_apart_without_colour():
    low, high, chance, value = curve(FIELD, [0, 1], LINES)
    assert chance.dashed and not value.dashed and value.width > low.width == high.width
    assert value.points == ((10, 20), (110, 45))


def test_axes_say_where_they_are():
    said = [shape.text for shape in axes(FIELD, {0: "1", 1: "50"}) if isinstance(shape, Words)]
    assert said == ["0", "0.5", "1", "1", "50"]
    assert not find(plot(axes(FIELD, {}), 9, 9, ""), lambda node: node.tag == "rect")
