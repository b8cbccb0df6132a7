"""Studies and logs go out and come in again whole; what is none of them is refused in a sentence."""

import csv
import json
from io import StringIO

import pytest
from support.study_logs import ending, helped, log, study

from medmir.errors import MedMIRError
from medmir.study.log_files import (
    COLUMNS,
    log_from,
    log_to_csv,
    log_to_json,
    study_from,
    study_from_address,
    study_to_address,
    study_to_json,
)


def test_a_study_comes_in_again_from_its_file_and_its_address():
    planned = study(20, name="Ergüsse", sides=True, limit_s=30)
    assert study_from("s.json", study_to_json(planned)) == planned
    written = study_to_address(planned)
    assert study_from_address(written) == planned
    assert "Effusion" not in written and "f1" not in written


def test_a_long_study_has_no_address():
    assert study_to_address(study(500, labels=tuple(f"{n:x}" * 40 for n in range(26)),
                                  case_ids=tuple(f"{n * 7919 % 10**7}-{n**3}" for n in range(500)))) == ""


def test_a_log_comes_in_again_with_all_its_answers_even_half_way():
    whole = log(study(), answer=helped)
    assert log_from("l.json", log_to_json(whole)) == whole
    half = ending(whole, final=None, interrupted=True)
    assert log_from("l.json", log_to_json(half)) == half


def test_the_table_has_a_line_a_film_and_no_cell_computes():
    rows = list(csv.DictReader(StringIO(log_to_csv(log(study(name="=1+1"), "R1", 1, helped)))))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 4
    assert {row["study"] for row in rows} == {"'=1+1"}
    changed = [row for row in rows if row["first_answer"] != row["final_answer"]]
    assert {row["arm"] for row in changed} == {"with"}
    assert {row["final_answer"] for row in changed} == {"Effusion (left, small)"}
    assert {row["final_exact"] for row in rows if row["arm"] == "with"} == {"true"}


@pytest.mark.parametrize("written", [
    "", "[]", "{half", "null", '{"kind": "Med-MIR tray", "schema_version": 1}', "case_id\na\n",
    '{"kind": "Med-MIR study", "schema_version": 1, "case_ids": ["a"]}',
    '{"kind": "Med-MIR study", "schema_version": 1, "case_ids": ["a"], "labels": ["Mass"], "limit_s": -1}',
    '{"kind": "Med-MIR study", "schema_version": 1, "case_ids": ["a"], "labels": ["Mass"], "retrieval": "cheat"}',
    '{"kind": "Med-MIR study", "schema_version": 1, "case_ids": "a", "labels": ["Mass"]}'])
def test_a_file_that_is_no_study_is_refused_in_one_sentence(written):
    with pytest.raises(MedMIRError, match=r"^f\.json is no study of Med-MIR: choose a JSON file [^.]*\.$"):
        study_from("f.json", written)


@pytest.mark.parametrize("change", [
    {"readings": [{}]}, {"number": 0}, {"reader": 3}, {"reader": "x" * 41}, {"study": {}}, {"kind": "Med-MIR study"}])
def test_a_log_that_was_damaged_is_refused(change):
    with pytest.raises(MedMIRError, match="is no log of a study"):
        log_from("l.json", json.dumps(json.loads(log_to_json(log(study()))) | change))


def test_a_log_whose_films_are_not_in_the_readers_order_is_refused():
    told = json.loads(log_to_json(log(study())))
    told["readings"].reverse()
    with pytest.raises(MedMIRError, match="is no log"):
        log_from("l.json", json.dumps(told))


def test_a_newer_file_says_what_to_do():
    newer = study_to_json(study()).replace('"schema_version": 1', '"schema_version": 2')
    with pytest.raises(MedMIRError, match="newer Med-MIR"):
        study_from("s.json", newer)


@pytest.mark.parametrize("written", ["", "x", "%%%", "eJw", "AAAA", "eJyrVkosLcmvBQAIYgJv"])
def test_a_damaged_address_is_told_of(written):
    with pytest.raises(MedMIRError, match="The study in this address is damaged"):
        study_from_address(written)
