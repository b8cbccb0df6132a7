"""The catalogue of a case table: one row a case, reports and labels to be searched."""

import json
import sqlite3
from contextlib import closing

import pandas as pd
import pytest

from medmir.bundle.catalog import Catalog
from medmir.bundle.contract import Case
from pipeline.bundle.catalogue import CATALOGUED, write_catalog
from pipeline.cases.table import table_of

CASES = table_of([
    Case("c0", "/home/somebody/0.png", "s0", labels=("Effusion", "Mass"), source_url="https://example.org/0",
         sex="F", age=58, findings="Fluid on the left."),
    Case("c1", "1.png", "s1", source_url="https://example.org/1", findings="It's \"clear\"; nothing found."),
    Case("c2", "2.png", "s2", labels=("Rare thing",), source_url="https://example.org/2"),
])


@pytest.fixture
def path(tmp_path):
    write_catalog(CASES, tmp_path / "catalog.sqlite")
    return tmp_path / "catalog.sqlite"


def test_every_case_has_a_row_with_what_its_source_stated(path):
    with closing(sqlite3.connect(path)) as database:
        rows = pd.read_sql("SELECT * FROM cases", database)
    assert rows["case_id"].tolist() == ["c0", "c1", "c2"] and tuple(rows.columns) == CATALOGUED
    assert (rows["sex"][0], rows["age"][0]) == ("F", 58) and rows["age"].isna().tolist() == [False, True, True]
    assert rows["source_url"].tolist() == [f"https://example.org/{number}" for number in range(3)]
    assert [json.loads(labels) for labels in rows["labels"]] == [["Effusion", "Mass"], [], ["Rare thing"]]


def test_reports_are_read_as_they_were_written(path):
    assert Catalog(path.read_bytes()).report("c1").findings == "It's \"clear\"; nothing found."


def test_labels_are_words_too(path):
    catalog = Catalog(path.read_bytes())
    assert [hit.case_id for hit in catalog.matching("mass", 9)] == ["c0"]
    assert [hit.case_id for hit in catalog.matching("rare", 9)] == ["c2"]


def test_the_same_table_gives_the_same_bytes(path, tmp_path):
    write_catalog(CASES, tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == path.read_bytes()


def test_places_on_the_builders_disk_are_not_in_it(path):
    assert b"somebody" not in path.read_bytes()


def test_an_id_cannot_stand_twice(tmp_path):
    with pytest.raises(sqlite3.IntegrityError):
        write_catalog(table_of([Case("c0", "0.png"), Case("c0", "0.png")]), tmp_path / "catalog.sqlite")
