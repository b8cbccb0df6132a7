"""The CSV that describes a folder: its columns under any usual name, and not one of them lost."""

import pytest
from support.corpus_files import write_lines

from medmir.errors import MedMIRError
from pipeline.sources.folder_table import ALIASES, STATED, claims, labels_of_cell, read_described, several


def described(tmp_path, *lines: str):
    return read_described(write_lines(tmp_path / "films.csv", *lines))


@pytest.mark.parametrize(("name", "field"), [(other, field) for field, others in ALIASES.items() for other in others])
def test_every_other_name_of_a_column_is_understood(name, field):
    assert claims(["image", name])[field] == ("image" if field == "image" else name)


@pytest.mark.parametrize("field", STATED)
def test_a_field_is_understood_under_its_own_name_whatever_its_capitals(field):
    assert claims([f" {field.upper()} "]) == {field: f" {field.upper()} "}


def test_the_usual_name_comes_before_others_and_the_others_stay_columns(tmp_path):
    (row,) = described(tmp_path, "file,image,report,findings", "b.png,a.png,Draft.,Final.")
    assert row.image == "a.png" and row.fields == {"findings": "Final."}
    assert row.columns == {"file": "b.png", "report": "Draft."}


def test_columns_nobody_claims_are_kept_under_their_own_names(tmp_path):
    first, second = described(tmp_path, "filename,Ward,Scanner model", "a.png,7B,X-9", "b.png,,")
    assert first.columns == {"Ward": "7B", "Scanner model": "X-9"} and second.columns == {}


def test_sex_age_labels_and_devices_are_read_as_what_they_are(tmp_path):
    (row,) = described(tmp_path, "image,Sex,Age,label,devices", "a.png,female,058Y,Mass|Edema,pacemaker; leads")
    assert row.fields == {"sex": "F", "age": 58, "labels": ("Mass", "Edema"), "devices": ("pacemaker", "leads")}
    assert row.columns == {}


def test_a_cell_that_cannot_be_read_as_its_field_stays_a_column(tmp_path):
    (row,) = described(tmp_path, "image,sex,age,view", "a.png,other,very old,PA")
    assert row.fields == {"view": "PA"} and row.columns == {"sex": "other", "age": "very old"}


def test_a_blank_cell_states_nothing(tmp_path):
    (row,) = described(tmp_path, "image,view,patient", "a.png, ,")
    assert row.fields == {} and row.columns == {}


def test_a_row_that_names_no_file_is_a_row_all_the_same(tmp_path):
    assert [row.image for row in described(tmp_path, "image,label", "a.png,Mass", ",Mass")] == ["a.png", ""]


def test_a_table_without_file_names_says_what_to_call_the_column(tmp_path):
    with pytest.raises(MedMIRError, match="call it one of image, filename, file, path"):
        described(tmp_path, "picture", "a.png")


def test_facts_cannot_be_stated_in_a_cell(tmp_path):
    (row,) = described(tmp_path, "image,facts", "a.png,Mass left")
    assert row.fields == {} and row.columns == {"facts": "Mass left"}


@pytest.mark.parametrize(("cell", "parts"), [
    ("a|b", ("a", "b")), ("a; b", ("a", "b")), (" a ", ("a",)), ("", ()), ("|;", ()), ("a,b", ("a,b",))])
def test_several_values_are_separated_by_bars_or_semicolons(cell, parts):
    assert several(cell) == parts


def test_nihs_word_for_normal_is_normal():
    assert labels_of_cell("No Finding") == labels_of_cell("NORMAL") == ("Normal",)
    assert labels_of_cell("No finding of note") == ("No finding of note",)
