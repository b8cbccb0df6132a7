"""The case view as a node tree: the film with all that the bundle knows of it, and nothing of another film."""

from dataclasses import replace

import pytest
from support.page_without_browser import by_id, said

from medmir.bundle.contract import Fact, Hit, Report
from medmir.errors import MedMIRError
from medmir.page.address import Place, search
from medmir.page.found import Found
from medmir.page.markup import find, html, text
from medmir.page.views.case import CaseView
from medmir.search.answer import Answer

VIEW = CaseView()
PLACE = search("big heart")
HOSTILE = "<img src=x onerror=alert(1)>"


def drawn(session, case_id="b", **fields):
    """The drawing of a case with these fields."""
    session.bundle.cases = [replace(case, **fields) if case.case_id == case_id else case
                            for case in session.bundle.cases]
    return VIEW.draw(PLACE.having(case=case_id), session)


def told(tree):
    """The film's rows by their names."""
    rows = find(by_id(tree, "case-film"), lambda node: node.tag in ("dt", "dd"))
    return dict(zip(map(text, rows[::2]), map(text, rows[1::2]), strict=True))


@pytest.fixture
def session(session):
    session.loaded["search"] = Found(Answer("live", [Hit("b", 0.9), Hit("a", 0.5)], "big heart"))
    return session


def test_the_film_is_shown_in_its_size_and_told_in_words(session):
    picture, = find(drawn(session, labels=("Mass",), view="PA"), lambda node: node.tag == "img")
    assert picture.attributes == {"src": "bundle/images/b.webp", "alt": "b, PA, Mass", "width": "300", "height": "200"}
    assert picture.key == "b", "an old picture would show its film until the next has arrived"


def test_a_film_of_unknown_size_has_none(session):
    picture, = find(drawn(session, width=0, height=0), lambda node: node.tag == "img")
    assert not {"width", "height"} & picture.attributes.keys()


def test_the_dialog_is_named_by_its_case_and_tells_how_it_is_closed(session):
    tree = drawn(session)
    assert tree.tag == "dialog"
    assert said(tree, tree.attributes["aria-labelledby"]) == "b"
    assert tree.attributes["data-closed"] == tree.attributes["data-backdrop"] == "close-case"
    assert VIEW.title(PLACE.having(case="b"), session) == "b"


def test_the_report_has_its_two_sections(session):
    session.loaded["case"] = {"b": Report("Small left effusion.", "Effusion.")}
    tree = drawn(session)
    assert said(tree, "case-findings") == "FindingsSmall left effusion."
    assert said(tree, "case-impression") == "ImpressionEffusion."


@pytest.mark.parametrize(("report", "there"), [(Report("Words.", ""), [True, False]), (Report("", ""), [False, False])])
def test_a_section_that_the_report_lacks_has_no_heading(session, report, there):
    session.loaded["case"] = {"b": report}
    tree = drawn(session)
    assert [by_id(tree, f"case-{name}") is not None for name in ("findings", "impression")] == there


def test_the_report_of_another_case_is_never_shown(session):
    session.loaded["case"] = {"a": Report("The heart is enlarged.", "Cardiomegaly.")}
    assert "enlarged" not in text(drawn(session))


def test_a_report_that_cannot_be_read_says_why(session):
    session.failures["case"] = "catalog.sqlite is damaged."
    assert said(drawn(session), "case-findings") == "FindingsThe report cannot be shown. catalog.sqlite is damaged."


def test_facts_are_told_under_the_name_they_deserve(session):
    facts = (Fact("Mass", "left", "LUL", "large"), Fact("Effusion", "right"))
    tree = drawn(session, facts=facts)
    assert said(tree, "case-facts") == "LabelsMass: large, left, left upper lobeEffusion: right"
    session.bundle.manifest["corpus"] = {"sampling": {"text": "Drawn."}}
    assert said(drawn(session, facts=facts), "case-facts").startswith("Ground truth")
    assert by_id(drawn(session, facts=()), "case-facts") is None


