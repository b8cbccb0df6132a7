"""A tray as a file: what goes out comes in again, and what is no tray is refused in one sentence."""

import csv
import json
from io import StringIO

import pytest

from medmir.errors import MedMIRError
from medmir.page.tray import Entry, Tray
from medmir.page.tray_files import COLUMNS, MOST_BYTES, Imported, address, from_file, from_text, to_csv, to_json

SITE = "https://films.example/"
TRAY = Tray("Ångström, \"mine\"", (
    Entry("a", "-mass +pacemaker", "live", -0.0412345, '=HYPERLINK("http://elsewhere")', "2026-03-01T09:30:00Z"),
    Entry("b", note="two\nlines; 'quoted'"), Entry("c", note="'=already protected")))
written = pytest.mark.parametrize(("write", "name"), [(to_json, "tray.json"), (to_csv, "tray.csv")])


@written
def test_a_tray_goes_out_and_comes_in_the_same(session, write, name):
    text = write(TRAY, session.bundle, SITE)
    assert from_file(name, text.encode()) == Imported(TRAY, session.bundle.manifest["bundle_id"])


def test_a_table_that_a_spreadsheet_has_saved_again_comes_in(session):
    text = to_csv(TRAY, session.bundle, SITE)
    assert from_file("tray.csv", b"\xef\xbb\xbf" + text.encode()).tray == TRAY


def test_each_film_goes_out_with_its_address_labels_and_score(session):
    row = next(csv.DictReader(StringIO(to_csv(TRAY, session.bundle, SITE))))
    assert tuple(row) == COLUMNS
    assert (row["address"], row["labels"], row["score"]) == (f"{SITE}#case=a", "Cardiomegaly", "-0.0412345")
    entry = json.loads(to_json(TRAY, session.bundle, SITE))["entries"][0]
    assert (entry["address"], entry["labels"], entry["score"]) == (f"{SITE}#case=a", ["Cardiomegaly"], -0.0412345)


def test_a_page_on_a_disk_names_its_films_without_its_owners_folders():
    assert address("a") == "#case=a"


def test_no_cell_of_a_table_is_a_formula(session):
    cells = [cell for row in csv.reader(StringIO(to_csv(TRAY, session.bundle))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "-")) and cell != "-0.0412345"]


def test_a_film_that_is_not_in_the_collection_goes_out_all_the_same(session):
    away = Tray("Away", (Entry("zz", note="kept"),))
    assert from_text("it", to_csv(away, session.bundle)).tray == away


@pytest.mark.parametrize("data", [
    b"", b"\x89PNG\r\n\x1a\n\xff", b"{}", b"[1, 2]", b"null", b'{"kind": "another"}', b"a,b\n1,2\n", b"case_id\n",
    b'{"kind": "Med-MIR tray", "schema_version": 1, "entries": [{"case_id": 7}]}',
    b'{"kind": "Med-MIR tray", "schema_version": 1, "entries": ["a"]}',
    b'{"kind": "Med-MIR tray", "schema_version": "x", "entries": []}',
    b"case_id,score\na,high\n", b"case_id,score\na,nan\n", b"{" * 100_000, b"case_id\n" + b"x" * 200_000])
def test_what_is_no_tray_is_refused_by_its_name(data):
    with pytest.raises(MedMIRError, match=r"^notes\.txt is no tray of Med-MIR: choose a JSON or CSV file"):
        from_file("notes.txt", data)


def test_a_tray_of_a_newer_version_is_said_to_be_one():
    with pytest.raises(MedMIRError, match="newer Med-MIR"):
        from_text("it", '{"kind": "Med-MIR tray", "schema_version": 2, "entries": []}')


def test_a_file_larger_than_any_tray_is_not_read():
    with pytest.raises(MedMIRError, match="larger than any tray"):
        from_file("huge.csv", b"x" * (MOST_BYTES + 1))
