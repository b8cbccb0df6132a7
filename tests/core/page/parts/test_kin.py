"""Beside an open film: its study's other films, and its patient's, told apart by when they were taken."""

from dataclasses import replace

import pytest

from medmir.page.markup import element, find, text
from medmir.page.parts.kin import MOST, related


def group(session, **fields):
    """What stands beside film a, where each film has these fields."""
    session.bundle.cases = [replace(case, **{name: told.get(case.case_id, "") for name, told in fields.items()
                                             if name != "day"},
                                    columns={"study_date": fields["day"][case.case_id]} if "day" in fields else {})
                            for case in session.bundle.cases]
    return {node.attributes["id"]: node for node in related(session.bundle.case("a"), session)}


def captions(node) -> list[str]:
    return [text(each) for each in find(node, lambda each: each.tag == "button")]


ONE = dict.fromkeys("abc", "p")


def test_the_study_and_the_patients_other_studies_stand_apart(session):
    told = group(session, patient_id=ONE, study_id={"a": "1", "b": "1", "c": "2"}, view={"b": "LAT", "c": "PA"})
    assert {name: captions(node) for name, node in told.items()} == {
        "case-study": ["LAT"], "case-patient": ["Study 2, PA"]}
    opens, = find(told["case-study"], lambda node: node.tag == "button")
    assert (opens.attributes["data-do"], opens.attributes["data-value"]) == ("open-case", "b")
    assert opens.attributes["aria-label"] == "Open b: LAT"


def test_earlier_and_later_films_say_when_they_were_taken(session):
    told = group(session, patient_id=ONE, study_id={"a": "1", "b": "2", "c": "3"}, view=dict.fromkeys("abc", "PA"),
                 day={"a": "20150101", "b": "2019", "c": "2001-02-03"})
    assert captions(told["case-patient"]) == ["Earlier, 2001-02-03, PA", "Later, 2019, PA"]


def test_a_film_that_is_its_own_study_is_called_by_its_view_or_its_id(session):
    told = group(session, patient_id=ONE, study_id={each: each for each in "abc"}, view={"b": "PA"})
    assert captions(told["case-patient"]) == ["PA", "c"]


def test_without_kin_nothing_stands_there(session):
    assert related(session.bundle.case("a"), session) == []


def test_of_many_films_some_are_shown_and_the_way_to_all(session):
    case = replace(session.bundle.cases[0], patient_id="one patient", study_id="1")
    session.bundle.cases = [case, *(replace(case, case_id=f"x{n}", study_id=f"s{n}") for n in range(MOST + 5))]
    session.bundle.case_ids = [each.case_id for each in session.bundle.cases]
    told = element("div", related(case, session))
    assert len(captions(told)) == MOST
    link, = find(told, lambda node: node.tag == "a")
    assert text(link) == "All 17 films of this patient"
    assert link.attributes["href"] == "#filter=patient%3A%22one+patient%22"


@pytest.mark.parametrize("case_id", ["b"])
def test_a_film_that_is_opened_from_another_closes_to_where_the_reader_came_from(tab, case_id):
    here = tab("#q=cardiomegaly").start()
    here.go("#q=cardiomegaly&case=a")
    here.act("open-case", case_id)
    assert here.says("case-title") == case_id and here.browser.focused == "case-title"
    here.act("close-case")
    assert here.browser.addresses == ["#q=cardiomegaly"]
