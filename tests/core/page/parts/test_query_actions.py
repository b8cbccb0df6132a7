"""What the search box does, key by key."""

import pytest

from medmir.page.app import IN_QUERY
from medmir.page.wording import EMPTY_QUESTION


@pytest.fixture
def here(tab):
    return tab().start()


def chosen(here):
    return here.browser.element("query").attributes.get("aria-activedescendant")


def suggested(here):
    return [option.attributes["data-value"] for option in here.browser.element("suggestions").children]


def test_typing_suggests_questions_that_are_answered_at_once(here):
    here.act("type", "card")
    assert suggested(here) == ["cardiomegaly"]
    here.act("type", "HEART")
    assert suggested(here) == ["enlarged heart"]
    here.act("type", "zzz")
    assert suggested(here) == []


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_empty_box_suggests_nothing(here, nothing):
    here.act("type", "card")
    here.act("type", nothing)
    assert suggested(here) == []


def test_typing_before_the_collection_is_there_suggests_nothing_and_is_kept(tab):
    here = tab()
    here.browser.hold("manifest.json")
    here.start()
    here.act("type", "card")
    assert suggested(here) == []
    assert here.browser.element("query").attributes["value"] == "card"


def test_arrows_choose_through_the_list_and_back_over_the_box(here):
    here.act("type", "e")
    assert suggested(here) == ["enlarged heart"]
    seen = []
    for _ in range(3):
        assert here.press("ArrowDown", IN_QUERY)
        seen.append(chosen(here))
    assert seen == ["suggestion-0", None, "suggestion-0"]
    here.press("ArrowUp", IN_QUERY)
    assert chosen(here) is None
    here.press("ArrowUp", IN_QUERY)
    assert chosen(here) == "suggestion-0"


def test_choosing_leaves_what_is_typed_and_typing_takes_the_choice_back(here):
    here.act("type", "c")
    here.press("ArrowDown", IN_QUERY)
    assert here.browser.element("query").attributes["value"] == "c"
    here.act("type", "ca")
    assert chosen(here) is None


def test_without_a_list_down_leads_to_the_films_and_up_is_the_cursors(here):
    here.browser.focus("query")
    assert not here.press("ArrowUp", IN_QUERY)
    assert here.press("ArrowDown", IN_QUERY)
    assert here.browser.focused == f"film-{here.films[0]}"


def test_escape_closes_the_list_and_is_the_browsers_where_there_is_none(here):
    here.act("type", "c")
    assert here.press("Escape", IN_QUERY)
    assert suggested(here) == []
    assert here.browser.element("query").attributes["value"] == "c"
    assert not here.press("Escape", IN_QUERY)


def test_enter_asks_what_is_typed(here):
    here.act("type", "  heart  ")
    here.press("Enter", IN_QUERY)
    assert here.browser.fragment == "#q=heart"
    assert here.browser.element("query").attributes["value"] == "heart"
    assert suggested(here) == []


def test_enter_on_a_suggestion_asks_it(here):
    here.act("type", "c")
    here.press("ArrowDown", IN_QUERY)
    here.press("Enter", IN_QUERY)
    assert here.browser.fragment == "#q=cardiomegaly"
    assert here.browser.element("query").attributes["value"] == "cardiomegaly"


def test_a_click_on_a_suggestion_or_an_example_asks_it(here):
    here.act("type", "c")
    assert here.act("suggestion", "enlarged heart")
    assert here.browser.fragment == "#q=enlarged+heart"


@pytest.mark.parametrize("blank", ["", "  "])
def test_an_empty_question_is_answered_by_a_hint(here, blank):
    here.act("type", blank)
    assert here.act("ask")
    assert here.says("hint") == EMPTY_QUESTION
    assert here.browser.focused == "query"
    assert here.browser.addresses == [""]
    here.act("type", "h")
    assert here.says("hint") == ""


def test_the_same_question_is_asked_afresh_without_another_entry_in_the_history(here):
    here.search("clear lungs")
    asked = len(here.browser.workers[0].requests)
    here.search("clear lungs")
    assert len(here.browser.workers[0].requests) == asked + 1
    assert here.browser.addresses == ["", "#q=clear+lungs"]


def test_what_was_said_of_one_question_is_gone_with_the_next(here):
    here.act("ask")
    here.act("type", "c")
    here.go("#q=cardiomegaly")
    assert here.says("hint") == ""
    assert suggested(here) == []
