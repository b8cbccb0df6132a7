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
    labels = cases["labels"]
    rows = cases.assign(labels=[json.dumps(list(each)) for each in labels])[list(COLUMNS)]
    words = zip(cases["case_id"], map(" ".join, labels), cases["findings"], cases["impression"], strict=True)
    with closing(sqlite3.connect(path)) as database:
        names = ", ".join(COLUMNS).replace("case_id", "case_id TEXT PRIMARY KEY", 1)
        database.execute(f"CREATE TABLE cases ({names})")
        database.execute(
            "CREATE VIRTUAL TABLE reports USING fts5(case_id UNINDEXED, labels, findings, impression,"
            " tokenize = 'porter unicode61')"
        )
        marks = ", ".join("?" * len(COLUMNS))
        database.executemany(f"INSERT INTO cases VALUES ({marks})", rows.itertuples(index=False, name=None))
        database.executemany("INSERT INTO reports VALUES (?, ?, ?, ?)", words)
        database.commit()
        database.execute("VACUUM")

