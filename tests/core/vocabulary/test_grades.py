"""The grades of severity: two scales, and which findings are measured on which."""

from medmir.vocabulary.findings import LABELS
from medmir.vocabulary.grades import AMOUNT, EXTENT, GRADED, GRADES


def test_every_grade_stands_once():
    assert len(set(GRADES)) == len(GRADES) and set(GRADES) == set(EXTENT) | set(AMOUNT)


def test_only_moderate_is_on_both_scales():
    assert set(EXTENT) & set(AMOUNT) == {"moderate"}


def test_graded_findings_are_findings_on_one_of_the_scales():
    assert set(GRADED) < set(LABELS)
    assert set(GRADED.values()) == {EXTENT, AMOUNT}
    assert {label for label, scale in GRADED.items() if scale == AMOUNT} == {"Effusion", "Pneumothorax", "Hernia"}
