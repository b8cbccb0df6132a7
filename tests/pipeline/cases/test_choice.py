"""Which part of a collection is taken, and how that is said on its card."""

import pandas as pd
import pytest

from medmir.errors import MedMIRError
from pipeline.cases.choice import Choice

CASES = pd.DataFrame({"case_id": list("abcd"), "split": ["test"] * 3 + ["train"], "labels": [["Mass"]] * 4})


def test_one_split_can_be_taken_and_of_it_a_balanced_part():
    cases = pd.DataFrame({"case_id": list("abcd"), "split": ["test"] * 3 + ["train"], "labels": [["Mass"]] * 4})
    assert Choice(split="test").of(cases)["case_id"].tolist() == ["a", "b", "c"]
    assert len(Choice(per_label=2, split="test").of(cases)) == 2


def test_by_default_all_is_taken():
    assert Choice().of(CASES)["case_id"].tolist() == list("abcd")


def test_a_split_nobody_is_in_is_named_with_those_there_are():
    with pytest.raises(MedMIRError, match="in the split 'validation': choose one of train, validation, test"):
        Choice(split="validation").of(CASES)


def test_rows_are_numbered_anew():
    assert Choice(split="train").of(CASES).index.tolist() == [0]


def test_a_choice_says_what_it_takes():
    assert str(Choice()) == ""
    assert str(Choice(split="test")) == "the split test"
    assert str(Choice(per_label=7, seed=3)) == "at least 7 images of each label, or all it has (seed 3)"
    assert str(Choice(7, 3, "test")) == "the split test, at least 7 images of each label, or all it has (seed 3)"
