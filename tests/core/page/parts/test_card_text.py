"""A card's Markdown as a node tree."""

import pytest

from medmir.page.markup import element, html
from medmir.page.parts.card_text import card


def drawn(markdown, below=0):
    return html(element("x", card(markdown, below)))[3:-4]


@pytest.mark.parametrize(("markdown", "written"), [
    ("# Card", "<h1>Card</h1>"), ("###### Deep", "<h6>Deep</h6>"), ("#Card", "<p>#Card</p>"),
    ("Words\nthat go on", "<p>Words that go on</p>"), ("> Not a device.\n> Never.", "<blockquote>Not a device. Never."
                                                       "</blockquote>"),
    ("- one\n- two\n  goes on", "<ul><li>one</li><li>two goes on</li></ul>"), ("* one", "<ul><li>one</li></ul>"),
    ("-5 to 5", "<p>-5 to 5</p>"), ("a\r\n\r\nb", "<p>a</p><p>b</p>"), ("", ""), (" \n\n ", ""),
])
def test_each_piece_becomes_its_element(markdown, written):
    assert drawn(markdown) == written


def test_headings_stand_below_the_one_they_are_under():
    assert drawn("# A\n\n## B\n\n###### C", below=1) == "<h2>A</h2><h3>B</h3><h6>C</h6>"


def test_a_table_has_a_head_a_body_and_a_name():
    assert drawn("| a | b |\n| --- | --- |\n| 1 |  |\n| 2 | x |") == (
        '<div class="wide" tabindex="0" role="group" aria-label="Table: a"><table>'
        '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>1</td><td></td></tr><tr><td>2</td><td>x</td></tr></tbody></table></div>")


def test_a_bar_within_a_cell_is_text():
    assert "<td>x|y</td><td>z</td>" in drawn("| a | b |\n| --- | --- |\n| x\\|y | z |")


def test_a_table_without_rows_is_its_head():
    assert "<tbody></tbody>" in drawn("| a |\n| --- |")


def test_a_lone_line_with_bars_is_words():
    assert drawn("| a |") == "<p>| a |</p>"


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "# <img src=x>", "> <b>", "- <b>",
                                     "| <b> |\n| --- |\n| <img src=x> |", "[a](javascript:alert(1))", "**bold**"])
def test_markup_inside_a_piece_stays_text(hostile):
    written = drawn(hostile)
    assert "<script" not in written and "<img" not in written and "<b>" not in written and "<a" not in written
