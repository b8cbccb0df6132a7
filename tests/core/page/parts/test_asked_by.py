"""Where the names of the evidence pages lead: to the films they speak of."""

import pytest

from medmir.measure.protocols import PROTOCOLS
from medmir.page.parts.asked_by import films_of, protocol, question


@pytest.mark.parametrize(("name", "group", "address"), [
    ("text_to_image_strict", "Pleural Thickening", "#q=pleural+thickening"),
    ("negation", "Mass", "#q=no+mass"),
    ("image_to_image", "Mass", "#filter=label%3AMass"),
    ("image_to_image", "Pleural Thickening", "#filter=label%3A%22Pleural+Thickening%22"),
    ("laterality", "left", "#filter=side%3Aleft"),
    ("severity", "mild", "#filter=severity%3Amild"),
])
def test_a_group_leads_to_its_films(name, group, address):
    assert films_of(name, group) == address


def test_a_question_leads_to_its_answer_and_a_film_to_those_most_like_it():
    assert question({"query": "big heart"}).attributes["href"] == "#q=big+heart"
    assert question({"film": "G1"}).attributes["href"] == "#similar=G1"


def test_a_protocol_has_its_title_and_an_unknown_one_its_name():
    assert protocol("laterality") == PROTOCOLS["laterality"]
    assert protocol("asked_in_rhyme").title == "asked in rhyme"
