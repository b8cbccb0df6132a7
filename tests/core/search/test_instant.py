"""Precomputed questions: what counts as the same question, and what must not."""

import pytest

from medmir.bundle.contract import Hit
from medmir.search.instant import InstantQueries, normalize

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
    assert QUERIES.fuzzy(asked)[0] == meant


@pytest.mark.parametrize("asked", [
    "right pleural effusion", "no pleural effusion", "severe pneumothorax", "water around the left lung",
    "disease", "", "x-ray", "?!",
])
def test_fuzzy_never_changes_the_meaning(asked):
    assert QUERIES.fuzzy(asked) is None


def test_suggestions_prefer_questions_that_begin_as_typed():
    assert QUERIES.suggestions("p") == ["pneumothorax", "pleural effusion", "left pleural effusion"]


def test_suggestions_find_later_words():
    assert QUERIES.suggestions("eff", n=1) == ["pleural effusion"]


def test_normalize_keeps_letters_of_every_script():
    assert normalize("Épanchement_pleural — 胸水") == "épanchement pleural 胸水"
