"""The catalogue: what SQL can ask of a collection, and nothing of the machine it was built on."""

import json
import sqlite3

import pytest

from medmir.bundle.catalog import Catalog
from medmir.bundle.contract import Case, Fact
from medmir.search.lexical import search_reports
from pipeline.bundle.catalogue import CATALOGUED, write_catalog
from pipeline.cases.table import table_of

CASES = [
    Case("a", "/home/somebody/a.png", "s1", "p1", "PA", "X-ray", ("Effusion", "Mass"), "https://example.org", "CC0",
         "test", (Fact("Effusion", "left"),), "F", 58, findings="Fluid on the left.", impression="Effusions.",
         columns={"ward": "7B"}),
    Case("b", "/home/somebody/b.png", findings="Clear lungs."),
]


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "catalog.sqlite"
    write_catalog(table_of(CASES), path)
    return path


def test_every_case_is_a_row_with_what_its_source_states(catalogue):
    with sqlite3.connect(catalogue) as database:
        database.row_factory = sqlite3.Row
        first, second = map(dict, database.execute("SELECT * FROM cases ORDER BY case_id"))
    assert tuple(first) == CATALOGUED
    assert json.loads(first.pop("labels")) == ["Effusion", "Mass"]
    assert first == {name: getattr(CASES[0], name) for name in first}
    assert (second["labels"], second["age"], second["sex"]) == ("[]", None, "")


def test_places_on_the_builders_disk_are_not_in_it(catalogue):
    assert b"somebody" not in catalogue.read_bytes()


def found_by(catalogue: Catalog, word: str) -> list[str]:
    return [hit.case_id for hit in search_reports(catalogue, word, 5).hits]


def test_reports_and_labels_are_found_by_their_words(catalogue):
    found = Catalog(catalogue.read_bytes())
    assert found.report("a") == ("Fluid on the left.", "Effusions.")
    assert found_by(found, "effusion") == ["a"]  # by its stem
    assert found_by(found, "mass") == ["a"]      # by its label
    assert found_by(found, "clear") == ["b"]


def test_an_id_cannot_stand_twice(tmp_path):
    with pytest.raises(sqlite3.IntegrityError):
        write_catalog(table_of([CASES[0], CASES[0]]), tmp_path / "catalog.sqlite")


def test_the_same_table_gives_the_same_bytes(catalogue, tmp_path):
    write_catalog(table_of(CASES), tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == catalogue.read_bytes()
