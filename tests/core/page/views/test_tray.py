"""The tray's view: a contact sheet that is read, noted on and printed."""

import pytest
from support.page_without_browser import by_id, films, said

from medmir.page.address import Place
from medmir.page.markup import find, text
from medmir.page.state import Session
from medmir.page.tray import Entry, Tray
from medmir.page.views.tray import EMPTY, TrayView, found_by

HERE = Place("tray")
BUTTONS = ("more-like-tray", "tray-json", "tray-csv", "tray-print", "tray-clear")


def drawn(session):
    return TrayView().draw(HERE, session)


@pytest.fixture
def filled(session):
    session.gathered.tray = Tray("Left effusions", (Entry("b", "left effusion", "live", 0.4123, "small"), Entry("zz")))
    return session


def test_an_empty_tray_says_how_it_is_filled_and_takes_a_file(session):
    assert EMPTY in text(drawn(session))
    assert by_id(drawn(session), "tray-file").attributes["data-file"] == "tray"
    assert not any(by_id(drawn(session), action) for action in BUTTONS)


def test_every_film_has_its_id_labels_origin_and_note(filled):
    tree = drawn(filled)
    assert films(tree) == ["b"]
    for told in ("b", "Cardiomegaly", "Live, “left effusion”, 0.412", "small"):
        assert told in text(by_id(tree, "results"))
    assert by_id(tree, "note-b").attributes["value"] == "small"
    assert by_id(tree, "film-b").attributes["href"] == "#view=tray&case=b"
    assert all(by_id(tree, action) for action in BUTTONS)


def test_a_film_that_the_collection_has_not_is_named_and_not_lost(filled):
    assert said(drawn(filled), "tray-away") == "Not in this collection: zz."
    assert said(drawn(filled), "tray-count") == "2 films"


def test_the_name_is_the_readers_own(filled):
    assert by_id(drawn(filled), "tray-name").attributes["value"] == "Left effusions"
    assert TrayView().title(HERE, filled) == "Left effusions"


def test_a_name_that_nobody_gave_stands_there_as_a_hint(session):
    field = by_id(drawn(session), "tray-name").attributes
    assert (field["value"], field["placeholder"]) == ("", "Tray")


def test_before_the_collection_is_there_only_the_heading_is(session):
    assert not find(drawn(Session()), lambda node: node.tag == "input")


@pytest.mark.parametrize(("entry", "says"), [
    (Entry("a"), ""), (Entry("a", "like:b", "similar", 0.9), "Similar, “like:b”, 0.900"),
    (Entry("a", path="from elsewhere", score=-1.0), "from elsewhere, -1.000")])
def test_how_a_film_came_into_the_tray(entry, says):
    assert found_by(entry) == says


def test_notes_and_names_are_written_as_they_are_typed_and_films_taken_out(tab):
    here = tab("#view=tray").start()
    for case_id in "ab":
        here.act("favourite", case_id)
    here.act("tray-note:b", "look again")
    here.act("tray-name", "Mine")
    assert here.browser.titles[-1] == "Mine - Med-MIR"
    assert by_id(here.browser.drawings[-1], "note-b").attributes["value"] == "look again"
    here.act("tray-remove", "a")
    assert here.films == ["b"] and here.browser.focused == "undo"
    assert here.says("undo") == "Undo: a removed"
