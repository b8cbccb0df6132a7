"""The CSV somebody describes a folder of images with: its columns under their usual names, the rest as it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from medmir.errors import MedMIRError
from medmir.vocabulary.findings import NORMAL
from pipeline.cases.cells import age_in_years, sex_of, unclaimed
from pipeline.cases.on_disk import read_csv
from pipeline.cases.table import COLUMNS

STATED = tuple(name for name in COLUMNS if name not in ("facts", "columns"))  # what a cell can hold
ALIASES = {  # other names of a field's column, best first after its own
    "image": ("filename", "file", "path"),
    "case_id": ("id",),
    "study_id": ("study",),
    "patient_id": ("patient", "patientid", "subject_id"),
    "view": ("projection",),
    "labels": ("label", "finding labels", "finding"),
    "findings": ("report", "text", "caption"),
    "source_url": ("source", "url"),
    "licence": ("license",),
}


@dataclass(frozen=True)
class Described:
    """What a row says of an image: the file it names (None where there is no CSV), fields of a case, other columns."""

    image: str | None = None
    fields: dict[str, object] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)


def read_described(table: Path) -> list[Described]:
    """The rows of a CSV; several labels or devices in a cell are separated by ``|`` or ``;``.

    MedMIRError where it is missing, broken or has no column with the images' file names.
    """
    rows = read_csv(table, ())
    claimed = claims(rows.columns)
    if "image" not in claimed:
        raise MedMIRError(f"{table} has no column with the images' file names: call it one of"
                          f" {', '.join(('image', *ALIASES['image']))}.")
    return [_described(row, claimed) for row in rows.to_dict("records")]


def claims(columns: Iterable[str]) -> dict[str, str]:
    """The column that each field is read from, where there is one; capitals do not count."""
    named = {column.strip().lower(): column for column in columns}
    found = {name: next((named[each] for each in (name, *ALIASES.get(name, ())) if each in named), None)
             for name in STATED}
    return {name: column for name, column in found.items() if column is not None}


def _described(row: dict[str, str], claimed: dict[str, str]) -> Described:
    """A row's fields; a cell that cannot be read as its field, such as an age of "old", stays a column."""
    read = {name: READ.get(name, str.strip)(row[column]) for name, column in claimed.items()}
    fields = {name: value for name, value in read.items() if value and name != "image"}
    return Described(row[claimed["image"]].strip(), fields,
                     unclaimed(row, [claimed[name] for name in ("image", *fields)]))


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell with more than one value."""
    return tuple(part.strip() for part in cell.replace(";", "|").split("|") if part.strip())


def labels_of_cell(cell: str) -> tuple[str, ...]:
    """The labels as written; NIH's "No Finding" is this project's Normal."""
    return tuple(NORMAL if name.lower() in ("no finding", "normal") else name for name in several(cell))


READ: dict[str, Callable[[str], object]] = {
    "labels": labels_of_cell, "devices": several, "age": age_in_years, "sex": sex_of}
