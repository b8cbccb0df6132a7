"""What every source shares: ids that are file names, reasons for what is skipped, tables that are refused."""

import gzip
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from support.corpus_files import write_film, write_lines
from support.dicom_files import write_dicom

from medmir.errors import MedMIRError
from pipeline.cases.splits import HELD_OUT, split_by_patient, split_of
from pipeline.cases.table import age_in_years, case_table, present, read_csv, readable, sex_of
from pipeline.sources.public import Choice


def to_case(row: dict) -> dict:
    return {"patient_id": "p", "image": "x.png"} | row


def test_ids_become_plain_file_names_and_stand_once(tmp_path, capsys):
    cases = case_table([{"case_id": "../a b"}, {"case_id": "../a b"}, {"case_id": "c"}], to_case, tmp_path)
    assert cases["case_id"].tolist() == ["_a_b", "c"]
    assert "skipped: _a_b stands twice" in capsys.readouterr().err


def test_what_a_source_does_not_say_is_empty_never_nan(tmp_path):
    row = case_table([{"case_id": "a", "age": 5}, {"case_id": "b"}], to_case, tmp_path).to_dict("records")[1]
    assert row["age"] is None and row["sex"] == row["view"] == "" and row["labels"] == row["facts"] == []
    assert row["study_id"] == "b"


def test_of_many_images_that_were_not_fetched_ten_are_named(tmp_path, capsys):
    write_film(tmp_path / "0.png")
    rows = [{"case_id": str(n)} for n in range(40)]
    case_table(rows, lambda row: row | {"patient_id": "p", "image": present(tmp_path / f"{row['case_id']}.png")},
               tmp_path)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "skipped: 1.png does not exist." and len(said) == 12
    assert said[10:] == ["skipped: 29 more images that do not exist.", "1 of 40 images kept, 39 skipped"]


def test_damaged_images_are_skipped_with_a_reason_each(tmp_path, capsys):
    whole = write_film(tmp_path / "whole.jpg")
    (tmp_path / "half.jpg").write_bytes(whole.read_bytes()[:300])
    (tmp_path / "page.png").write_text("<html>404</html>")
    cases = pd.DataFrame({"image": [str(tmp_path / name) for name in ("whole.jpg", "half.jpg", "page.png", "no.png")]})
    assert [Path(image).name for image in readable(cases)["image"]] == ["whole.jpg"]
    said = capsys.readouterr().err
    assert "skipped: half.jpg is damaged" in said and "skipped: page.png is not a picture" in said
    assert "skipped: no.png cannot be read (No such file or directory)." in said and "1 of 4 images kept" in said


def test_a_frame_of_a_dicom_file_is_read_as_one(tmp_path):
    path = write_dicom(tmp_path / "cine.dcm", np.zeros((2, 8, 8), np.uint8))
    cases = pd.DataFrame({"image": [f"{path}#frame={number}" for number in range(2)]})
    assert len(readable(cases)) == 2


def test_a_collection_of_damaged_images_is_refused(tmp_path):
    (tmp_path / "page.png").write_text("<html>404</html>")
    with pytest.raises(MedMIRError, match="none of 1 images can be decoded"):
        readable(pd.DataFrame({"image": [str(tmp_path / "page.png")]}))


def test_a_table_cut_short_in_download_is_named(tmp_path):
    path = tmp_path / "metadata.csv.gz"
    path.write_bytes(gzip.compress(b"image,label\n" + b"a.png,Mass\n" * 10_000)[:-20])
    with pytest.raises(MedMIRError, match=r"metadata\.csv\.gz cannot be read as CSV .* fetch it again"):
        read_csv(path, ("image",))


def test_a_column_that_is_missing_is_named(tmp_path):
    with pytest.raises(MedMIRError, match="has no column 'label'"):
        read_csv(write_lines(tmp_path / "t.csv", "image", "a.png"), ("image", "label"))


def test_a_patient_without_an_official_split_is_drawn_by_id_alone():
    drawn = pd.Series([split_of(f"patient {number}") for number in range(5000)]).value_counts(normalize=True)
    assert drawn.round(2).to_dict() == pytest.approx({"train": .8, "validation": .1, "test": .1}, abs=.011)
    assert {patient: split_of(patient) for patient in ("1", "8", "9")} == {
        "1": "train", "8": "validation", "9": "test"}


def test_no_patient_is_ever_in_two_splits():
    cases = pd.DataFrame({"patient_id": ["1", "1", "2", "2", "3"], "split": ["train", "test", "", "train", ""]})
    split = split_by_patient(cases)["split"].tolist()
    assert split[:2] == ["test", "test"] and split[2] == split[3] and split[4] in HELD_OUT


def test_one_split_can_be_taken_and_of_it_a_balanced_part():
    cases = pd.DataFrame({"case_id": list("abcd"), "split": ["test"] * 3 + ["train"], "labels": [["Mass"]] * 4})
    assert Choice(split="test").of(cases)["case_id"].tolist() == ["a", "b", "c"]
    assert len(Choice(per_label=2, split="test").of(cases)) == 2


@pytest.mark.parametrize(("text", "years"), [("58", 58), ("58.0", 58), ("058Y", 58), ("414", None), ("", None)])
def test_ages_are_years_or_unknown(text, years):
    assert age_in_years(text) == years


def test_sex_is_one_letter_or_unknown():
    assert [sex_of(text) for text in ("Female", "m", "O", "Unknown", "")] == ["F", "M", "", "", ""]
