"""Splits: by patient, whatever the source says, and the same for a patient for ever."""

import pandas as pd
import pytest

from pipeline.cases.splits import HELD_OUT, in_gallery, split_by_patient, split_of


def test_a_patient_without_an_official_split_is_drawn_by_id_alone():
    drawn = pd.Series([split_of(f"patient {number}") for number in range(5000)]).value_counts(normalize=True)
    assert drawn.round(2).to_dict() == pytest.approx({"train": .8, "validation": .1, "test": .1}, abs=.011)
    assert {patient: split_of(patient) for patient in ("1", "8", "9")} == {
        "1": "train", "8": "validation", "9": "test"}


def test_no_patient_is_ever_in_two_splits():
    cases = pd.DataFrame({"patient_id": ["1", "1", "2", "2", "3"], "split": ["train", "test", "", "train", ""]})
    split = split_by_patient(cases)["split"].tolist()
    assert split[:2] == ["test", "test"] and split[2] == split[3] and split[4] in HELD_OUT


def splits(*rows: tuple[str, str], **how) -> list[str]:
    return split_by_patient(pd.DataFrame(rows, columns=["patient_id", "split"]), **how)["split"].tolist()


def test_a_stated_split_stands():
    assert splits(("1", "train"), ("8", "test"), ("9", "validation")) == ["train", "test", "validation"]


def test_a_patient_in_three_splits_goes_to_the_furthest_from_training_and_it_is_said(capsys):
    assert splits(("1", "train"), ("1", "validation"), ("1", "test"), ("2", "train")) == ["test"] * 3 + ["train"]
    assert "2 images moved to another split: their patients stood in two" in capsys.readouterr().err


def test_nothing_is_said_where_nothing_moved(capsys):
    splits(("1", ""), ("2", "train"))
    assert capsys.readouterr().err == ""


def test_a_split_under_a_name_of_its_own_is_no_training():
    assert splits(("1", "train"), ("1", "gallery"), ("2", "test"), ("2", "other")) == ["gallery"] * 2 + ["other"] * 2


def test_patients_of_ones_own_folder_are_in_the_gallery_unless_it_says_otherwise():
    assert splits(("1", ""), ("2", "train"), draw=in_gallery) == ["gallery", "train"]
    assert splits(("1", ""), ("1", "train"), draw=in_gallery) == ["gallery", "gallery"]


def test_other_columns_and_the_order_of_rows_stay():
    table = pd.DataFrame({"patient_id": ["2", "1"], "split": ["", ""], "view": ["PA", "AP"]})
    assert split_by_patient(table)[["patient_id", "view"]].values.tolist() == [["2", "PA"], ["1", "AP"]]
    assert table["split"].tolist() == ["", ""]  # the table that was given is not changed
