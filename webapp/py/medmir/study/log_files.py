"""Studies and logs as files: JSON, which is read again, and CSV of a log for everything else that reads tables."""

import base64
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TypeVar

from medmir.csv_table import csv_text
from medmir.errors import MedMIRError
from medmir.study.design import SURENESS, Study
from medmir.study.log import LONGEST_CODE, MOST_READERS, Given, Log, Reading
from medmir.study.scoring import Finding, scored

SCHEMA_VERSION = 1
STUDY, LOG = "Med-MIR study", "Med-MIR study log"
"""The ``kind`` of either file."""
MOST_BYTES = 5_000_000  # of a file; a log of 500 films has 400 kB
MOST_IN_ADDRESS = 2000
"""Characters of a study in an address: longer ones are cut by mail programs and chat windows."""
COLUMNS = ("study_id", "study", "bundle_id", "reader", "number", "position", "case_id", "arm", "shown", "first_answer",
           "first_confidence", "first_ms", "final_answer", "final_confidence", "final_ms", "truth", "first_exact",
           "final_exact", "similar", "hidden_ms", "pauses", "interrupted", "timed_out")
"""Of a log's CSV, a line for each film that was answered."""
T = TypeVar("T")


def study_to_json(study: Study) -> str:
    """The file of a study."""
    return _json({"kind": STUDY, "schema_version": SCHEMA_VERSION, "study_id": study.study_id, **study.to_dict()})


def study_from(name: str, text: str) -> Study:
    """The study in a file of that name; MedMIRError where it holds none."""
    return _read(name, text, STUDY, "study", Study.from_dict)


def log_to_json(log: Log) -> str:
    """The file of a log, which the device keeps as well."""
    return _json({"kind": LOG, "schema_version": SCHEMA_VERSION, "study_id": log.study.study_id, "reader": log.reader,
                  "number": log.number, "begun": log.begun, "study": log.study.to_dict(),
                  "readings": [asdict(each) for each in log.readings]})


def log_from(name: str, text: str) -> Log:
    """The log in a file of that name; MedMIRError where it holds none."""
    return _read(name, text, LOG, "log of a study", _log)


def _json(told: dict) -> str:
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"


def _read(name: str, text: str, kind: str, called: str, use: Callable[[Mapping], T]) -> T:
    """What a JSON text of a kind holds."""
    try:
        told = json.loads(text) if len(text) <= MOST_BYTES else {}
        if told["kind"] != kind:
            raise ValueError("kind")
        if told["schema_version"] > SCHEMA_VERSION:
            raise MedMIRError(f"{name} was written by a newer Med-MIR: open it in that one.")
        return use(told)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as wrong:
        raise MedMIRError(f"{name} is no {called} of Med-MIR: choose a JSON file that was exported from one."
                          ) from wrong


def _log(told: Mapping) -> Log:
    log = Log(Study.from_dict(told["study"]), _text(told["reader"]), _number(told["number"], 1, MOST_READERS),
              _text(told["begun"]), tuple(map(_reading, told["readings"])))
    if len(log.reader) > LONGEST_CODE or [(each.case_id, each.arm) for each in log.readings] != [
            tuple(turn) for turn in log.turns[:len(log.readings)]] or any(not each.final for each in log.readings[:-1]):
        raise ValueError("readings")
    return log


def _reading(row: Mapping) -> Reading:
    truth, counts = row["truth"], {name: _number(row[name], 0) for name in ("hidden_ms", "pauses")}
    return Reading(_number(row["position"], 1), _text(row["case_id"]), _text(row["arm"]), _text(row["shown"]),
                   _given(row["first"]), _given(row["final"]), tuple(map(_text, row["similar"])), **counts,
                   interrupted=row["interrupted"] is True, timed_out=row["timed_out"] is True,
                   truth=None if truth is None else _findings(truth))


def _given(told: Mapping | None) -> Given | None:
    return told and Given(_findings(told["findings"]), _number(told["confidence"], 1, SURENESS), _number(told["ms"], 0))


def _findings(told: list) -> tuple[Finding, ...]:
    return tuple(Finding(*map(_text, each)) for each in told)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _number(value: object, low: int, high: int = 2**53) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(value)
    return value


def log_to_csv(log: Log) -> str:
    """A log as a table (RFC 4180)."""
    rows = (_row(log, each) for each in log.answered)
    return csv_text(COLUMNS, ({name: _cell(value) for name, value in row.items()} for row in rows))


def _row(log: Log, reading: Reading) -> dict[str, object]:
    own = asdict(reading)
    plain = {name: own[name] for name in COLUMNS if name in own and name not in ("truth", "similar")}
    answers = {f"{when}_{name}": value for when in ("first", "final")
               for name, value in _answer(getattr(reading, when), reading.truth).items()}
    return {"study_id": log.study.study_id, "study": log.study.name, "bundle_id": log.study.bundle_id,
            "reader": log.reader, "number": log.number, **plain, **answers,
            "truth": "" if reading.truth is None else in_words(reading.truth), "similar": " ".join(reading.similar)}


def _answer(given: Given, truth: tuple[Finding, ...] | None) -> dict[str, object]:
    exact = "" if truth is None else scored(given.findings, truth).exact
    return {"answer": in_words(given.findings), "confidence": given.confidence, "ms": given.ms, "exact": exact}


def in_words(findings: tuple[Finding, ...]) -> str:
    """Findings in a cell: "Effusion (left, small); Mass", or "nothing"."""
    told = [(each.label, ", ".join(filter(None, each[1:]))) for each in findings]
    return "; ".join(f"{label} ({more})" if more else label for label, more in told) or "nothing"


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def study_to_address(study: Study) -> str:
    """A study as it stands in an address, not to be read at a glance; empty where it is too long for one."""
    written = base64.urlsafe_b64encode(zlib.compress(json.dumps(study.to_dict()).encode(), 9)).decode().rstrip("=")
    return written if len(written) <= MOST_IN_ADDRESS else ""


def study_from_address(written: str) -> Study:
    """The study that stands in an address; MedMIRError where none does."""
    try:
        packed = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
        told = json.loads(zlib.decompressobj().decompress(packed, MOST_BYTES))
        return Study.from_dict(told)
    except (ValueError, zlib.error, LookupError, TypeError, AttributeError, RecursionError) as wrong:
        raise MedMIRError("The study in this address is damaged: ask for the address again, or for the study's file."
                          ) from wrong
