"""Why a film is hard: told from its facts against those of its collection, and never where they do not say so."""

import pytest

from medmir.bundle.contract import Case, Fact
from medmir.measure.reasons import (
    CODES,
    covered,
    film_reasons,
    finding_reasons,
    plainest,
    question_reasons,
    standings,
)

WHOLE, LEFT_HALF, CORNER = (0.0, 0.0, 1.0, 1.0), (0.0, 0.0, 0.5, 1.0), (0.0, 0.0, 0.1, 0.1)


def film(number: int, *facts: Fact, view: str = "PA") -> Case:
    labels = tuple(dict.fromkeys(fact.label for fact in facts))
    return Case(f"f{number}", "", view=view, labels=labels, facts=facts)


def nodule(d: float, size: float = 20.0, **fields: object) -> Fact:
    return Fact("Nodule", size_mm=size, visibility=d, **fields)


PLAIN = [film(number, nodule(8.0)) for number in range(30)]


def why(case: Case, label: str = "Nodule", others: list[Case] = PLAIN) -> dict[str, tuple]:
    cases = [*others, case]
    return {code: values for code, *values in film_reasons(case, label, standings(cases)[label], 1000)}


def test_a_plain_film_among_many_like_it_is_not_said_to_be_hard():
    assert why(film(99, nodule(9.0))) == {}


def test_a_faint_and_small_finding_is_held_against_the_others_of_its_kind():
    found = why(film(99, nodule(3.0, 6.0)))
    assert found == {"faint": [3.0, 8.0], "small": [6.0, 20.0]}


def test_the_lowest_grade_is_told_and_no_other():
    mild, severe = (film(99, Fact("Edema", severity=grade)) for grade in ("mild", "severe"))
    others = [film(number, Fact("Edema", severity="moderate")) for number in range(30)]
    assert why(mild, "Edema", others) == {"mild": ["mild"]}
    assert why(severe, "Edema", others) == {}


def test_a_lateral_is_told_where_laterals_are_few():
    assert why(film(99, nodule(9.0), view="LAT")) == {"lateral": [1, 31]}
    laterals = [film(number, nodule(8.0), view="LAT") for number in range(30)]
    assert "lateral" not in why(film(99, nodule(9.0), view="LAT"), others=laterals)


def test_a_finding_under_another_is_told_by_their_boxes():
    hidden = film(99, nodule(8.0, box=CORNER), Fact("Effusion", visibility=20.0, box=LEFT_HALF))
    assert why(hidden) == {"inside": ["Effusion", 20.0, 8.0]}
    beside = film(99, nodule(8.0, box=LEFT_HALF), Fact("Effusion", visibility=20.0, box=CORNER))
    assert why(beside) == {"outshone": ["Effusion", 20.0, 8.0]}


def test_what_shows_less_plainly_outshines_nothing():
    assert why(film(99, nodule(8.0), Fact("Effusion", visibility=2.0))) == {}


def test_few_films_of_a_kind_are_told():
    assert why(film(99, nodule(9.0)), others=PLAIN[:3]) == {"few": [4]}


def test_of_several_facts_of_a_label_the_plainest_counts():
    case = film(1, nodule(2.0), nodule(9.0))
    assert plainest(case, "Nodule").visibility == 9.0
    assert plainest(case, "Mass") is None


def test_labels_without_facts_give_no_reasons_but_those_of_their_numbers():
    cases = [Case(f"c{number}", "", labels=("COVID-19",)) for number in range(40)]
    known = standings(cases)["COVID-19"]
    assert film_reasons(cases[0], "COVID-19", known, 40) == finding_reasons(known) == []


def test_a_finding_that_is_faint_as_a_rule_is_said_to_be():
    known = standings([*PLAIN, *(film(number, Fact("Mass", visibility=30.0)) for number in range(40, 80))])
    assert finding_reasons(known["Nodule"]) == [("faint-finding", 8.0, 30.0)]
    assert finding_reasons(known["Mass"]) == []


@pytest.mark.parametrize(("relevant", "told"), [(0, [("none",)]), (3, [("fewer", 3)]), (10, []), (99, [])])
def test_a_question_that_too_few_films_answer_is_said_to_be_one(relevant, told):
    assert question_reasons(relevant, {}, 0) == told


def test_what_the_wrong_films_show_is_counted_where_there_are_such():
    assert question_reasons(50, {"other-side": 2, "near": 0}, 3) == [("other-side", 2, 3)]


@pytest.mark.parametrize(("own", "other", "share"), [(CORNER, WHOLE, 1), (WHOLE, LEFT_HALF, 0.5), (CORNER, None, 0),
                                                     (None, WHOLE, 0), (CORNER, (0.5, 0.5, 1, 1), 0)])
def test_how_much_of_a_box_another_covers(own, other, share):
    assert covered(Fact("Nodule", box=own), Fact("Effusion", box=other)) == pytest.approx(share)


def test_every_code_is_known():
    codes = {code for case in (film(9, nodule(1.0, 1.0, severity="mild"), view="LAT"),) for code in why(case)}
    assert codes <= set(CODES)
