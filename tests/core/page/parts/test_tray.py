"""What is drawn of gathered films beside the films they were gathered from."""

import pytest
from support.page_without_browser import by_id, said

from medmir.page.address import read
from medmir.page.gathered import Step
from medmir.page.markup import find, text
from medmir.page.parts.tray import KEYS, NOT_LASTING, SHOWN, card_actions, strip
from medmir.page.tray import Entry, Tray

PLACE = read("#q=heart&liked=a&disliked=b")


def pressed(node) -> list[str]:
    return [each.attributes["data-do"] for each in find(node, lambda one: one.attributes.get("aria-pressed") == "true")]


def images(node) -> list:
    return find(node, lambda one: one.tag == "img")


def test_the_buttons_of_a_card_say_what_was_done_with_its_film(session):
    session.gathered.tray, session.gathered.selected = Tray(entries=(Entry("a"),)), ("b",)
    assert pressed(card_actions("a", PLACE, session)) == ["like", "favourite"]
    assert pressed(card_actions("b", PLACE, session)) == ["dislike", "select"]
    assert pressed(card_actions("c", PLACE, session)) == []


def test_every_button_of_a_card_has_a_name_with_its_film_and_a_key_of_its_own(session):
    drawn = find(card_actions("a", PLACE, session), lambda node: node.tag == "button")
    names = [each.attributes["aria-label"] for each in drawn]
    assert names == ["Like a", "Dislike a", "Keep in the tray a", "Select a"]
    assert [key.action for key in KEYS] == [*(each.attributes["data-do"] for each in drawn), "undo"]


def test_the_strip_is_not_there_while_nothing_is_gathered(session):
    assert strip(read("#q=heart"), session).attributes["hidden"] is True


def test_the_strip_offers_what_can_be_done_with_the_selected(session):
    session.gathered.selected = ("a", "b")
    drawn = strip(read("#q=heart"), session)
    assert "hidden" not in drawn.attributes
    assert said(drawn, "selected") == "2 selected"
    assert all(by_id(drawn, action) for action in ("add-selected", "more-like-selected", "select-none"))


def test_the_strip_says_how_the_answer_was_turned_and_leads_back(session):
    session.gathered.steps.append(Step("a liked", PLACE, PLACE))
    drawn = strip(PLACE, session)
    assert said(drawn, "judged") == "1 liked, 1 disliked"
    assert said(drawn, "undo") == "Undo: a liked"
    assert by_id(drawn, "by-labels").attributes["aria-pressed"] == "false"
    assert "#q=heart" in [node.attributes.get("href") for node in find(drawn, lambda node: node.tag == "a")]


def test_labels_can_count_only_where_there_are_some(session):
    for case in session.bundle.cases:
        object.__setattr__(case, "labels", ())
    session.gathered.steps.append(Step("a liked", PLACE, PLACE))
    assert by_id(strip(PLACE, session), "by-labels") is None


def test_the_strip_shows_the_newest_films_that_the_collection_has(session):
    session.gathered.tray = Tray("Mine", tuple(Entry(case_id) for case_id in ("a", "zz", "b")))
    drawn = strip(PLACE, session)
    assert said(drawn, "to-tray") == "Mine: 3 films"
    assert [node.attributes["src"] for node in images(drawn)] == [
        f"bundle/{session.bundle.case(case_id).thumbnail}" for case_id in "ab"]
    assert SHOWN >= 2


@pytest.mark.parametrize("lasting", [True, False])
def test_a_tray_that_goes_with_the_tab_is_said_to(session, lasting):
    session.gathered.tray, session.gathered.lasting = Tray(entries=(Entry("a"),)), lasting
    assert (NOT_LASTING in text(strip(PLACE, session))) is not lasting
