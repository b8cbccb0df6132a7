"""The page from address to drawing: what a reader sees as they search, open films and go back."""

import pytest

from medmir.page.app import IN_FIELD, IN_QUERY
from medmir.page.markup import find


def test_the_page_shows_its_collection_and_then_answers_everything(tab):
    here = tab().start()
    assert here.browser.states == ["ready", "live"]
    assert here.says("summary") == "From the collection “Tiny”, 3 films"
    assert sorted(here.films) == ["a", "b", "c"]
    assert here.browser.titles[-1] == "Tiny - Med-MIR"


def test_before_the_collection_is_there_the_page_is_drawn_with_blanks(tab):
    here = tab()
    here.browser.hold("metadata.json")
    here.start()
    assert here.films == []
    assert here.says("status") == "Collection"
    assert here.says("bytes").endswith(" MB")
    here.browser.release("metadata.json")
    assert here.wait().films


def test_what_was_typed_while_python_was_loading_is_answered(tab):
    here = tab("#view=about").start(typed=" cardiomegaly ")
    assert here.browser.addresses == ["#q=cardiomegaly"]
    assert here.films == ["a", "b", "c"]
    assert here.browser.element("query").attributes["value"] == "cardiomegaly"


def test_what_was_asked_while_the_collection_was_loading_is_answered(tab):
    here = tab()
    here.browser.hold("metadata.json")
    here.start()
    here.search("cardiomegaly")
    here.browser.release("metadata.json")
    assert here.wait().films == ["a", "b", "c"]
    assert here.browser.addresses == ["", "#q=cardiomegaly"]


@pytest.mark.parametrize(("words", "path", "films"), [
    ("Cardiomegaly!", "Instant", ["a", "b", "c"]), ("cardiomegalie", "Results for “cardiomegalie”", ["a", "b", "c"]),
    ("clear lungs", "Live", ["c", "b", "a"]), ("effusion mode:meaning", "Live", ["b", "a", "c"]),
])
def test_a_question_is_answered_and_the_page_says_how(tab, words, path, films):
    here = tab().start()
    here.search(words)
    assert here.films == films
    assert path in here.says("summary")
    assert here.browser.titles[-1] == f"{words} - Med-MIR"


def test_meaning_answers_while_the_reports_are_long_in_coming_and_then_they_have_their_part(tab):
    here = tab()
    here.browser.hold("catalog.sqlite")
    here.start()
    here.search("cardiomegaly")
    assert here.films == ["a", "b", "c"] and "still being opened" in here.says("summary")
    here.browser.release("catalog.sqlite")
    assert "still being opened" not in here.wait().says("summary")
    assert here.app.session.loaded["search"].answer.shares["words"]


def test_a_question_is_text_and_never_markup(tab):
    here = tab().start()
    here.search("<img src=x onerror=alert(1)>")
    assert "<img src=x onerror=alert(1)>" in here.says("summary")


def test_back_and_forward_show_what_was_asked(tab):
    here = tab().start()
    here.search("cardiomegaly")
    here.search("enlarged heart")
    here.back()
    assert here.films == ["a", "b", "c"]
    assert here.browser.element("query").attributes["value"] == "cardiomegaly"
    here.back()
    assert len(here.films) == 3
    assert here.browser.element("query").attributes["value"] == ""
    here.browser.forward()
    assert here.wait().films == ["a", "b", "c"]


def test_going_back_twice_at_once_shows_the_last_place_only(tab):
    here = tab().start()
    here.search("clear lungs")
    here.search("left effusion")
    here.browser.back()
    here.browser.back()
    here.wait()
    assert here.says("summary").startswith("From the collection")


def test_back_returns_to_where_the_reader_was(tab):
    here = tab().start()
    here.browser.at, here.browser.focused = 640.0, "film-b"
    here.go("#similar=a")
    assert here.films == ["b", "c"]
    here.back()
    assert (here.browser.at, here.browser.focused) == (640.0, "film-b")


def test_another_view_begins_at_its_top_and_back_returns_to_the_answer(tab):
    here = tab("#q=cardiomegaly").start()
    here.browser.at = 500.0
    here.go("#view=about")
    assert here.browser.at == 0
    here.back()
    assert (here.browser.at, here.films) == (500.0, ["a", "b", "c"])


@pytest.mark.parametrize("view", ["metrics", "about", "search", "unknown"])
@pytest.mark.parametrize("case", ["", "&case=a"])
def test_no_view_needs_a_collection_to_be_drawn(tab, view, case):
    here = tab(f"#view={view}{case}")
    here.browser.hold("manifest.json")
    here.start()
    assert here.browser.element("case") is None
    assert not find(here.browser.drawings[-1], lambda node: node.attributes.get("role") == "alert")
    here.browser.release("manifest.json")
    assert (here.wait().browser.element("case") is not None) == bool(case)


def test_the_slash_leads_to_the_search_box_from_every_view(tab):
    here = tab("#view=about").start()
    assert here.press("/")
    assert here.browser.fragment == "#"
    assert here.browser.focused == "query"
    here.browser.focused = ""
    assert here.press("/")
    assert here.browser.addresses == ["#view=about", "#"]
    assert here.browser.focused == "query"


def test_keys_belong_to_the_field_that_is_typed_in(tab):
    here = tab().start()
    assert not here.press("/", IN_QUERY)
    assert not here.press("s", IN_FIELD)
    assert not here.press("Enter", IN_FIELD)
    assert not here.press("q")
    assert not here.press("Enter"), "the browser follows the link"


@pytest.mark.parametrize("address", ["#", "#view=metrics", "#view=about", "#case=a"])
def test_an_action_that_nobody_knows_does_nothing(tab, address):
    here = tab(address).start()
    assert not here.act("frobnicate")
    assert here.browser.addresses == [address]
