"""Writes ``catalog.sqlite``: the case table with its reports and a full-text index over them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from medmir.bundle.catalog import fill_catalog
from medmir.bundle.contract import Case
from pipeline.cases.table import COLUMNS, cases_of

ELSEWHERE = ("image", "facts", "devices", "columns")  # in metadata.json, and no plain values
CATALOGUED = tuple(name for name in COLUMNS if name not in ELSEWHERE)


def write_catalog(cases: pd.DataFrame, path: Path) -> None:
    """Write the catalogue of a case table: every case, labels as JSON, and the index over reports."""
    with closing(sqlite3.connect(path)) as database:
        fill_catalog(database, CATALOGUED, map(_row, cases_of(cases)), map(_words, cases_of(cases)))
        database.execute("VACUUM")


def _row(case: Case) -> list:
    return [json.dumps(case.labels) if name == "labels" else getattr(case, name) for name in CATALOGUED]


def _words(case: Case) -> tuple[str, str, str, str]:
    return case.case_id, " ".join(case.labels), case.findings, case.impression
