"""What is hard in a small collection, whose right answers can be told by hand."""

import numpy as np
import pytest

from medmir.bundle.contract import INSTANT, NEIGHBOURS, Case, Fact
from medmir.bundle.parts import films_named, hard_part, hits_part
from medmir.bundle.reader import Bundle
from medmir.vocabulary.phrase import Phrase, Wanted
from pipeline.evaluation import hardest as hard
from pipeline.evaluation import lost
from pipeline.evaluation.confusions import matrices, pairs
from pipeline.evaluation.hardest import hardest
from pipeline.evaluation.lost import lost_films
from pipeline.evaluation.mistaken import details, misses
from pipeline.evaluation.protocols import Answered, Gallery

FACTS = {
    "a": (Fact("Effusion", "left", severity="large"),), "b": (Fact("Effusion", "right", severity="small"),),
    "c": (Fact("Edema", "bilateral"),), "d": (Fact("Mass", "left"), Fact("Edema", "bilateral")), "e": (),
}
IDS = list(FACTS)
ADJUSTED, FILMS = "text_to_image_adjusted", "image_to_image"


@pytest.fixture
def gallery() -> Gallery:
    cases = [Case(case_id, "", patient_id=case_id, facts=facts,
                  labels=tuple(sorted({fact.label for fact in facts})) or ("Normal",))
             for case_id, facts in FACTS.items()]
    parts = {name: hits_part(name, {}) for name in (INSTANT, NEIGHBOURS)}
    return Gallery(Bundle({"files": {}}, None, cases, np.eye(len(IDS), dtype=np.float32), parts))


def asked(query: str, groups: tuple[str, ...], order: str, right: str, phrase: Phrase | None = None) -> Answered:
    """A question that is answered in this order of films, of which some are right."""
    return Answered(query, groups, np.array([case_id in right for case_id in order]),
                    np.array([IDS.index(case_id) for case_id in order]), phrase)


EFFUSION = asked("effusion", ("Effusion",), "cabde", "ab")
MASS = asked("mass", ("Mass",), "daceb", "d")


def test_a_wrong_film_of_a_near_meaning_stands_apart_from_a_true_failure(gallery):
    found = misses(gallery, {ADJUSTED: [EFFUSION]})
    assert [row["case_id"] for row in found["near"]["films"]] == ["c", "d"]
    assert [row["case_id"] for row in found["failures"]["films"]] == ["e"]
    assert found["near"]["films"][0] == {"query": "effusion", "expected": "Effusion", "case_id": "c", "place": 1}
    assert (found["near"]["n"], found["failures"]["n"], found["near"]["places"]) == (2, 1, 5)


def test_a_film_that_comes_for_two_questions_is_shown_once_at_its_best_place(gallery):
    found = misses(gallery, {ADJUSTED: [MASS, EFFUSION]})["failures"]
    assert (found["n"], found["different"]) == (5, 4)
    assert [row["case_id"] for row in found["films"]] == ["a", "c", "e", "b"]


def test_labels_taken_for_one_another_are_counted_film_by_film(gallery):
    table = matrices(gallery, {ADJUSTED: [EFFUSION, MASS]})[ADJUSTED]
    assert table["labels"] == ["Effusion", "Mass"]
    assert (table["right"], table["places"], table["questions"]) == ([2, 1], [5, 5], [1, 1])
    assert table["came"] == [[0, 1], [2, 0]]


def test_a_pair_of_labels_has_the_best_right_film_beside_the_wrong_one(gallery):
    found = pairs(gallery, {ADJUSTED: [EFFUSION, MASS]})[ADJUSTED]
    first = found["pairs"][0]
    assert (first["asked"], first["got"], first["times"], first["near"]) == ("Effusion", "Edema", 2, True)
    assert first["films"] == [{"query": "effusion", "best": "a", "case_id": "c", "place": 1},
                              {"query": "effusion", "best": "a", "case_id": "d", "place": 4}]
    assert (found["places"], found["wrong"]) == (10, 7)


