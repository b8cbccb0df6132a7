"""The search box: a combobox as the ARIA Authoring Practices Guide asks for."""

import pytest
from support.page_without_browser import by_id, said

from medmir.page.markup import find, text
from medmir.page.parts.query_box import query_box
from medmir.page.state import OwnPicture, Session
from medmir.search.query import Picture


def drawn(picture=None, examples=(), **session):
    return query_box(Session(**session), picture, examples, "left effusion")


def test_the_box_is_named_and_holds_what_is_typed():
    box = by_id(drawn(typed='a "b" <c>'), "query")
    assert (box.attributes["value"], box.attributes["role"]) == ('a "b" <c>', "combobox")
    labels = find(drawn(), lambda node: node.tag == "label" and node.attributes["for"] == "query")
    assert [text(label) for label in labels] == ["Describe what you are looking for"]


def test_without_suggestions_the_list_is_there_but_hidden():
    tree = drawn()
    assert by_id(tree, "suggestions").attributes["hidden"] is True
    assert by_id(tree, "query").attributes["aria-expanded"] == "false"
    assert "aria-activedescendant" not in by_id(tree, "query").attributes


@pytest.mark.parametrize("chosen", [-1, 0, 1])
def test_the_chosen_suggestion_is_said_by_the_box_and_by_the_list(chosen):
    tree = drawn(suggestions=("edema", "effusion"), chosen=chosen)
    box, options = by_id(tree, "query").attributes, by_id(tree, "suggestions").children
    assert box["aria-controls"] == "suggestions" and box["aria-expanded"] == "true"
    assert [option.attributes["aria-selected"] == "true" for option in options] == [chosen == 0, chosen == 1]
    assert [option.attributes["data-value"] for option in options] == ["edema", "effusion"]
    active = box.get("aria-activedescendant")
    assert (active and said(tree, active)) == (("edema", "effusion")[chosen] if chosen >= 0 else None)


def test_every_option_has_a_role_and_does_what_a_click_should():
    options = by_id(drawn(suggestions=("edema",)), "suggestions").children
    assert {option.attributes["role"] for option in options} == {"option"}
    assert {option.attributes["data-do"] for option in options} == {"suggestion"}


def test_a_hint_is_read_aloud():
    hint = by_id(drawn(hint="Type something."), "hint")
    assert (text(hint), hint.attributes["role"]) == ("Type something.", "status")


def test_a_picture_can_be_chosen_by_its_label():
    tree = drawn()
    labels = find(tree, lambda node: node.tag == "label" and node.attributes["for"] == "picture")
    assert text(labels[0]) == "Search by picture"
    assert by_id(tree, "picture").attributes["data-file"] == "picture"


def test_the_picture_card_and_the_examples_are_there_only_when_asked_for():
    assert by_id(drawn(), "picture-card") is None and by_id(drawn(), "examples") is None
    own = OwnPicture("blob:1", Picture("own.png"))
    assert said(drawn(picture=own), "picture-name") == "own.png"
    assert said(drawn(examples=("edema", "mass")), "examples") == "edemamass"
