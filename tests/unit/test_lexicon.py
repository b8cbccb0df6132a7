"""Which films answer which words: the truth that training and evaluation share."""

import numpy as np
import pytest

from medmir.findings import LABELS
from pipeline.corpora.rendered.lexicon import CLINICAL, HELD_OUT_LAY, LAY, Phrase, Wanted, draw_phrase, fill

LEFT_EFFUSION = {"label": "Effusion", "side": "left", "severity": "large", "lobe": None}
RUL_MASS = {"label": "Mass", "side": "right", "severity": None, "lobe": "RUL"}


def test_every_label_has_clinical_and_lay_words():
    assert set(CLINICAL) == set(LAY) == set(LABELS)


def test_a_fact_fills_the_slots_and_becomes_part_of_the_question():
    phrase = fill("{severity} {side} pleural effusion", "Effusion", LEFT_EFFUSION)
    assert phrase.text == "large left pleural effusion"
    assert phrase.wanted == (Wanted("Effusion", side="left", severity="large"),)


def test_without_a_fact_the_slots_vanish_and_the_question_is_open():
    phrase = fill("{side} pleural effusion", "Effusion", None)
    assert phrase.text == "pleural effusion"
    assert phrase.true_of([LEFT_EFFUSION | {"side": "right"}])


def test_lobes_are_spelt_out():
    assert fill("{lobe} mass", "Mass", RUL_MASS).text == "right upper lobe mass"


@pytest.mark.parametrize(("side", "answers"), [("left", True), ("right", False), ("bilateral", True)])
def test_a_sided_question_wants_that_side(side, answers):
    asked = Phrase("left pleural effusion", (Wanted("Effusion", side="left"),))
    assert asked.true_of([LEFT_EFFUSION | {"side": side}]) is answers


def test_two_findings_must_both_be_there():
    both = Phrase("effusion and mass", (Wanted("Effusion"), Wanted("Mass")))
    assert both.true_of([LEFT_EFFUSION, RUL_MASS])
    assert not both.true_of([LEFT_EFFUSION])


def test_a_denied_finding_must_be_absent():
    denied = Phrase("mass, no effusion", (Wanted("Mass"),), ("Effusion",))
    assert denied.true_of([RUL_MASS])
    assert not denied.true_of([RUL_MASS, LEFT_EFFUSION])


def test_only_films_without_findings_are_normal():
    normal = fill("clear lungs", "Normal", None)
    assert normal.true_of([])
    assert not normal.true_of([RUL_MASS])


def test_every_drawn_phrase_is_true_of_the_film_it_was_drawn_for():
    rng = np.random.default_rng(0)
    films = [[LEFT_EFFUSION, RUL_MASS], [RUL_MASS], []]
    drawn = [(film, draw_phrase(rng, film)) for film in films for _ in range(300)]
    assert all(phrase.true_of(film) for film, phrase in drawn)
    assert all("{" not in phrase.text and "  " not in phrase.text for _, phrase in drawn)


def test_training_never_sees_the_held_out_lay_words():
    rng = np.random.default_rng(1)
    film = [fact | {"side": side} for fact in (LEFT_EFFUSION, RUL_MASS) for side in ("left", "right")]
    drawn = {draw_phrase(rng, film).text for _ in range(2000)}
    held_out = {fill(words, label, {"side": side}).text
                for label, templates in HELD_OUT_LAY.items() for words in templates for side in ("left", "right", None)}
    trained = {fill(words, label, {"side": side}).text for table in (CLINICAL, LAY)
               for label, templates in table.items() for words in templates for side in ("left", "right", None)}
    assert not held_out & (trained | drawn)
