"""What counts as right."""

from medmir.bundle.contract import Case, Fact
from medmir.study.design import Study
from medmir.study.scoring import Finding, scored, truth

ASKED = Study(("a",), ("Effusion", "Edema", "Mass"), sides=True, severities=True)


def case(*facts: Fact, labels=("Effusion", "Mass", "Hernia")) -> Case:
    return Case("a", "a.webp", labels=labels, facts=facts)


def test_the_truth_is_what_the_source_states_of_what_is_asked():
    told = truth(case(Fact("Effusion", side="left", severity="small"), Fact("Hernia")), ASKED)
    assert told == (Finding("Effusion", "left", "small"), Finding("Mass"))


def test_on_both_sides_is_bilateral_and_the_highest_grade_counts():
    facts = Fact("Effusion", side="left", severity="large"), Fact("Effusion", side="right", severity="small")
    assert truth(case(*facts, labels=("Effusion",)), ASKED) == (Finding("Effusion", "bilateral", "large"),)


def test_what_is_not_asked_is_no_part_of_the_truth():
    plain = ASKED.having(sides=False, severities=False)
    assert truth(case(Fact("Effusion", side="left", severity="small")), plain)[0] == Finding("Effusion")
    assert truth(case(Fact("Edema", side="left"), labels=("Edema",)), ASKED) == (Finding("Edema"),)


def test_normal_is_nothing_and_a_film_without_labels_has_no_truth():
    assert truth(case(labels=("Normal",)), ASKED) == ()
    assert truth(case(labels=()), ASKED) is None


def test_found_missed_and_invented_labels():
    score = scored([Finding("Effusion"), Finding("Edema")], [Finding("Effusion"), Finding("Mass")])
    assert (score.found, score.missed, score.invented) == (("Effusion",), ("Mass",), ("Edema",))
    assert not score.exact
    assert scored([], []).exact


def test_sides_and_grades_count_for_themselves_where_the_truth_states_them():
    said = [Finding("Effusion", "right", "small"), Finding("Mass", "left")]
    score = scored(said, [Finding("Effusion", "left", "small"), Finding("Mass")])
    assert score.exact and score.sides == (0, 1) and score.severities == (1, 1)
