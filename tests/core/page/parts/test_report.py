"""A report as it is read: numbered points as a list, words of the question marked, nothing lost."""

import pytest

from medmir.bundle.contract import Report
from medmir.page.markup import element, find, text
from medmir.page.parts.report import numbered, sections
from medmir.search.highlight import asked_words
from medmir.search.query_text import read


@pytest.mark.parametrize(("told", "points"), [
    ("1. Left effusion. 2. No pneumothorax.", ["1. Left effusion.", "2. No pneumothorax."]),
    ("1) Effusion.\n2) Edema.\n\n3) Fracture of T8.", ["1) Effusion.", "2) Edema.", "3) Fracture of T8."]),
    ("1. Nodule of 1.5 cm. 2. Wedge of T 8. 3. Old.", ["1. Nodule of 1.5 cm.", "2. Wedge of T 8.", "3. Old."]),
    ("1. Effusion. 3. Edema. 2. Mass.", ["1. Effusion. 3. Edema.", "2. Mass."]),
    ("1. The only one.", []), ("Effusion. 1. No. 2. Yes.", []), ("1.5 cm nodule. 2. Mass.", []), ("", []),
])
def test_points_are_told_apart_by_numbers_that_follow_each_other(told, points):
    assert numbered(told) == points


def test_a_numbered_impression_is_a_list_with_the_words_of_the_question_marked():
    words = asked_words(read("effusions"))
    findings, impression = sections(Report("Small effusion.", "1. Effusion. 2. Edema."), words)
    assert [text(item) for item in find(impression, lambda node: node.tag == "li")] == ["1. Effusion. ", "2. Edema. "]
    assert not find(findings, lambda node: node.tag == "ol")
    marks = find(element("div", findings, impression), lambda node: node.tag == "mark")
    assert [text(mark) for mark in marks] == ["effusion", "Effusion"]
