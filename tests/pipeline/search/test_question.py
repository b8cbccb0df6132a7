"""What is asked beside the text, and what makes no sense."""

import pytest
from PIL import Image

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from medmir.search.case_columns import CaseColumns
from medmir.search.query import Condition
from pipeline.search.question import question

COLUMNS = CaseColumns([Case("a", "", view="PA", age=50, columns={"Reading room": "North"}), Case("b", "", view="LAT")])


def ask(text: str = "", **more):
    return question(text, COLUMNS, **more)


def test_filters_are_conditions_as_they_are_typed():
    asked = ask("mass view:PA", filters=["-view:lateral", "reading_room:north"])
    assert asked.words == "mass"
    assert asked.conditions == (Condition("view", ("PA",)), Condition("view", ("lateral",), True),
                                Condition("reading_room", ("north",)))
    assert ask(filters="view:PA").conditions == ask("view:PA", filters="view:PA").conditions


def test_a_mode_beside_the_text_comes_before_one_in_it():
    assert [ask("mass mode:words").mode, ask("mass mode:words", mode="meaning").mode, ask("mass").mode] == [
        "words", "meaning", "both"]


def test_an_image_in_memory_and_a_file_are_both_pictures(tmp_path):
    Image.new("L", (8, 8)).save(tmp_path / "film.png")
    assert ask(picture=tmp_path / "film.png").picture.name == "film.png"
    assert ask(picture=Image.new("L", (8, 8))).picture.name == "picture"


@pytest.mark.parametrize(("more", "sentence"), [
    ({}, "nothing is asked: give words, a picture, a case or a filter."),
    ({"text": "mass", "mode": "fuzzy"}, "there is no mode 'fuzzy': choose both, meaning or words."),
    ({"text": "mass", "sort": "size"}, "there is no sort 'size': choose relevance, label, age, source or newest."),
    ({"text": "mass", "k": 0}, "k is 0: ask for one case or more."),
    ({"text": "mass", "picture_weight": 1.5}, "the picture's weight is 1.5: give 0"),
    ({"filters": "view:oblique"}, "no case here states view:oblique: choose of LAT, PA."),
    ({"filters": "age:old"}, "age:old is no age; write age:60"),
    ({"filters": "finding:banana"}, "finding:banana names no finding"),
    ({"filters": "colour:red"}, "'colour:red' is no condition: write field:value; the fields here are finding, view,"),
    ({"filters": "lateral"}, "'lateral' is no condition"),
    ({"filters": ""}, "'' is no condition"),
    ({"like": "a", "picture": Image.new("L", (8, 8))}, "a picture and case 'a' cannot be asked by together"),
    ({"picture": "nowhere.png"}, r"nowhere.png cannot be read \(No such file or directory\): give a picture's file."),
])
def test_what_makes_no_sense_is_told_with_what_would(more, sentence):
    with pytest.raises(MedMIRError, match=sentence):
        ask(**more)


def test_a_file_that_is_no_picture_is_named(tmp_path):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(MedMIRError, match="notes.txt is not a picture that can be read"):
        ask(picture=tmp_path / "notes.txt")


def test_of_many_values_only_the_first_are_named():
    many = CaseColumns([Case(f"c{number:02}", "") for number in range(50)])
    with pytest.raises(MedMIRError, match=r"c00, c01, .*, c19 and more\.$"):
        question("", many, filters="case:x")
