"""Gathering films: the tray survives reloads and other tabs, likes stand in the address, and all of it is undone."""

import json

import pytest
from support.page_without_browser import ChosenBytes

from medmir.page.parts.tray import NOT_LASTING
from medmir.page.tray import Entry, Tray
from medmir.page.tray_files import to_json


def tray_of(tab) -> list[str]:
    return tab.app.session.gathered.tray.case_ids


def kept(tab) -> list[str]:
    """The films in the tray that the device keeps."""
    stored = tab.browser.storage.text
    return [entry["case_id"] for entry in json.loads(stored)["entries"]] if stored else []


@pytest.fixture
def here(tab):
    """A tab with an answer to a question."""
    return tab("#q=cardiomegaly").start()


def choose_tray(tab, name: str, written: str) -> None:
    tab.app.gathering.take(ChosenBytes(name, written.encode()))
    tab.wait()


def test_a_film_that_is_kept_is_here_after_a_reload_with_what_it_was_found_by(here, tab):
    here.act("favourite", "a")
    again = tab("#view=tray")
    again.browser.storage.text = here.browser.storage.text
    again.start()
    (entry,) = again.app.session.gathered.tray.entries
    assert (entry.case_id, entry.question, entry.path) == ("a", "cardiomegaly", "instant")
    assert entry.score > 0 and entry.when.endswith("Z")
    assert again.films == ["a"]


def test_a_film_is_taken_out_by_the_same_button(here):
    here.act("favourite", "a")
    here.act("favourite", "a")
    assert tray_of(here) == kept(here) == []


def test_a_key_keeps_the_film_with_the_focus_or_the_one_that_is_open(here):
    here.browser.focus("film-b")
    here.act("favourite", key="f")
    here.go("#q=cardiomegaly&case=a")
    here.act("favourite", key="f")
    assert tray_of(here) == ["b", "a"]


def test_without_a_film_in_focus_nothing_is_kept(here):
    here.browser.focused = ""
    for name in ("favourite", "like", "dislike", "select"):
        assert here.act(name)
    assert tray_of(here) == [] and here.browser.fragment == "#q=cardiomegaly"


def test_a_like_asks_the_same_question_again_and_undo_takes_it_back(here):
    here.act("like", "a")
    assert here.browser.addresses == ["#q=cardiomegaly&liked=a"]
    here.act("dislike", "b")
    assert here.browser.fragment == "#q=cardiomegaly&liked=a&disliked=b"
    here.act("undo")
    here.act("undo")
    assert here.browser.addresses == ["#q=cardiomegaly"]
    assert here.app.session.gathered.told == "Undone: a liked."
    assert here.act("undo")


def test_a_like_is_undone_behind_an_open_film_and_from_another_question(here):
    here.act("like", "a")
    here.go("#q=cardiomegaly&liked=a&case=b")
    here.act("undo")
    assert here.browser.fragment == "#q=cardiomegaly&case=b"
    here.act("like", "a")
    here.go("#q=clear+lungs")
    here.act("undo")
    assert here.browser.addresses[-2:] == ["#q=clear+lungs", "#q=cardiomegaly&case=b"]


def test_labels_count_where_the_reader_says_so(here):
    here.act("like", "a")
    here.act("by-labels")
    assert "by_labels=yes" in here.browser.fragment
    here.act("by-labels")
    assert "by_labels" not in here.browser.fragment


def test_what_is_selected_goes_into_the_tray_together_and_out_again_by_one_undo(here):
    for case_id in "abcb":
        here.act("select", case_id)
    assert here.app.session.gathered.selected == ("a", "c")
    here.act("add-selected")
    assert (tray_of(here), here.app.session.gathered.selected) == (["a", "c"], ())
    here.act("undo")
    assert tray_of(here) == kept(here) == []


def test_films_like_the_selected_ones_and_like_the_tray_are_asked_for(here):
    here.act("select", "a")
    here.act("more-like-selected")
    assert here.browser.fragment == "#liked=a"
    here.act("favourite", "b")
    here.act("favourite", "c")
    here.act("more-like-tray")
    assert here.browser.fragment == "#liked=b%2Cc"


