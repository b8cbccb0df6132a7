"""A tray as a file: JSON, which the browser keeps as well, and CSV for everything else that reads tables."""

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from io import StringIO
from math import isfinite
from typing import NamedTuple

from medmir.bundle.reader import Bundle
from medmir.csv_table import PROTECTED, csv_text
from medmir.errors import MedMIRError
from medmir.page.address import Place, fragment
from medmir.page.language import later, say
from medmir.page.tray import LONGEST, NAMELESS, Entry, Tray
from medmir.page.wording import findings

SCHEMA_VERSION = 1
KIND = "Med-MIR tray"
COLUMNS = ("case_id", "address", "labels", "question", "path", "score", "note", "when", "tray", "bundle_id")
"""Of the CSV; the JSON has the same, with what is the tray's own once."""
MOST_BYTES = 10_000_000  # of a file: a tray of 10,000 films has 3 MB
NO_TRAY = later("{name} is no tray of Med-MIR: choose a JSON or CSV file that was exported from one.")


class Imported(NamedTuple):
    """What a file held: a tray, and the bundle it was made in; empty where the file does not say."""

    tray: Tray
    bundle_id: str = ""


def to_json(tray: Tray, bundle: Bundle, site: str = "") -> str:
    """A tray as JSON; ``site`` is the page's address, to which each film's is added."""
    told = {"schema_version": SCHEMA_VERSION, "kind": KIND, "bundle_id": bundle.manifest["bundle_id"],
            "collection": bundle.manifest.get("title", ""), "name": tray.name}
    rows = [{**asdict(entry), "address": address(entry.case_id, site), "labels": _labels(bundle, entry.case_id)}
            for entry in tray.entries]
    return f"{json.dumps(told | {'entries': rows}, indent=1, ensure_ascii=False)}\n"


def to_csv(tray: Tray, bundle: Bundle, site: str = "") -> str:
    """A tray as CSV, one line a film (RFC 4180)."""
    return csv_text(COLUMNS, [asdict(entry) | {"address": address(entry.case_id, site), "tray": tray.name,
                                               "labels": "; ".join(_labels(bundle, entry.case_id)),
                                               "bundle_id": bundle.manifest["bundle_id"]} for entry in tray.entries])


def address(case_id: str, site: str = "") -> str:
    """Where a film opens: the page's address with the film in its fragment."""
    return site + fragment(Place().having(case=case_id))


def _labels(bundle: Bundle, case_id: str) -> list[str]:
    return findings(bundle.case(case_id), str) if bundle.has(case_id) else []


def from_file(name: str, data: bytes) -> Imported:
    """The tray in an exported file, JSON or CSV; MedMIRError where it holds none."""
    return from_text(name, _text(name, data))


def from_text(name: str, text: str) -> Imported:
    """The same of a text; ``name`` is what a reader knows it by."""
    read = _from_json if text.lstrip().startswith("{") else _from_csv
    try:
        return read(text)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, csv.Error) as wrong:
        raise MedMIRError(say(NO_TRAY, name=name)) from wrong


def _text(name: str, data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise MedMIRError(say("{name} is larger than any tray ({most} MB).", name=name, most=MOST_BYTES // 1_000_000))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise MedMIRError(say(NO_TRAY, name=name)) from wrong


def _from_json(text: str) -> Imported:
    told = json.loads(text)
    if told["kind"] != KIND:
        raise ValueError(told["kind"])
    if told["schema_version"] > SCHEMA_VERSION:
        raise MedMIRError(say("This tray was written by a newer Med-MIR: open it in that one."))
    tray = Tray(_said(told, "name") or NAMELESS).adding(map(_entry, told["entries"]))
    return Imported(tray, _said(told, "bundle_id"))


def _from_csv(text: str) -> Imported:
    table = csv.DictReader(StringIO(text))
    rows = [{name: _unprotected(value) for name, value in row.items() if name} for row in table]
    if not rows:
        raise ValueError("no rows")
    return Imported(Tray(rows[0].get("tray") or NAMELESS).adding(map(_entry, rows)), rows[0].get("bundle_id") or "")


def _unprotected(cell: str | None) -> str:
    cell = cell or ""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(PROTECTED) else cell


def _entry(row: Mapping) -> Entry:
    """One film; ValueError or KeyError where the row is of something else."""
    if not _said(row, "case_id"):
        raise ValueError(row)
    texts = {field.name: _said(row, field.name) for field in fields(Entry) if field.name != "score"}
    return Entry(**texts, score=_score(row.get("score")))


def _score(told: object) -> float | None:
    score = None if told in (None, "") else float(told)
    if score is not None and not isfinite(score):
        raise ValueError(told)
    return score


def _said(row: Mapping, name: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise ValueError(value)
    return value[:LONGEST]
