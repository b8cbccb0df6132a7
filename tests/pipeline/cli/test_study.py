"""`medmir study`: the logs of a class at the shell."""

import csv
import json
from io import StringIO

import pytest
from support.study_logs import helped, log, study

from medmir.study.log_files import log_to_csv, log_to_json


@pytest.fixture
def logs(tmp_path):
    paths = [tmp_path / f"R{number}.json" for number in (1, 2)]
    for number, path in enumerate(paths, 1):
        path.write_text(log_to_json(log(study(8), f"R{number}", number, helped)), encoding="utf-8")
    return paths


def test_it_prints_figures_intervals_tests_and_what_it_is_not(medmir, logs):
    status, said, _ = medmir("study", *logs)
    assert status == 0
    for told in ("2 readers, 8 films", "Without similar films", "all right            0.500  [", "with - without",
                 "paired by film, all right: mean 0.500, n 8, 4 differ", "no DBM or Obuchowski-Rockette", "  R2, with"):
        assert told in said


def test_json_and_csv_hold_the_same_figures(medmir, logs):
    found = json.loads(medmir("study", *logs, "--json")[1])
    rows = list(csv.DictReader(StringIO(medmir("study", *logs, "--csv")[1])))
    (row,) = [row for row in rows if (row["part"], row["set"], row["figure"]) == ("all", "with", "all right")]
    assert float(row["value"]) == found["sets"]["with"]["all right"]["value"] == 1
    assert {row["part"] for row in rows} == {"all", "finding", "difference", "reader"}


def test_a_file_that_is_no_log_ends_in_one_sentence(medmir, tmp_path):
    table = tmp_path / "log.csv"
    table.write_text(log_to_csv(log(study())))
    for path, says in ((table, "is no log of a study of Med-MIR"), (tmp_path / "none.json", "cannot be read")):
        status, _, complaints = medmir("study", path)
        assert status == 2 and says in complaints and complaints.count("\n") == 1
