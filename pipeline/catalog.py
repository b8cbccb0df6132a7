"""Writes ``catalog.sqlite``: the case table with its reports and a full-text index over them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

COLUMNS = ("case_id", "study_id", "patient_id", "view", "modality", "labels", "findings", "impression",
           "source_url", "licence", "split")


def write_catalog(cases: pd.DataFrame, path: Path) -> None:
    """Write the catalogue of a case table: table ``cases`` and the FTS5 table ``reports``."""
    rows = [_row(case) for case in cases.to_dict("records")]
    with closing(sqlite3.connect(path)) as database:
        names = ", ".join(COLUMNS).replace("case_id", "case_id TEXT PRIMARY KEY", 1)
        database.execute(f"CREATE TABLE cases ({names})")
        database.execute(
            "CREATE VIRTUAL TABLE reports USING fts5(case_id UNINDEXED, labels, findings, impression,"
            " tokenize = 'porter unicode61')"
        )
        database.executemany(f"INSERT INTO cases VALUES ({', '.join('?' * len(COLUMNS))})", rows)
        words = [(case["case_id"], " ".join(case["labels"]), case["findings"], case["impression"])
                 for case in cases.to_dict("records")]
        database.executemany("INSERT INTO reports VALUES (?, ?, ?, ?)", words)
        database.commit()
        database.execute("VACUUM")


def _row(case: dict) -> tuple:
    return tuple(json.dumps(list(case[name])) if name == "labels" else case[name] for name in COLUMNS)
