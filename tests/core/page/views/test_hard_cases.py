"""The hard cases as a node tree: how many, which films, which question, and why where the facts say so."""

import pytest
from support.measured import hard

from medmir.page.address import Place
from medmir.page.language import speak
from medmir.page.markup import find, html, text
from medmir.page.parts.films import CARD
from medmir.page.state import Session
from medmir.page.view import Action
from medmir.page.views.hard_cases import CHOSEN, KINDS, HardCasesView

VIEW = HardCasesView()
PLACE = Place("hard-cases")


def drawn(session, **fields):
    session.loaded["hard-cases"] = hard()
    return VIEW.draw(PLACE.having(**fields), session)


def links(tree):
    return {text(node): node.attributes["href"] for node in find(tree, lambda node: node.tag == "a")}


def pressed(tree):
    return [node.attributes["data-value"] for node in find(tree, lambda node: node.tag == "button")
            if node.attributes.get("aria-pressed") == "true" and node.attributes.get("data-do") != "choose-within"]


def test_every_kind_says_how_many_there_are(session):
    told = text(drawn(session))
    for words in ("True failures: 5, of a near meaning: 0, among 90 films", "Pairs of labels: 1", "7 of 30 films",
                  "2 of 10 films among the first ten", "Questions that were asked: 48"):
        assert words in told


def test_a_true_failure_is_shown_with_its_question_and_its_place(session):
    tree = drawn(session)
    assert links(tree)["“edema”"] == "#q=edema"
    assert "Edema was asked for" in text(tree) and "came, place 3" in text(tree)
    assert "A near meaning: There is none." in text(tree)


@pytest.mark.parametrize("kind", KINDS)
def test_every_film_opens_in_front_of_the_page(session, kind):
    films = find(drawn(session, of=kind), lambda node: node.attributes.get("class") == "film")
    assert films
    for film in films:
        assert film.attributes["href"].startswith("#view=hard-cases&") and "case=" in film.attributes["href"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_that_is_looked_at_is_pressed_and_no_id_stands_twice(session, kind):
    tree = drawn(session, of=kind)
    ids = [node.attributes["id"] for node in find(tree, lambda node: "id" in node.attributes)]
    assert pressed(tree)[0] == kind
    assert len(ids) == len(set(ids))


def test_two_labels_are_shown_with_the_right_film_beside_the_wrong_one(session):
    tree = drawn(session, of="confusions")
    assert "Asked for Edema, got Mass 3 ×, not near in meaning" in text(tree)
    assert links(tree)["Mass"] == "#filter=label%3AMass"
    assert [text(card).split(" ")[0] for card in find(tree, lambda node: node.tag == "figcaption")] == [
        "correctCardiomegaly", "came,"]


def test_a_side_that_was_mistaken_is_told_beside_what_the_finding_alone_would_give(session):
    told = text(drawn(session, of="details"))
    assert "7 of 10 right, 2 (right 2) otherwise, 1 without; by the finding alone 60 %; 40 films answer" in told


def test_a_film_that_no_question_finds_is_told_with_why_and_against_chance(session):
    tree = drawn(session, of="lost")
    assert "7 are among the first 50 films of none; random orders would lose 10 on average" in text(tree)
    assert "Place 99 for “spot”Nodule: It is small: 6 mm, and of this finding three quarters have 20 mm" in text(tree)
    assert [node.attributes["id"] for node in find(tree, lambda node: node.attributes.get("class") == "film")] == [
        f"{CARD}c"]


def test_a_bad_question_has_its_figure_its_chance_and_n(session):
    told = text(drawn(session, of="worst"))
    assert "average precision 0.25, chance 0.10; 30 % of the first ten right; 2 of 3 answer it" in told
    assert "n = 45 questions" in told and "one question alone has no interval" in told
    assert "1, correct" in told and "2, wrong" in told


def test_a_film_that_asks_leads_to_the_films_most_like_it(session):
    tree = drawn(session, of="worst", **{"in": "image_to_report"})
    assert links(tree)["b"] == "#similar=b"
    assert "What is ranked here are reports" in text(tree)


def test_films_that_the_collection_has_not_are_left_out(session):
    session.loaded["hard-cases"] = hard() | {"lost": hard()["lost"] | {"films": [
        {"case_id": "gone", "place": 1, "query": "q", "label": "", "why": []}]}}
    assert not find(VIEW.draw(PLACE.having(of="lost"), session), lambda node: node.tag == "img")


@pytest.mark.parametrize("nothing", [{}, {"cases": []}, {"cases": [], "worst": {}}])
def test_a_collection_in_which_nothing_was_asked_says_so(session, nothing):
    session.loaded["hard-cases"] = nothing
    assert "Nothing was asked of this collection" in text(VIEW.draw(PLACE, session))


def test_a_collection_without_sides_and_grades_says_so(session):
    session.loaded["hard-cases"] = hard() | {"details": {}}
    told = text(VIEW.draw(PLACE.having(of="details"), session))
    assert "states neither sides nor grades" in told and "Sides and grades mistakenThere is none." in told


def test_what_is_loading_and_what_failed_is_said(session):
    assert "Loading the hard cases." in text(VIEW.draw(PLACE, Session()))
    session.failures["hard-cases"] = "hard_cases.json is damaged."
    assert "hard_cases.json is damaged." in text(VIEW.draw(PLACE, session))


def test_a_question_that_looks_like_markup_stays_text(session):
    session.loaded["hard-cases"] = told = hard()
    told["lost"]["films"][0]["query"] = "<img src=x>"
    assert "<img src=x>" not in html(VIEW.draw(PLACE.having(of="lost"), session))


def test_choosing_a_kind_leads_there_and_to_its_heading(tab):
    here = tab("#view=hard-cases").start()
    assert here.act("choose-hard", "lost")
    assert here.browser.fragment == "#view=hard-cases&of=lost"
    here.act("choose-within", "negation")
    assert here.browser.fragment == "#view=hard-cases&of=lost&in=negation"
    assert not VIEW.act(Action("unheard-of"), here.app)
    assert CHOSEN


@pytest.mark.parametrize(("wanted", "heading"), [("de-AT", "Wo die Suche in dieser Sammlung versagt"),
                                                 ("es", "Dónde falla la búsqueda en esta colección")])
def test_the_page_speaks_the_readers_language(session, wanted, heading):
    speak(wanted)
    try:
        told = text(drawn(session, of="lost"))
    finally:
        speak("en")
    assert heading in told and "Place 99" not in told