def test_clearing_the_tray_removes_it_from_the_device_and_undo_brings_it_back(here):
    here.act("favourite", "a")
    here.act("tray-name", "Mine")
    here.act("tray-clear")
    assert here.browser.storage.text == ""
    here.act("undo")
    assert here.app.session.gathered.tray.name == "Mine" and kept(here) == ["a"]


def test_two_tabs_never_lose_each_others_films(here):
    here.act("favourite", "a")
    bundle, own = here.app.session.bundle, here.app.session.gathered
    here.browser.storage.written_elsewhere(to_json(own.tray.adding([Entry("b")]), bundle))
    assert tray_of(here.wait()) == ["a", "b"]
    here.browser.storage.text = to_json(Tray("Theirs", (Entry("a"), Entry("b"), Entry("zz"))), bundle)  # not yet told
    here.act("favourite", "c")
    assert kept(here) == ["a", "b", "zz", "c"]
    here.act("undo")
    assert kept(here) == ["a", "b", "zz"] and own.tray.name == "Theirs"


def test_where_the_browser_keeps_nothing_the_tray_is_here_until_the_tab_goes_and_the_page_says_so(tab):
    here = tab("#view=tray")
    here.browser.storage.refuses = True
    here.start()
    for case_id in "ab":
        here.act("favourite", case_id)
    here.act("favourite", "a")
    assert here.films == ["b"]
    assert here.says("tray-fleeting") == NOT_LASTING


def test_a_damaged_tray_is_told_of_and_the_page_stands(tab):
    here = tab("#view=tray")
    here.browser.storage.text = "{half"
    here.start()
    assert here.says("tray-problem").startswith("What this device keeps of your tray is no tray")
    here.act("favourite", "a")
    assert kept(here) == ["a"]


def test_an_exported_tray_comes_in_again_beside_what_is_here(here):
    here.act("favourite", "a")
    here.act("tray-name", "Left / right")
    here.act("tray-csv")
    here.act("tray-json")
    assert list(here.browser.saved) == ["Left---right.csv", "Left---right.json"]
    for name, written in here.browser.saved.items():
        here.act("tray-clear")
        here.act("favourite", "b")
        choose_tray(here, name, written)
        assert tray_of(here) == ["b", "a"]
        assert here.app.session.gathered.told == "1 of its 1 films were added."
    here.act("undo")
    assert tray_of(here) == ["b"]


def test_an_empty_tray_takes_the_name_of_what_comes_in(here):
    choose_tray(here, "t.json", to_json(Tray("Named", (Entry("a"),)), here.app.session.bundle))
    assert here.app.session.gathered.tray.name == "Named"


def test_of_another_collections_tray_come_the_films_that_are_here(here):
    written = to_json(Tray("Other", (Entry("a"), Entry("zz"))), here.app.session.bundle)
    choose_tray(here, "t.json", written.replace(here.app.session.manifest["bundle_id"], "another"))
    assert tray_of(here) == ["a"]
    assert here.app.session.gathered.told == "The file is of another collection: 1 of its 2 films were added."


@pytest.mark.parametrize(("written", "sentence"), [
    ("case_id\nzz\n", "None of its 1 films is in this one, so nothing was added."),
    ("no tray at all", "t.csv is no tray of Med-MIR: choose a JSON or CSV file that was exported from one.")])
def test_a_file_that_brings_nothing_is_told_of_and_nothing_is_lost(here, written, sentence):
    here.act("favourite", "a")
    choose_tray(here, "t.csv", written)
    assert here.app.session.gathered.problem == sentence
    assert tray_of(here) == kept(here) == ["a"]


def test_printing_is_the_browsers(here):
    here.act("tray-print")
    assert here.browser.printed == 1


def test_before_there_is_a_collection_nothing_can_be_gathered(tab):
    here = tab()
    here.browser.hold("metadata.json")
    here.start()
    assert not here.act("favourite", "a")
