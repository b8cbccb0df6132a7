"""An answer while it is given, by keys alone."""

from medmir.study.answering import Answering, grades_of, sides_of
from medmir.study.scoring import Finding


def test_an_answer_counts_when_something_or_nothing_is_said_and_how_sure():
    assert not Answering().toggled("Mass").complete
    assert not Answering().sure(3).complete
    assert Answering().toggled("Mass").sure(3).complete
    assert Answering().without_findings().sure(3).complete


def test_nothing_and_findings_exclude_each_other():
    assert Answering().toggled("Mass").without_findings().findings == ()
    assert not Answering().without_findings().toggled("Mass").nothing
    assert not Answering().without_findings().without_findings().nothing


def test_a_second_press_takes_a_finding_back_and_the_one_before_gets_sides_again():
    twice = Answering().toggled("Effusion").toggled("Mass").toggled("Mass")
    assert twice.findings == (Finding("Effusion"),) and twice.last == "Effusion"


def test_the_keys_of_side_and_grade_go_round_those_of_the_last_finding():
    given = Answering().toggled("Mass").toggled("Effusion")
    seen = []
    for _ in range(4):
        given = given.next_side()
        seen.append(given.finding("Effusion").side)
    assert seen == ["left", "right", "bilateral", ""]
    assert given.next_grade().finding("Effusion").severity == "small"
    assert given.finding("Mass") == Finding("Mass")


def test_what_has_no_side_or_grade_stays_without():
    assert sides_of("Cardiomegaly") == () and grades_of("Mass") == ()
    given = Answering().toggled("Cardiomegaly")
    assert given.next_side() == given
    assert Answering().next_side() == Answering().next_grade() == Answering()


def test_a_side_is_stated_and_taken_back_by_its_button():
    given = Answering().toggled("Effusion").stating("Effusion", side="left")
    assert given.finding("Effusion").side == "left"
    assert given.stating("Effusion", side="left").finding("Effusion").side == ""
    assert Answering().stating("Mass", side="left") == Answering()


def test_a_given_answer_can_be_revised():
    again = Answering.of((Finding("Mass", "left"),), 4)
    assert again.complete and again.last == "Mass"
    assert Answering.of((), 2).nothing
