"""The case table: whatever a source, the same columns, ids that are files' names, and one patient in one split."""

import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from support.corpus_files import write_film
from support.dicom_files import write_dicom

from medmir.bundle.contract import Case, Fact
from medmir.errors import MedMIRError
from pipeline.cases.on_disk import present
from pipeline.cases.repeats import number_repeats
from pipeline.cases.skipped import Skipped
from pipeline.cases.table import COLUMNS, case_table, cases_of, file_safe, readable, table_of
from pipeline.files.paths import DEMO

FULL = Case(
    "a", "a.png", "s", "p", "PA", "X-ray", ("Mass",), "https://example.org", "CC0", "test", (Fact("Mass", "left"),),
    "F", 58, ("pacemaker",), findings="A mass.", impression="Mass.", columns={"ward": "7B"})


def to_cases(row: dict) -> list[Case]:
    return [Case(**{"patient_id": "p", "image": "x.png"} | row)]


def test_ids_become_plain_file_names_and_stand_once(tmp_path, capsys):
    cases = case_table([{"case_id": "../a b"}, {"case_id": "../a b"}, {"case_id": "c"}], to_cases, tmp_path)
    assert cases["case_id"].tolist() == ["_a_b", "c"]
    assert "skipped: _a_b stands twice" in capsys.readouterr().err


def test_what_a_source_does_not_say_is_empty_never_nan(tmp_path):
    row = case_table([{"case_id": "a", "age": 5}, {"case_id": "b"}], to_cases, tmp_path).to_dict("records")[1]
    assert row["age"] is None and row["sex"] == row["view"] == "" and row["labels"] == row["facts"] == []
    assert row["study_id"] == "b"


def test_of_many_images_that_were_not_fetched_ten_are_named(tmp_path, capsys):
    write_film(tmp_path / "0.png")
    rows = [{"case_id": str(n)} for n in range(40)]
    case_table(rows, lambda row: [Case(row["case_id"], present(tmp_path / f"{row['case_id']}.png"))], tmp_path)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "skipped: 1.png does not exist." and len(said) == 12
    assert said[10:] == ["skipped: 29 more images that do not exist.", "1 of 40 images kept, 39 skipped"]


def test_the_columns_are_the_fields_a_source_can_state():
    names = {field.name for field in fields(Case)}
    assert set(COLUMNS) == names - {"width", "height", "thumbnail", "original", "original_width", "original_height"}
    assert list(case_table([{"case_id": "a"}], to_cases, Path()).columns) == list(COLUMNS)


def test_a_case_comes_back_from_the_table_as_it_went_in():
    assert [*cases_of(table_of([FULL, Case("b", "b.png")]))] == [FULL, Case("b", "b.png")]


def test_a_table_of_some_columns_has_cases_too():
    (case,) = cases_of(pd.DataFrame({"case_id": ["a"], "image": ["a.png"], "labels": [["Mass"]]}))
    assert case == Case("a", "a.png", labels=("Mass",))


def test_the_demos_cases_go_through_the_table_unchanged():
    rows = json.loads((DEMO / "metadata.json").read_text())["cases"]
    made = {"width", "height", "thumbnail"}
    cases = cases_of(table_of(Case.from_dict(row) for row in rows))
    for row, case in zip(rows, cases, strict=True):
        back = case.to_dict()
        assert {name: back[name] for name in back.keys() - made} == {name: row[name] for name in row.keys() - made}
        assert list(back) == list(row)


def test_a_row_may_give_several_cases(tmp_path):
    cases = case_table(["cine"], lambda name: [Case(f"{name}-f{n}", f"{name}#frame={n}") for n in range(3)], tmp_path)
    assert cases["case_id"].tolist() == ["cine-f0", "cine-f1", "cine-f2"]


def test_a_row_without_any_case_is_no_error_where_others_have_one(tmp_path):
    assert len(case_table([1, 0], lambda n: [Case("a", "a.png")] * n, tmp_path)) == 1


def test_a_case_without_patient_or_study_is_one_of_its_own(tmp_path):
    cases = case_table(["a", "b"], lambda name: [Case(name, f"{name}.png")], tmp_path)
    assert cases["patient_id"].tolist() == cases["study_id"].tolist() == ["a", "b"]


def test_the_source_says_what_becomes_of_ids_that_stand_twice(tmp_path):
    cases = case_table(["a", "a"], lambda name: [Case(name, "x.png")], tmp_path, repeat=number_repeats)
    assert cases["case_id"].tolist() == ["a", "a-2"]


def test_ids_that_differ_in_capitals_alone_get_pictures_of_their_own_on_every_disk(tmp_path):
    cases = case_table(["Film", "film", "FILM"], lambda name: [Case(name, "x.png")], tmp_path)
    assert cases["case_id"].tolist() == ["Film", "film-2", "FILM-3"]


def test_an_id_of_which_nothing_is_left_is_still_a_name(tmp_path):
    assert case_table(["..."], lambda name: [Case(name, "x.png")], tmp_path)["case_id"].tolist() == ["image"]


def test_a_column_named_like_a_field_does_not_take_its_place(tmp_path):
    cases = case_table([{"case_id": "a", "columns": {"width": "wide", "ward": "7B"}}], to_cases, tmp_path)
    assert cases["columns"][0] == {"source width": "wide", "ward": "7B"}


def refused(row: object) -> list[Case]:
    raise Skipped(str(row), "is no good.")


def test_a_source_of_which_nothing_is_left_says_so(tmp_path, capsys):
    with pytest.raises(MedMIRError, match="no image of .* can be used: check that it is the folder"):
        case_table(["a"], refused, tmp_path)
    assert "skipped: a is no good." in capsys.readouterr().err
    with pytest.raises(MedMIRError, match="^Nothing here.$"):
        case_table([], refused, tmp_path, nothing="Nothing here.")


@pytest.mark.parametrize(("name", "file"), [
    ("a b/c", "a_b_c"), (".hidden", "hidden"), ("Röntgen-1_a.b", "Röntgen-1_a.b"), ("a:b*c?", "a_b_c_"), ("..", ""),
    ("aux", "_aux"), ("Con.1", "_Con.1"), ("com3", "_com3"), ("contrast", "contrast"), ("a-nul", "a-nul")])
def test_a_file_safe_name_stays_below_its_folder(name, file):
    assert file_safe(name) == file


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
