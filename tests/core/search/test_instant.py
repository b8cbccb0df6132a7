"""Precomputed questions: what counts as the same question, and what must not."""

import numpy as np
import pytest

from medmir.bundle.contract import Hit
from medmir.search.instant import InstantQueries, overlap

QUERIES = InstantQueries({
    "pleural effusion": [Hit("a", 0.9), Hit("b", 0.8)],
    "left pleural effusion": [Hit("b", 0.7)],
    "enlarged heart": [Hit("c", 0.6)],
    "no acute disease": [Hit("d", 0.5)],
    "pneumothorax": [Hit("e", 0.4)],
})


def test_exact_ignores_case_spaces_and_punctuation():
    hits = QUERIES.exact("  Pleural  EFFUSION. ")
    assert [hit.case_id for hit in hits] == ["a", "b"]
    assert hits[0].score == 0.9


def test_exact_is_none_for_another_question():
    assert QUERIES.exact("pleural effusions") is None


@pytest.mark.parametrize(("asked", "meant"), [
    ("pleural effusions", "pleural effusion"),
    ("plural effusion", "pleural effusion"),
    ("chest x-ray with pleural effusion", "pleural effusion"),
    ("effusion, pleural, left", "left pleural effusion"),
    ("the heart is enlarged", "enlarged heart"),
    ("pneumothorx", "pneumothorax"),
])
def test_fuzzy_understands_the_same_question(asked, meant):
    assert QUERIES.nearest(asked) == meant


@pytest.mark.parametrize("asked", [
    "right pleural effusion", "no pleural effusion", "severe pneumothorax", "water around the left lung",
    "disease", "", "x-ray", "?!",
])
def test_fuzzy_never_changes_the_meaning(asked):
    assert QUERIES.nearest(asked) == ""


def test_suggestions_prefer_questions_that_begin_as_typed():
    assert QUERIES.suggestions("p") == ["pneumothorax", "pleural effusion", "left pleural effusion"]


def test_suggestions_find_later_words():
    assert QUERIES.suggestions("eff", n=1) == ["pleural effusion"]


def test_a_collection_without_stored_questions_answers_none_and_suggests_none():
    empty = InstantQueries({})
    assert len(empty) == 0
    assert empty.exact("pneumothorax") is None
    assert empty.nearest("pneumothorax") == ""
    assert empty.suggestions("p") == []


def test_questions_that_differ_only_in_writing_are_one():
    assert len(InstantQueries({"Pleural effusion": [], "pleural  effusion!": []})) == 1


def test_a_stored_question_with_no_hits_is_still_answered():
    assert InstantQueries({"rib fracture": []}).exact("Rib fracture") == []


@pytest.mark.parametrize(("one", "other"), [
    ("left effusion", "effusion"), ("no pneumonia", "pneumonia"), ("severe edema", "mild edema"),
    ("upper lobe nodule", "lower lobe nodule"), ("bilateral infiltrates", "left infiltrate"),
])
def test_a_word_that_changes_the_meaning_leaves_nothing_in_common(one, other):
    assert overlap(one, other) == overlap(other, one) == 0


@pytest.mark.parametrize(("one", "other"), [
    ("left effusion", "effusion on the left"), ("enlarged heart", "heart is enlarged"),
    ("plural effusion", "pleural effusion"), ("zebra", "effusion"), ("", "effusion"), ("image of the chest", "scan"),
])
def test_what_two_questions_share_is_the_same_both_ways_and_at_most_all(one, other):
    assert overlap(one, other) == overlap(other, one)
    assert 0 <= overlap(one, other) <= 1


def test_no_word_of_the_question_may_be_lost():
    assert overlap("nodule showing", "nodule") == 0
    assert overlap("nodule", "nodule showing") == 1 / 2


@pytest.mark.parametrize(("asked", "stored"), [
    ("left lower lobe mass", "left lower lobe pneumonia"), ("right upper lobe mass", "right upper lobe consolidation"),
    ("left upper lobe nodule", "left upper lobe mass"), ("hydropneumothorax", "pneumothorax"),
    ("enlarged heart with fluid", "enlarged heart"), ("enlarged heart", "enlarged liver"),
])
def test_a_question_is_never_taken_for_one_about_another_finding(asked, stored):
    assert InstantQueries({stored: []}).nearest(asked) == ""


def test_the_same_words_in_another_order_share_everything():
    assert overlap("heart enlarged", "enlarged heart") == 1
    assert overlap("the chest film shows nodules", "nodule shows") == 1


def test_what_is_shared_counts_against_all_the_words_of_both():
    assert overlap("silhouette", "silhouette sign positive") == pytest.approx(1 / 3)


@pytest.mark.parametrize(("asked", "stored"), [("mass", "masks"), ("lobe", "lube"), ("left lung", "cleft lung")])
def test_short_words_and_sides_are_never_taken_for_misspellings(asked, stored):
    assert InstantQueries({stored: []}).nearest(asked) == ""


def test_a_plural_is_the_same_word_but_a_short_word_keeps_its_s():
    assert overlap("nodules", "nodule") == 1
    assert overlap("gas", "ga") == 0


def test_suggestions_are_as_many_as_asked_and_shortest_first():
    many = InstantQueries({f"nodule {'x' * n}": [] for n in range(1, 15)})
    assert many.suggestions("nod", n=3) == ["nodule x", "nodule xx", "nodule xxx"]
    assert len(many.suggestions("nod")) == 8


def test_suggestions_begin_words_and_not_parts_of_words():
    assert QUERIES.suggestions("fusion") == []
    assert QUERIES.suggestions("thorax") == []


def test_nothing_typed_suggests_the_shortest_questions():
    assert QUERIES.suggestions("  ", n=2) == ["pneumothorax", "enlarged heart"]


def test_suggestions_know_no_case_and_no_punctuation():
    assert QUERIES.suggestions("Left-PLEURAL") == ["left pleural effusion"]


def test_a_stored_question_has_its_own_embedding_whatever_its_writing():
    rows = np.eye(3, dtype=np.float32)
    stored = InstantQueries({"Pleural effusion": [], "pleural_effusion": [], "mass": []}, rows)
    assert np.array_equal(stored.embedding("MASS!"), rows[2])  # though two others are written alike
    assert stored.embedding("nodule") is None and InstantQueries({"mass": []}).embedding("mass") is None


def test_nothing_is_suggested_about_a_finding_that_no_film_has():
    stored = InstantQueries({"lung mass": [], "pleural effusion": [], "rare thing": []}, labels={"Effusion"})
    assert stored.suggestions("") == ["rare thing", "pleural effusion"]
    assert stored.exact("lung mass") == []  # who asks is answered all the same
