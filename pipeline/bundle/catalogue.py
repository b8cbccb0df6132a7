"""Writes ``catalog.sqlite``: the case table with its reports and a full-text index over them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

from medmir.bundle.catalog import fill_catalog

COLUMNS = ("case_id", "study_id", "patient_id", "view", "modality", "labels", "findings", "impression",
           "source_url", "licence", "split")


def write_catalog(cases: pd.DataFrame, path: Path) -> None:
    """Write the catalogue of a case table: every case and the index over reports."""
    labels = cases["labels"]
    rows = cases.assign(labels=[json.dumps(list(each)) for each in labels])[list(COLUMNS)]
    words = zip(cases["case_id"], map(" ".join, labels), cases["findings"], cases["impression"], strict=True)
    with closing(sqlite3.connect(path)) as database:
        fill_catalog(database, COLUMNS, rows.itertuples(index=False, name=None), words)
        database.execute("VACUUM")

