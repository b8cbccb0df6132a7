"""ICD-10: every finding has a code or is said to have none, and nothing is coded by guessing."""

import pytest

from medmir.vocabulary.findings import LABELS
from medmir.vocabulary.icd10 import DISEASES, FINDINGS, OTHER_NAMES, UNCODED, WELL_FORMED, code_of


def test_every_finding_is_either_coded_or_said_to_be_uncoded():
    assert sorted([*FINDINGS, *UNCODED]) == sorted(LABELS)
    assert all(code_of(label) == FINDINGS[label] for label in FINDINGS)
    assert not any(map(code_of, UNCODED))


@pytest.mark.parametrize("code", [*FINDINGS.values(), *DISEASES.values()])
def test_a_code_is_well_formed_and_has_its_title(code):
    assert WELL_FORMED.fullmatch(code.code) and code.title[0].isupper() and code.title.strip() == code.title


def test_a_code_has_one_title():
    codes = {*FINDINGS.values(), *DISEASES.values()}
    assert len({code.code for code in codes}) == len(codes)


def test_names_of_other_collections_stand_once_and_in_small_letters():
    names = [*OTHER_NAMES, *DISEASES, *(label.casefold() for label in FINDINGS)]
    assert len(names) == len(set(names)) and all(name == name.casefold() for name in names)
    assert set(OTHER_NAMES.values()) <= set(FINDINGS)


@pytest.mark.parametrize(("label", "code"), [
    ("Effusion", "J90"), ("Pleural Effusion", "J90"), ("Pleural_Thickening", "J92.9"), ("COVID-19", "U07.1")])
def test_a_label_of_another_collection_is_known_by_its_very_name(label, code):
    assert code_of(label).code == code


@pytest.mark.parametrize("label", ["subcutaneous emphysema", "pseudonodule", "no effusion", "Effusion left", ""])
def test_a_label_that_merely_holds_a_known_word_has_no_code(label):
    assert code_of(label) is None
