"""The page draws every piece that the cards are written in."""

import pytest

from medmir.bundle.contract import DATA_CARD, MODEL_CARD
from medmir.page.markup import Node, element, find, text
from medmir.page.parts.card_text import card
from pipeline.cards.markdown import bullets, section, table
from pipeline.files.paths import ROOT


def drawn(markdown: str) -> Node:
    return element("article", card(markdown))


def tagged(tree: Node, tag: str) -> list[str]:
    return [text(node) for node in find(tree, lambda node: node.tag == tag)]


def test_a_section_is_a_heading_and_its_paragraphs():
    tree = drawn(section("What it is", "Films.", "", "More films."))
    assert [child.tag for child in tree.children] == ["h2", "p", "p"]
    assert text(tree) == "What it isFilms.More films."


@pytest.mark.parametrize("cell", ["x|y", "a\nb", "|", "", "# no heading", "- no bullet", "<b>", "\\", "a\\|b", "0"])
def test_whatever_stands_in_a_cell_stays_in_it(cell):
    tree = drawn(table(("left", "middle", "right"), [("1", cell, "2"), (cell, "3", cell)]))
    cells = tagged(tree, "td")
    assert len(cells) == 6
    assert cells[0] == "1" and cells[2] == "2" and cells[4] == "3"
    assert cells[1] == cells[3] == cells[5]


def test_bullets_are_a_list():
    assert tagged(drawn(bullets(["one: 1.", "two | three"])), "li") == ["one: 1.", "two | three"]


@pytest.mark.parametrize("name", [DATA_CARD, MODEL_CARD])
def test_every_block_of_the_demos_cards_is_drawn_and_no_syntax_is_left(name):
    source = (ROOT / "assets" / "demo" / name).read_text()
    tree = drawn(source)
    lines = [line for line in source.splitlines() if line.strip()]
    assert len(tagged(tree, "tr")) == sum(line.startswith("|") and not line.startswith("| ---") for line in lines)
    assert len(tagged(tree, "li")) == sum(line.startswith("- ") for line in lines)
    headings = [text(node) for node in find(tree, lambda node: node.tag in ("h1", "h2", "h3"))]
    assert headings == [line.lstrip("# ") for line in lines if line.startswith("#")]
    for block in tree.children:
        assert "|" not in text(block) and "---" not in text(block)
        assert not text(block).startswith(("#", ">", "- "))


@pytest.mark.parametrize("name", [DATA_CARD, MODEL_CARD])
def test_every_table_of_the_demos_cards_is_as_wide_as_its_head(name):
    tree = drawn((ROOT / "assets" / "demo" / name).read_text())
    for found in find(tree, lambda node: node.tag == "table"):
        assert len({len(row.children) for row in find(found, lambda node: node.tag == "tr")}) == 1