def test_chips_say_side_and_severity(session):
    tree = drawn(session, labels=("Mass",), facts=(Fact("Mass", "left", severity="large"),))
    assert said(tree, "case-labels") == "Mass (large, left)"


def test_everything_a_source_states_is_told(session):
    tree = drawn(session, view="PA", modality="X-ray", study_id="s1", patient_id="p1", sex="F", age=0,
                 devices=("pacemaker", "leads"), licence="CC0", columns={"Scanner": "A"})
    assert told(tree) == {"View": "PA", "Modality": "X-ray", "Study": "s1", "Patient": "p1", "Sex": "F",
                          "Age": "0 years", "Devices": "pacemaker, leads", "Scanner": "A", "Licence": "CC0"}


def test_what_is_not_known_has_no_row(session):
    assert told(drawn(session, patient_id="")) == {}


def test_a_source_on_the_web_is_a_link_that_takes_nothing_along(session):
    told = by_id(drawn(session, source_url="https://example.org/b"), "case-film")
    link, = find(told, lambda node: node.tag == "a")
    assert link.attributes == {"href": "https://example.org/b", "rel": "noopener noreferrer", "target": "_blank"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", " https://x", "data:text/html,x", "ftp://x", HOSTILE])
def test_any_other_source_is_text(session, address):
    tree = drawn(session, source_url=address)
    assert told(tree)["Source"] == address
    assert not find(by_id(tree, "case-film"), lambda node: node.tag == "a")
    assert not [node for node in find(tree, lambda node: node.tag == "a") if address in node.attributes["href"]]


def test_hostile_fields_of_a_case_stay_text(session):
    fields = ("view", "modality", "study_id", "patient_id", "sex", "licence", "source_url")
    session.loaded["case"] = {"b": Report(HOSTILE, HOSTILE)}
    tree = drawn(session, **dict.fromkeys(fields, HOSTILE), labels=(HOSTILE,), devices=(HOSTILE,),
                 facts=(Fact(HOSTILE, HOSTILE, HOSTILE, HOSTILE),), columns={HOSTILE: HOSTILE})
    assert "<img src=x" not in html(tree)
    assert len(find(tree, lambda node: node.tag == "img")) == 1


def test_a_picture_elsewhere_than_in_the_bundle_cannot_be_named(session):
    tree = drawn(session, image="javascript:alert(1)")
    picture, = find(tree, lambda node: node.tag == "img")
    assert picture.attributes["src"] == "bundle/javascript:alert(1)", "a file of the bundle, whatever it is called"


@pytest.mark.parametrize(("case_id", "position", "previous", "following"), [
    ("b", "1 of 2", "true", "false"), ("a", "2 of 2", "false", "true"), ("c", "1 of 1", "true", "true"),
])
def test_the_header_says_where_among_those_behind_it_the_film_stands(session, case_id, position, previous, following):
    session.walk = ["b", "a"]
    tree = drawn(session, case_id)
    assert said(tree, "case-position") == position
    assert by_id(tree, "case-previous").attributes["aria-disabled"] == previous
    assert by_id(tree, "case-next").attributes["aria-disabled"] == following


def test_the_buttons_do_what_they_say(session):
    tree = drawn(session)
    does = {"previous": "previous", "next": "next", "close": "close-case", "similar": "similar-to-case"}
    assert {name: by_id(tree, f"case-{name}").attributes["data-do"] for name in does} == does


def test_what_is_read_can_be_scrolled_by_keyboard(session):
    region, = find(drawn(session), lambda node: node.attributes.get("class") == "reading")
    assert region.attributes["tabindex"] == "0"


def test_an_unknown_case_is_named(session):
    with pytest.raises(MedMIRError, match="no case 'zz'"):
        VIEW.draw(Place().having(case="zz"), session)


def test_the_words_of_the_question_are_marked_in_the_report(session):
    session.loaded["case"] = {"b": Report("Small left effusion.", "Effusion.")}
    tree = VIEW.draw(search("left effusions").having(case="b"), session)
    assert [text(node) for node in find(by_id(tree, "case-findings"), lambda node: node.tag == "mark")] == [
        "left", "effusion"]
