"""The pieces that cards are made of: right where there is something to say, nothing where there is not."""

import pytest

from pipeline.cards.markdown import bullets, section, table


def test_a_section_is_a_heading_and_its_paragraphs():
    assert section("What it is", "Films.", "Many.") == "## What it is\n\nFilms.\n\nMany."


def test_empty_paragraphs_leave_no_gap_and_an_empty_section_no_heading():
    assert section("What it is", "", "Films.", "") == "## What it is\n\nFilms."
    assert section("What it is") == section("What it is", "", "") == ""


def test_a_table_has_a_header_a_rule_and_a_line_for_each_row():
    assert table(("a", "b"), [(1, "x"), (2.5, None)]) == "| a | b |\n| --- | --- |\n| 1 | x |\n| 2.5 | None |"


def test_a_table_without_rows_is_not_drawn():
    assert table(("a", "b"), []) == ""


@pytest.mark.parametrize(("cell", "drawn"), [("x|y", "x\\|y"), ("x\ny", "x y"), ("|\n|", "\\| \\|")])
def test_a_cell_cannot_break_its_table(cell, drawn):
    assert table((cell,), [(cell,)]).splitlines() == [f"| {drawn} |", "| --- |", f"| {drawn} |"]


def test_bullets_are_a_line_each():
    assert bullets(["One.", "Two."]) == "- One.\n- Two."
    assert bullets([]) == bullets(iter(())) == ""
