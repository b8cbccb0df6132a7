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


def test_columns_nobody_claims_are_kept_and_said_to_be(tmp_path, images, capsys):
    csv = table(tmp_path, filename=["one.png", "two.jpg"], ward=["7B", ""], width=["1", "2"])
    cases = read_folder(images, csv)
    assert cases["columns"].tolist() == [{"ward": "7B", "source width": "1"}, {"source width": "2"}]
    assert "kept for all to see, as they stand in cases.csv: columns ward, width" in capsys.readouterr().err


def test_nothing_is_said_of_columns_where_all_are_understood(tmp_path, images, capsys):
    read_folder(images, table(tmp_path, filename=["one.png"], label=["Mass"]))
    assert "kept for all to see" not in capsys.readouterr().err


def test_a_patient_whose_csv_puts_them_in_two_splits_is_in_one(tmp_path, images, capsys):
    csv = table(tmp_path, filename=["one.png", "two.jpg"], patient=["7", "7"], split=["train", "test"])
    assert read_folder(images, csv)["split"].tolist() == ["test", "test"]
    assert "1 images moved to another split" in capsys.readouterr().err


def test_splits_are_as_the_csv_states_them_and_gallery_where_it_does_not(tmp_path, images):
    csv = table(tmp_path, filename=["one.png", "two.jpg"], split=["validation", ""])
    assert read_folder(images, csv)["split"].tolist() == ["validation", "gallery"]
    assert set(read_folder(images)["split"]) == {"gallery"}


def test_sex_age_and_devices_of_a_csv_reach_the_case(tmp_path, images):
    csv = table(tmp_path, filename=["one.png"], sex=["female"], age=["58"], devices=["pacemaker|leads"])
    case = read_folder(images, csv).to_dict("records")[0]
    assert (case["sex"], case["age"], case["devices"]) == ("F", 58, ["pacemaker", "leads"])


def test_a_table_that_is_no_csv_is_one_sentence(tmp_path, images):
    (tmp_path / "cases.csv").write_bytes(b"\xff\xfe\x00 not text")
    with pytest.raises(MedMIRError, match=r"cases\.csv cannot be read as CSV .* save it as UTF-8 CSV"):
        read_folder(images, tmp_path / "cases.csv")


def test_an_image_that_may_not_be_read_is_skipped_with_its_reason(images, capsys, monkeypatch):
    def forbidden(path, name):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pipeline.sources.folder.check_file", forbidden)
    with pytest.raises(MedMIRError, match="holds no image that could be read"):
        read_folder(images)
    assert "skipped: one.png cannot be read (Permission denied)." in capsys.readouterr().err


def test_of_many_missing_images_some_are_named(tmp_path, images, capsys):
    read_folder(images, table(tmp_path, filename=["one.png", *(f"gone{n}.png" for n in range(30))]))
    said = capsys.readouterr().err
    assert said.count("does not exist.") == 10 and "skipped: 20 more images that do not exist." in said


def test_a_path_becomes_an_id_that_a_file_can_bear(images):
    deep = images / ("ward" * 20) / ("room" * 20)
    deep.mkdir(parents=True)
    Image.fromarray(np.full((20, 30), 90, np.uint8)).save(deep / "x.png")
    ids = read_folder(images)["case_id"].tolist()
    assert max(map(len, ids)) <= 80 and any(each.endswith("room_x") for each in ids)
