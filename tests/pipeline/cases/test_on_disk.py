"""The files a source comes with: found, read as text, or refused by name."""

import gzip

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.cases import on_disk
from pipeline.cases.on_disk import check_folder, find_table, packaged_table, present, read_csv
from pipeline.cases.skipped import Skipped


def test_a_table_cut_short_in_download_is_named(tmp_path):
    path = tmp_path / "metadata.csv.gz"
    path.write_bytes(gzip.compress(b"image,label\n" + b"a.png,Mass\n" * 10_000)[:-20])
    with pytest.raises(MedMIRError, match=r"metadata\.csv\.gz cannot be read as CSV .* fetch it again"):
        read_csv(path, ("image",))


def test_a_column_that_is_missing_is_named(tmp_path):
    with pytest.raises(MedMIRError, match="has no column 'label'"):
        read_csv(write_lines(tmp_path / "t.csv", "image", "a.png"), ("image", "label"))


def test_cells_are_text_and_blank_ones_empty(tmp_path):
    rows = read_csv(write_lines(tmp_path / "t.csv", "id,age, note", "007,58.0, NA", "008,,"), ("id",))
    assert rows.to_dict("records") == [{"id": "007", "age": "58.0", "note": "NA"}, {"id": "008", "age": "", "note": ""}]


def test_a_table_that_spreadsheets_marked_as_unicode_is_read(tmp_path):
    (tmp_path / "t.csv").write_text("image,label\na.png,Mass\n", encoding="utf-8-sig")
    assert list(read_csv(tmp_path / "t.csv", ("image",)).columns) == ["image", "label"]


def test_a_table_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MedMIRError, match=r"gone\.csv does not exist"):
        read_csv(tmp_path / "gone.csv", ())


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00image", b'a,b\n"open,1\n', b"a,b\n1,2,3,4\n1\n"])
def test_what_is_no_table_is_one_sentence(tmp_path, content):
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(MedMIRError, match=r"t\.csv (cannot be read as CSV .* save it as UTF-8|has no column 'image')"):
        read_csv(tmp_path / "t.csv", ("image",))


def test_a_table_is_found_plain_or_gzipped_the_first_name_first(tmp_path):
    assert find_table(tmp_path, ["a.csv", "b.csv"]) is None
    gzipped = tmp_path / "b.csv.gz"
    gzipped.write_bytes(gzip.compress(b"image\n"))
    assert find_table(tmp_path, ["a.csv", "b.csv"]) == gzipped
    plain = write_lines(tmp_path / "a.csv", "image")
    assert find_table(tmp_path, ["a.csv", "b.csv"]) == plain


def test_tables_of_a_package_that_is_not_installed_are_not_there(monkeypatch):
    assert packaged_table(["no_such_table.csv"]) is None
    monkeypatch.setattr(on_disk, "PACKAGE", "a_package_nobody_has")
    assert packaged_table(["nlmcxr_dicom_metadata.csv"]) is None


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path):
    assert check_folder(tmp_path) == tmp_path
    with pytest.raises(MedMIRError, match=r"film\.png is not a folder"):
        check_folder(write_film(tmp_path / "film.png"))


def test_the_first_image_that_is_there_is_taken_and_a_missing_one_named(tmp_path):
    film = write_film(tmp_path / "b" / "film.png")
    assert present(tmp_path / "a" / "film.png", film) == str(film)
    with pytest.raises(Skipped, match=r"film\.png does not exist\."):
        present(tmp_path / "a" / "film.png", tmp_path / "c" / "film.png")
