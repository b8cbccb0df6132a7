"""The way of a question as a drawing: every box has its words, every step its arrow."""

from medmir.page.markup import find, text
from medmir.page.parts.diagram import HEIGHT, WIDTH, way_of_a_question

DRAWN = way_of_a_question(1019, 256)


def of_class(name):
    return find(DRAWN, lambda node: node.attributes.get("class") == name)


def test_it_is_named_and_says_what_is_compared():
    assert text(DRAWN.children[0]) == "From a question to its films"
    assert [text(name) for name in of_class("name")] == [
        "Your question", "Tokenizer", "Model", "1,019 films", "Image model", "1,019 stored vectors", "Comparison",
        "Films"]
    assert "256 numbers each" in text(DRAWN)


def test_an_arrow_leads_from_each_box_to_the_next():
    assert len(of_class("arrow")) == len(of_class("box")) - 1


def test_everything_lies_within_the_drawing():
    for box in of_class("box"):
        x, y, width, height = (float(box.attributes[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0 and x + width <= WIDTH and y >= 0 and y + height <= HEIGHT
