"""The findings that a question names or denies, with side, grade and lobe."""

from itertools import product

import pytest

from medmir.search.understanding import Mention, finding_text, finding_wanted, mentions, same_question
from medmir.vocabulary.findings import LABELS, LOBAR, LOBES, NORMAL, SIDED
from medmir.vocabulary.grades import GRADED
from medmir.vocabulary.phrase import Wanted
from medmir.vocabulary.sides import BILATERAL, SIDES


def named(words: str) -> list[tuple]:
    return [(m.wanted.label, m.wanted.side, m.wanted.severity, m.wanted.lobe, m.denied) for m in mentions(words)]


@pytest.mark.parametrize(("words", "label", "side", "severity", "lobe"), [
    ("pleural effusion", "Effusion", None, None, None), ("Effusions!", "Effusion", None, None, None),
    ("left pleural effusion", "Effusion", "left", None, None),
    ("effusion on the right", "Effusion", "right", None, None),
    ("bilateral effusions", "Effusion", BILATERAL, None, None),
    ("effusions on both sides", "Effusion", BILATERAL, None, None),
    ("left and right effusion", "Effusion", BILATERAL, None, None), ("large effusion", "Effusion", None, "large", None),
    ("severe effusion", "Effusion", None, "large", None), ("tiny pneumothorax", "Pneumothorax", None, "small", None),
    ("massive cardiomegaly", "Cardiomegaly", None, "severe", None), ("big heart", "Cardiomegaly", None, None, None),
    ("large heart", "Cardiomegaly", None, None, None), ("the heart is enlarged", "Cardiomegaly", None, None, None),
    ("left lower lobe mass", "Mass", None, None, "LLL"), ("mass in the lower left lobe", "Mass", None, None, "LLL"),
    ("RUL pneumonia", "Pneumonia", None, None, "RUL"), ("left lower lobe effusion", "Effusion", "left", None, None),
    ("lung masses", "Mass", None, None, None), ("large mass", "Mass", None, None, None),
    ("CHF", "Edema", None, None, None), ("copd", "Emphysema", None, None, None),
    ("normal chest x-ray", NORMAL, None, None, None), ("no acute disease", NORMAL, None, None, None),
    ("no finding", NORMAL, None, None, None), ("not abnormal", NORMAL, None, None, None),
])
def test_a_finding_is_named_with_its_side_grade_and_lobe(words, label, side, severity, lobe):
    assert named(words) == [(label, side, severity, lobe, False)]


@pytest.mark.parametrize(("words", "labels"), [
    ("no effusion", ["Effusion"]), ("without pneumothorax", ["Pneumothorax"]), ("not normal", [NORMAL]),
    ("effusion absent", ["Effusion"]), ("no evidence of edema", ["Edema"]), ("negative for a mass", ["Mass"]),
    ("free of nodules", ["Nodule"]), ("no effusion or pneumothorax", ["Effusion", "Pneumothorax"]),
    ("abnormal", [NORMAL]), ("small heart", ["Cardiomegaly"]), ("normal heart", ["Cardiomegaly"]),
    ("nothing normal", [NORMAL]), ("excluding emphysema", ["Emphysema"]),
])
def test_a_denial_is_one(words, labels):
    found = mentions(words)
    assert sorted(m.wanted.label for m in found) == sorted(labels)
    assert all(m.denied for m in found)


def test_a_denial_reaches_no_further_than_its_clause():
    assert named("cardiomegaly with small left effusion, no pneumothorax") == [
        ("Cardiomegaly", None, None, None, False), ("Effusion", "left", "small", None, False),
        ("Pneumothorax", None, None, None, True)]
    assert named("pneumonia without effusion") == [
        ("Pneumonia", None, None, None, False), ("Effusion", None, None, None, True)]
    assert [m.denied for m in mentions("no effusion but pneumonia")] == [True, False]


@pytest.mark.parametrize("words", ["", "?!", "banana", "hydropneumothorax", "pacemaker", "massive", "left", "no",
    "Erguss"])
def test_what_is_not_recognized_is_left_to_the_model(words):
    assert mentions(words) == []


def test_the_longest_name_is_taken():
    assert named("pleural thickening") == [("Pleural Thickening", None, None, None, False)]
    assert named("small heart") == [("Cardiomegaly", None, None, None, True)]


def every_wanted() -> list[Wanted]:
    sided = [Wanted(label, side, grade) for label, side in product(SIDED, (None, *SIDES, BILATERAL))
             for grade in (None, *GRADED.get(label, ()))]
    lobar = [Wanted(label, None, grade, lobe) for label, lobe in product(LOBAR, LOBES)
             for grade in (None, *GRADED.get(label, ()))]
    return [*map(Wanted, LABELS), *sided, *lobar]


@pytest.mark.parametrize("wanted", every_wanted(), ids=finding_text)
def test_a_finding_written_as_a_field_is_read_as_the_same(wanted):
    assert finding_wanted(finding_text(wanted)) == wanted


def test_a_text_that_names_none_asks_for_none():
    assert finding_wanted("banana") is None


@pytest.mark.parametrize(("one", "other", "same"), [
    ("left effusion", "effusion on the left side", True), ("left effusion", "right effusion", False),
    ("effusion", "no effusion", False), ("large effusion", "small effusion", False),
    ("enlarged heart", "cardiomegaly", True),
    ("left lower lobe mass", "left upper lobe mass", False), ("mass", "nodule", False), ("banana", "pear", True),
])
def test_two_questions_are_the_same_if_they_name_and_deny_the_same(one, other, same):
    assert same_question(one, other) == same_question(other, one) == same


def test_a_mention_is_plain_data():
    assert mentions("no mass") == [Mention(Wanted("Mass"), True)]
