"""The vocabulary: each list whole, without repeats, and in the words of the others."""

from medmir.vocabulary.findings import LABELS, LOBAR, LOBES, NORMAL, SIDED
from medmir.vocabulary.sides import SIDES


def test_there_are_the_14_findings_of_nih_and_normal():
    assert len(set(LABELS)) == len(LABELS) == 15 and LABELS[-1] == NORMAL


def test_sided_and_lobar_findings_are_findings():
    for part in (SIDED, LOBAR):
        assert len(set(part)) == len(part) and set(part) < set(LABELS) - {NORMAL}


def test_what_lies_in_a_lobe_lies_on_a_side():
    assert set(LOBAR) <= set(SIDED)


def test_a_lobes_code_is_its_names_initials_and_its_name_begins_with_its_side():
    for code, name in LOBES.items():
        assert code == "".join(word[0] for word in name.split()).upper()
        assert name.split()[0] in SIDES


def test_the_right_lung_has_three_lobes_and_the_left_two():
    assert sorted(LOBES) == ["LLL", "LUL", "RLL", "RML", "RUL"]
