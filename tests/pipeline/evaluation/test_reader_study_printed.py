"""The figures of a reader study for whoever reads tables: logs come from others, and so do the names in them."""

import csv
from io import StringIO

from pipeline.evaluation.reader_study_printed import figures_csv

FIGURE = {"value": 0.5, "films": (0.4, 0.6), "readers_and_films": (0.3, 0.7), "n": 4}


def test_no_spreadsheet_computes_the_name_of_a_finding_or_of_a_reader():
    found = {"sets": {}, "labels": {"=1+1": {"all": {"sensitivity": FIGURE}}}, "differences": {},
             "by_reader": {"@SUM(A1)": {"all": {"n": 4, "accuracy": 0.5}}}}
    assert [row["of"] for row in csv.DictReader(StringIO(figures_csv(found)))] == ["'=1+1", "'@SUM(A1)"]