def test_where_a_film_asks_it_is_named_as_one(gallery):
    found = pairs(gallery, {FILMS: [asked("a", ("Effusion",), "cb", "b")]})[FILMS]["pairs"][0]
    assert found["films"] == [{"film": "a", "best": "b", "case_id": "c", "place": 1}]


def test_a_side_is_told_apart_from_a_film_without_the_finding(gallery):
    phrase = Phrase("left effusion", (Wanted("Effusion", "left"),))
    row, = details(gallery, {"laterality": [asked("left effusion", ("Effusion", "left"), "bacde", "a", phrase)]})[
        "laterality"]
    assert (row["right"], row["mistaken"], row["without"], row["places"]) == (1, 1, 3, 5)
    assert (row["as"], row["films"], row["alone"], row["n"]) == ({"right": 1}, ["b"], 0.5, 1)


def test_a_grade_is_told_as_what_came(gallery):
    phrase = Phrase("large effusion", (Wanted("Effusion", severity="large"),))
    row, = details(gallery, {"severity": [asked("large effusion", ("Effusion", "large"), "bacde", "a", phrase)]})[
        "severity"]
    assert row["as"] == {"small": 1}


def test_films_that_no_question_finds_are_told_with_their_best_question(gallery, monkeypatch):
    monkeypatch.setattr(lost, "KEPT", 1)
    lay = asked("water on the lung", ("Effusion",), "acdeb", "ab")
    found = lost_films(gallery, {ADJUSTED: [EFFUSION, MASS], "lay_held_out": [lay]}, hard.standings(gallery.cases))
    assert (found["n"], found["of"], found["questions"], found["first"]) == (1, 3, 3, 1)
    assert found["films"] == [{"case_id": "b", "place": 3, "query": "effusion", "label": "Effusion",
                               "why": [("mild", "small"), ("few", 2)]}]
    assert found["chance"] == pytest.approx(0.8 ** 2 + 0.8 ** 2 + 0.8, abs=0.05)


def test_the_worst_questions_come_first_with_chance_films_and_reasons(gallery):
    found = hardest(gallery, {ADJUSTED: [MASS, EFFUSION]})["worst"][ADJUSTED]
    assert found["n"] == 2
    first = found["questions"][0]
    assert first["query"] == "effusion"
    assert (first["relevant"], first["of"], first["hits"], first["first"]) == (2, 5, "01100", list("cabde"))
    assert first["mAP"] == pytest.approx((1 / 2 + 2 / 3) / 2, abs=1e-4) and first["chance"] > 0
    assert first["why"] == [("fewer", 2), ("near", 2, 3)]


def test_a_film_that_asks_is_hard_by_its_own_facts(gallery):
    found = hardest(gallery, {FILMS: [asked("d", ("Edema", "Mass"), "abce", "c")]})["worst"][FILMS]["questions"][0]
    assert found["film"] == "d" and ("few", 2) in found["why"]


def test_of_each_kind_only_the_hardest_are_kept_and_all_are_counted(gallery, monkeypatch):
    monkeypatch.setattr(hard, "WORST", 1)
    found = hardest(gallery, {ADJUSTED: [MASS, EFFUSION]})["worst"][ADJUSTED]
    assert (found["n"], len(found["questions"])) == (2, 1)


def test_where_nothing_was_asked_nothing_is_hard(gallery):
    found = hardest(gallery, {})
    assert (found["worst"], found["confusions"], found["details"]) == ({}, {}, {})
    assert found["lost"]["n"] == found["misses"]["near"]["n"] == 0


def test_every_film_that_is_named_is_found_by_whoever_checks_the_file(gallery):
    told = hard_part([], hardest(gallery, {ADJUSTED: [EFFUSION], FILMS: [asked("d", ("Mass",), "ab", "a")]}))
    assert films_named(told) == set(IDS)
