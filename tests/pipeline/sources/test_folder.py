"""Bringing one's own folder of images: what is taken, what is skipped and why, what is refused."""

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from medmir.errors import MedMIRError
from pipeline.sources.folder import find_table, read_folder


@pytest.fixture
def images(tmp_path):
    folder = tmp_path / "images"
    folder.mkdir()
    for name in ("one.png", "two.jpg"):
        Image.fromarray(np.full((20, 30), 90, np.uint8)).save(folder / name)
    return folder


def table(tmp_path, **columns):
    path = tmp_path / "cases.csv"
    pd.DataFrame(columns).to_csv(path, index=False)
    return path


def test_a_row_per_image_with_its_columns(tmp_path, images):
    csv = table(tmp_path, filename=["one.png", "two.jpg"], finding=["Effusion|Edema", "Mass; Nodule"],
                patient=["7", "7"], text=["Fluid.", ""], license=["CC0", "CC0"])
    cases = read_folder(images, csv)
    assert cases["labels"].tolist() == [["Effusion", "Edema"], ["Mass", "Nodule"]]
    assert cases["case_id"].tolist() == ["one", "two"]
    assert cases["patient_id"].tolist() == ["7", "7"]
    assert cases["findings"].tolist() == ["Fluid.", ""]
    assert cases["licence"].tolist() == ["CC0", "CC0"]


def test_no_finding_is_normal(tmp_path, images):
    cases = read_folder(images, table(tmp_path, image=["one.png", "two.jpg"], label=["No Finding", "normal"]))
    assert cases["labels"].tolist() == [["Normal"], ["Normal"]]


def test_without_a_patient_column_every_image_is_its_own_patient(tmp_path, images):
    cases = read_folder(images, table(tmp_path, image=["one.png", "two.jpg"]))
    assert cases["patient_id"].tolist() == ["one", "two"]


def test_unreadable_images_are_skipped_with_a_reason_each(tmp_path, images, capsys):
    (images / "page.png").write_text("<html>404</html>")
    whole = (images / "two.jpg").read_bytes()
    (images / "half.jpg").write_bytes(whole[: len(whole) // 2])
    csv = table(tmp_path, filename=["one.png", "page.png", "half.jpg", "gone.png"])
    assert read_folder(images, csv)["case_id"].tolist() == ["one"]
    said = capsys.readouterr().err
    assert "skipped: page.png is not a picture that can be read" in said
    assert "skipped: half.jpg is damaged" in said
    assert "skipped: gone.png does not exist" in said
    assert "1 of 4 images kept, 3 skipped" in said


def test_enormous_pictures_are_refused_before_decoding(tmp_path, images, capsys):
    Image.new("1", (9000, 9000)).save(images / "huge.png")
    read_folder(images, table(tmp_path, filename=["one.png", "huge.png"]))
    assert "skipped: huge.png is too large" in capsys.readouterr().err


def test_a_csv_without_image_column_says_what_to_call_it(tmp_path, images):
    with pytest.raises(MedMIRError, match="no column with the images' file names: call it one of image, filename"):
        read_folder(images, table(tmp_path, picture=["one.png"]))


def test_a_missing_csv_is_named(tmp_path, images):
    with pytest.raises(MedMIRError, match=r"nowhere\.csv does not exist"):
        read_folder(images, tmp_path / "nowhere.csv")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(MedMIRError, match="is not a folder"):
        read_folder(tmp_path / "nothing", table(tmp_path, filename=["one.png"]))


def test_nothing_readable_is_an_error(tmp_path, images):
    with pytest.raises(MedMIRError, match="could be read"):
        read_folder(images, table(tmp_path, filename=["gone.png"]))


def test_repeated_ids_are_named(tmp_path, images):
    csv = table(tmp_path, filename=["one.png", "two.jpg"], case_id=["x", "x"])
    with pytest.raises(MedMIRError, match="case_id 'x' stands twice"):
        read_folder(images, csv)


def test_names_that_would_leave_the_bundle_become_plain_file_names(tmp_path, images):
    csv = table(tmp_path, filename=["one.png", "two.jpg"], case_id=["../../etc/passwd", "a b/c"])
    assert read_folder(images, csv)["case_id"].tolist() == ["_.._etc_passwd", "a_b_c"]


def test_without_a_csv_every_file_below_the_folder_is_a_case(images, capsys):
    (images / "ward").mkdir()
    for name in ("ward/one.png", "ward/one.webp"):
        Image.fromarray(np.full((20, 30), 90, np.uint8)).save(images / name)
    (images / ".DS_Store").write_bytes(b"junk")
    (images / "notes.txt").write_text("junk")
    cases = read_folder(images)
    assert cases["case_id"].tolist() == ["one", "two", "ward_one", "ward_one-2"]
    assert cases["labels"].tolist() == [[]] * 4
    said = capsys.readouterr().err
    assert "skipped: notes.txt is not a picture" in said and ".DS_Store" not in said
    assert "4 of 5 images kept, 1 skipped" in said


def test_a_csv_finds_its_images_in_subfolders(tmp_path, images, capsys):
    csv = table(tmp_path, filename=["one.png"], label=["Mass"])
    assert read_folder(tmp_path, csv)["labels"].tolist() == [["Mass"]]
    assert "left out: files that cases.csv does not name: 1" in capsys.readouterr().err


def test_an_image_name_that_stands_for_two_files_is_not_guessed(tmp_path, images, capsys):
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/one.png").write_bytes((images / "one.png").read_bytes())
    read_folder(tmp_path, table(tmp_path, filename=["one.png", "two.jpg"]))
    assert "skipped: one.png does not exist" in capsys.readouterr().err


def test_the_only_csv_of_a_folder_is_found_and_of_several_none_is_guessed(tmp_path):
    assert find_table(tmp_path) is None
    csv = table(tmp_path, filename=["one.png"])
    assert find_table(tmp_path) == csv
    (tmp_path / "other.csv").write_text("a\n")
    with pytest.raises(MedMIRError, match="several CSV files .cases.csv, other.csv.: say which"):
        find_table(tmp_path)


def test_a_row_without_a_file_name_is_skipped(tmp_path, images, capsys):
    read_folder(images, table(tmp_path, filename=["one.png", ""], label=["", "Mass"]))
    assert "skipped: a row that names no file" in capsys.readouterr().err


def test_what_a_file_is_called_cannot_command_the_terminal(images, capsys):
    (images / "a\x1b[2J\nskipped: b.txt").write_text("junk")
    read_folder(images)
    said = capsys.readouterr().err
    assert "skipped: a [2J skipped: b.txt is not a picture" in said and "\x1b" not in said
