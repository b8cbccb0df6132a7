"""Which films answer which questions: the truth that training, evaluation and the page share."""

from dataclasses import replace

import pytest

from medmir.bundle.contract import Fact
from medmir.vocabulary.phrase import Phrase, Wanted

LEFT_EFFUSION = Fact("Effusion", "left", severity="large")
RUL_MASS = Fact("Mass", "right", "RUL")


@pytest.mark.parametrize(("side", "answers"), [("left", True), ("right", False), ("bilateral", True)])
def test_a_sided_question_wants_that_side(side, answers):
    asked = Phrase("left pleural effusion", (Wanted("Effusion", side="left"),))
    assert asked.true_of([replace(LEFT_EFFUSION, side=side)]) is answers


def test_two_findings_must_both_be_there():
    both = Phrase("effusion and mass", (Wanted("Effusion"), Wanted("Mass")))
    assert both.true_of([LEFT_EFFUSION, RUL_MASS])
    assert not both.true_of([LEFT_EFFUSION])


def test_a_denied_finding_must_be_absent():
    denied = Phrase("mass, no effusion", (Wanted("Mass"),), ("Effusion",))
    assert denied.true_of([RUL_MASS])
    assert not denied.true_of([RUL_MASS, LEFT_EFFUSION])


def test_a_finding_on_the_left_and_on_the_right_is_bilateral():
    asked = Phrase("bilateral pleural effusions", (Wanted("Effusion", "bilateral"),))
    assert asked.true_of([LEFT_EFFUSION, replace(LEFT_EFFUSION, side="right", severity="small")])
    assert not asked.true_of([LEFT_EFFUSION])


def test_a_question_that_leaves_the_side_open_takes_any():
    asked = Wanted("Effusion")
    assert asked.found_in([LEFT_EFFUSION]) and asked.found_in([Fact("Effusion")])
    assert not asked.found_in([RUL_MASS]) and not asked.found_in([])


@pytest.mark.parametrize(("asked", "answers"), [
    (Wanted("Mass", lobe="RUL"), True), (Wanted("Mass", lobe="RLL"), False),
    (Wanted("Effusion", severity="large"), True), (Wanted("Effusion", severity="small"), False),
    (Wanted("Mass", severity="large"), False)])
def test_lobe_and_severity_must_be_those_asked_for(asked, answers):
    assert asked.found_in([LEFT_EFFUSION, RUL_MASS]) is answers


def test_a_side_that_nobody_stated_answers_no_sided_question():
    assert not Wanted("Effusion", "left").found_in([Fact("Effusion")])


def test_two_facts_do_not_make_up_one_finding():
    small_right = Fact("Effusion", "right", severity="small")
    assert not Wanted("Effusion", "right", "large").found_in([LEFT_EFFUSION, small_right])


def test_one_fact_of_both_sides_is_bilateral():
    assert Wanted("Effusion", "bilateral").found_in([Fact("Effusion", "bilateral")])


def test_only_films_without_findings_are_normal():
    normal = Phrase("clear lungs", (Wanted("Normal"),))
    assert normal.true_of([]) and not normal.true_of([RUL_MASS])


def test_a_film_without_facts_answers_denials():
    denied = Phrase("no effusion", absent=("Effusion",))
    assert denied.true_of([]) and denied.true_of([RUL_MASS]) and not denied.true_of([LEFT_EFFUSION])


def test_facts_may_come_once_only():
    assert Wanted("Effusion", "bilateral").found_in(iter([LEFT_EFFUSION, replace(LEFT_EFFUSION, side="right")]))
