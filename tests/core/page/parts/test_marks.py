"""Lesions marked on a film."""

import pytest

from medmir.bundle.contract import Fact
from medmir.page.markup import find, text
from medmir.page.parts.marks import corner, marks
from medmir.page.viewing import Viewing

MASS = Fact("Mass", "left", box=(0.25, 0.5, 0.5, 0.75))
TOP_LEFT, TOP_RIGHT, LOW_LEFT, LOW_RIGHT = (0.25, 0.5), (0.5, 0.5), (0.25, 0.75), (0.5, 0.75)


def test_a_box_lies_where_the_fact_says_and_has_its_name():
    tree = marks([MASS], Viewing())
    boxes = find(tree, lambda node: node.tag == "rect")
    assert {(box.attributes["x"], box.attributes["y"], box.attributes["width"], box.attributes["height"])
            for box in boxes} == {("25.00%", "50.00%", "25.00%", "25.00%")}
    assert [text(name) for name in find(tree, lambda node: node.tag == "text")] == ["Mass: left"]
    assert tree.attributes["aria-label"] == "Marked: Mass: left"


@pytest.mark.parametrize(("viewing", "at"), [
    (Viewing(), TOP_LEFT), (Viewing().rotated(), LOW_LEFT), (Viewing().rotated().rotated(), LOW_RIGHT),
    (Viewing().mirrored(), TOP_RIGHT), (Viewing().rotated().mirrored(), TOP_LEFT)])
def test_the_name_stands_at_the_corner_that_is_top_left_to_the_reader(viewing, at):
    assert corner(MASS.box, viewing)[0] == at


def test_a_name_at_the_upper_edge_stands_inside_its_box():
    low, high = (find(marks([Fact("Mass", box=(0.1, top, 0.3, 0.4))], Viewing()), lambda node: node.tag == "text")[0]
                 for top in (0.2, 0.0))
    assert float(low.attributes["y"]) < 0 < float(high.attributes["y"])
