"""Putting a study together: from the tray or by a condition, and handing it on."""

import pytest

from medmir.page.address import read
from medmir.page.markup import find
from medmir.page.studied import PLAN, READY
from medmir.study.log_files import study_from, study_from_address


@pytest.fixture
def here(tab):
    return tab("#view=study").start()


def plan(tab):
    return tab.app.session.study.plan


def test_the_films_of_the_tray_are_taken(here):
    for case_id in "ba":
        here.act("favourite", case_id)
    here.act("study-from-tray")
    assert plan(here).case_ids == ("b", "a")
    assert here.says("study-films") == "2 films chosen: the tray"


def test_films_are_drawn_by_a_condition_and_a_seed(here):
    here.act("study-asked", "label:Cardiomegaly")
    here.act("study-n", "2")
    here.act("study-balanced")
    here.act("study-choose")
    assert len(plan(here).case_ids) == 2
    assert plan(here).chosen == "2 label:Cardiomegaly, seed 1"


@pytest.mark.parametrize(("field", "written", "says"), [
    ("study-n", "x", "“x” is no number from 1 to 500."), ("study-seed", "-1", "“-1” is no number"),
    ("study-asked", "heart", "“heart” is no condition"), ("study-n", "9", "3 patients have a film")])
def test_what_cannot_be_drawn_is_told_in_one_sentence(here, field, written, says):
    here.act("study-asked", "label:Cardiomegaly")
    here.act("study-balanced")
    here.act(field, written)
    here.act("study-choose")
    assert here.says("study-problem").startswith(says)


@pytest.mark.parametrize("without", ["films", "labels"])
def test_a_study_needs_films_and_findings(here, without):
    here.act("favourite", "a")
    here.act("study-from-tray" if without == "labels" else "study-retrieval", "with")
    if without == "labels":
        here.act("study-all-labels")
    here.act("study-use")
    assert here.app.session.study.stage == PLAN and here.says("study-problem")


def test_all_that_was_decided_is_in_the_file_and_in_the_address(here):
    here.act("favourite", "a")
    here.act("study-from-tray")
    for name, value in (("study-name", " Monday "), ("study-limit", "30"), ("study-similar", "3"), ("study-seed", "7"),
                        ("study-retrieval", "with"), ("study-feedback", "never"), ("study-toggle", "sides"),
                        ("study-toggle", "shuffled")):
        here.act(name, value)
    here.act("study-export")
    here.act("study-use")
    (name, written), = here.browser.saved.items()
    planned = study_from(name, written)
    assert (planned.name, planned.limit_s, planned.similar, planned.seed) == ("Monday", 30, 3, 7)
    assert (planned.retrieval, planned.feedback, planned.sides, planned.shuffled) == ("with", "never", True, False)
    field = next(each for each in _inputs(here) if each.attributes["id"] == "study-address")
    assert study_from_address(read(field.attributes["value"].partition("#")[2]).get("study")) == planned
    here.act("study-change")
    assert here.app.session.study.stage == PLAN


def _inputs(tab):
    return find(tab.browser.drawings[-1], lambda node: node.tag == "input")


@pytest.mark.parametrize(("code", "number", "says"), [
    ("", "1", "Give a reader code"), ("x" * 41, "1", "Give a reader code"), ("R1", "0", "The reader's number is 1"),
    ("R1", "one", "The reader's number is 1")])
def test_a_reader_needs_a_code_and_a_number(here, code, number, says):
    here.act("favourite", "a")
    here.act("study-from-tray")
    here.act("study-use")
    here.act("study-reader", code)
    here.act("study-number", number)
    here.act("study-begin")
    assert here.app.session.study.stage == READY and here.says("study-problem").startswith(says)


def test_a_finding_is_left_out_and_taken_in_again(here):
    here.act("study-label", "Cardiomegaly")
    assert plan(here).labels == ()
    here.act("study-label", "Cardiomegaly")
    assert plan(here).labels == ("Cardiomegaly",)
