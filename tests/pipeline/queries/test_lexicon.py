"""Questions as people type them: what each asks for, in good English."""

import re
from dataclasses import replace

import numpy as np
import pytest

from medmir.bundle.contract import Fact
from medmir.vocabulary.findings import LABELS
from medmir.vocabulary.phrase import Wanted
from pipeline.queries.clinical_words import CLINICAL
from pipeline.queries.lay_words import HELD_OUT_LAY, LAY
from pipeline.queries.lexicon import draw_phrase, fill, plain_name
from pipeline.sources.rendered.phrases import FINDINGS, IMPRESSIONS

SIDES = (None, "left", "right", "bilateral")
DENIAL = re.compile(r"\b(no|without|absent|free of|negative for|absence of)\b")
LEFT_EFFUSION = Fact("Effusion", "left", severity="large")
RUL_MASS = Fact("Mass", "right", "RUL")


def test_every_label_has_clinical_and_lay_words():
    assert set(CLINICAL) == set(LAY) == set(LABELS)


def test_a_fact_fills_the_slots_and_becomes_part_of_the_question():
    phrase = fill("{severity} {side} pleural effusion", LEFT_EFFUSION)
    assert phrase.text == "large left pleural effusion"
    assert phrase.wanted == (Wanted("Effusion", side="left", severity="large"),)


def test_without_a_fact_the_slots_vanish_and_the_question_is_open():
    phrase = fill("{side} pleural effusion", Wanted("Effusion"))
    assert phrase.text == "pleural effusion"
    assert phrase.true_of([replace(LEFT_EFFUSION, side="right")])


def test_lobes_are_spelt_out():
    assert fill("{lobe} mass", RUL_MASS).text == "right upper lobe mass"


def test_only_films_without_findings_are_normal():
    normal = fill("clear lungs", Wanted("Normal"))
    assert normal.true_of([])
    assert not normal.true_of([RUL_MASS])


def test_every_drawn_phrase_is_true_of_the_film_it_was_drawn_for():
    rng = np.random.default_rng(0)
    films = [[LEFT_EFFUSION, RUL_MASS], [RUL_MASS], []]
    drawn = [(film, draw_phrase(rng, film)) for film in films for _ in range(300)]
    assert all(phrase.true_of(film) for film, phrase in drawn)
    assert all("{" not in phrase.text and "  " not in phrase.text for _, phrase in drawn)


def test_the_plain_name_of_a_label_has_no_slot():
    assert plain_name("Effusion") == "pleural effusion"
    assert all("{" not in plain_name(label) for label in LABELS)


def test_a_part_whose_slot_is_empty_vanishes_whole():
    template = "{severity} pleural effusion[ on the {side}]"
    assert fill(template, Wanted("Effusion")).text == "pleural effusion"
    assert fill(template, Wanted("Effusion", "left")).text == "pleural effusion on the left"


def test_where_the_lobe_is_not_known_its_lung_is_asked_for():
    phrase = fill("{lobe} mass", Wanted("Mass", "right"))
    assert phrase.text == "right lung mass"
    assert phrase.wanted == (Wanted("Mass", side="right"),)


def test_both_sides_are_said_in_good_english():
    both = Wanted("Infiltration", "bilateral", "mild")
    assert fill("hazy patch in the {side} lung", both).text == "hazy patch in both lungs"
    assert fill("cloudy {side} lung", both).text == "cloudy lungs on both sides"


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("side", [None, "left", "bilateral"])
def test_no_filled_phrase_is_left_hanging(label: str, side: str | None):
    lobe = {"left": "LUL"}.get(side)
    for template in (*CLINICAL[label], *LAY[label], *HELD_OUT_LAY[label]):
        for asked in (Wanted(label, side), Wanted(label, side, "moderate", lobe)):
            text = fill(template, asked).text
            assert not re.search(r"[{}\[\]]|\b(the|on|of|at|a)$|\b(the|a) (in|on|of|the)\b|^-|  ", text), text


def test_synonyms_of_a_severity_still_ask_for_that_severity():
    rng = np.random.default_rng(2)
    drawn = [fill("{severity} {side} pleural effusion", LEFT_EFFUSION, rng) for _ in range(100)]
    assert {phrase.text.split()[0] for phrase in drawn} == {"large", "massive", "huge"}
    assert {phrase.wanted for phrase in drawn} == {(Wanted("Effusion", "left", "large"),)}


def test_a_film_is_asked_for_in_every_way():
    rng = np.random.default_rng(3)
    drawn = [draw_phrase(rng, [LEFT_EFFUSION, RUL_MASS]) for _ in range(4000)]
    denials = [phrase for phrase in drawn if not phrase.wanted]
    assert .05 < len(denials) / len(drawn) < .12
    assert all(DENIAL.search(phrase.text) for phrase in drawn if phrase.absent)
    assert .15 < np.mean([len(phrase.wanted) == 2 for phrase in drawn]) < .35
    first = [phrase.wanted[0] for phrase in drawn if phrase.wanted]
    for asked in ("side", "severity", "lobe"):
        assert .05 < np.mean([getattr(wanted, asked) is not None for wanted in first]) < .8, asked


def test_every_finding_can_be_asked_in_many_words():
    for label in LABELS:
        assert 10 <= len(set(CLINICAL[label])) <= 14, label
        assert 15 <= len(set(LAY[label])) <= 25, label


def trained_texts() -> set[str]:
    """Every template of training in every filling, and the names and descriptions of the reports."""
    details = [(side, severity, lobe) for side in SIDES
               for severity in (None, "mild", "small") for lobe in (None, "LUL" if side == "left" else None)]
    said = {fill(words, Wanted(label, *stated)).text for table in (CLINICAL, LAY) for label, templates in table.items()
            for words in templates for stated in details}
    rng = np.random.default_rng(1)
    films = [[replace(fact, side=side) for fact in (LEFT_EFFUSION, RUL_MASS)] for side in ("left", "right")]
    films += [[Fact(label, "left")] for label in LABELS[:-1]]
    said |= {draw_phrase(rng, film).text for film in films for _ in range(300)}
    reports = {words.format(side=side or "", lobe="lung", grade="", left="", right="", mm="", cm="")
               for table in (FINDINGS, IMPRESSIONS) for kinds in table.values() for phrases in kinds.values()
               for words in phrases for side in SIDES}
    return said | {plain(text) for text in reports}


def plain(text: str) -> str:
    return " ".join(text.lower().strip(".").split())


def test_training_never_sees_the_held_out_lay_words():
    """Not even as a part of something longer, or with something left out."""
    held_out = {fill(words, Wanted(label, side)).text
                for label, templates in HELD_OUT_LAY.items() for words in templates for side in SIDES}
    for trained in trained_texts():
        assert not [text for text in held_out if text in trained or trained in text], trained
