"""A folder of pictures against the demo."""

import csv
import shutil

import numpy as np
import pytest
from support.dicom_files import write_dicom

from medmir.errors import MedMIRError
from pipeline.files.paths import DEMO
from pipeline.search.batch import HEADER, ask_by_folder


@pytest.fixture
def pictures(tmp_path):
    """Two of the demo's films, one of them in a folder of its own; a file that is no picture and a broken one."""
    folder = tmp_path / "pictures"
    (folder / "more").mkdir(parents=True)
    shutil.copy(DEMO / "images/G00004-0-PA.webp", folder / "one.webp")
    shutil.copy(DEMO / "images/G00782-0-PA.webp", folder / "more/two.webp")
    (folder / "broken.png").write_bytes(b"\x89PNG")
    (folder / "notes.txt").write_text("x")
    (folder / "cases.csv").write_text("image\n")
    return folder


def test_every_picture_has_its_nearest_cases_and_what_is_skipped_its_reason(demo, pictures, tmp_path, capsys):
    out = tmp_path / "made" / "nearest.csv"
    done = ask_by_folder(demo, pictures, out, k=3)
    rows = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert tuple(rows[0]) == HEADER and done.pictures == 2
    assert [(row["picture"], row["place"]) for row in rows] == [
        (name, place) for name in ("more/two.webp", "one.webp") for place in "123"]
    assert [rows[0]["case_id"], rows[3]["case_id"]] == ["G00782-0-PA", "G00004-0-PA"]
    assert float(rows[0]["score"]) > float(rows[1]["score"]) > float(rows[2]["score"])
    said = capsys.readouterr().err
    assert "skipped: broken.png is not a picture" in said and "skipped: notes.txt is not a picture" in said
    assert said.count("skipped: ") == 2 and "2 of 4 images kept, 2 skipped" in said and "picture/s" in said


def test_the_rows_are_those_of_asking_one_by_one(demo, pictures, tmp_path):
    ask_by_folder(demo, pictures, tmp_path / "nearest.csv", k=2)
    rows = list(csv.DictReader((tmp_path / "nearest.csv").open(encoding="utf-8", newline="")))
    found = demo.similar(pictures / "one.webp", k=2)
    assert [(row["case_id"], float(row["score"])) for row in rows[2:]] == [(each.case_id, each.score) for each in found]


def test_nothing_is_written_where_no_picture_can_be_read(demo, tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/notes.txt").write_text("x")
    with pytest.raises(MedMIRError, match="holds no picture that could be read: nothing was written"):
        ask_by_folder(demo, tmp_path / "pictures", tmp_path / "nearest.csv", k=2)
    with pytest.raises(MedMIRError, match="nowhere is not a folder"):
        ask_by_folder(demo, tmp_path / "nowhere", tmp_path / "nearest.csv", k=2)
    assert [path.name for path in tmp_path.iterdir()] == ["pictures"]


def test_an_interruption_leaves_the_older_file_as_it_was(demo, pictures, tmp_path, monkeypatch):
    out = tmp_path / "nearest.csv"
    out.write_text("older")
    monkeypatch.setattr(type(demo), "ask", lambda *asked: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        ask_by_folder(demo, pictures, out, k=2)
    assert out.read_text() == "older" and not list(tmp_path.glob(".*"))


def test_dicom_files_are_pictures_too(demo, pictures, tmp_path):
    write_dicom(pictures / "three", np.arange(4096, dtype=np.uint16).reshape(64, 64))
    assert ask_by_folder(demo, pictures, tmp_path / "nearest.csv", k=1).pictures == 3
