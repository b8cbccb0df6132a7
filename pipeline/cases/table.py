"""The case table, one row per image, and what every source needs to fill it.

Columns: ``case_id`` (letters, digits, ``.``, ``_`` and ``-``), ``image`` (path), ``study_id``, ``patient_id``, ``view``
("PA", "AP", "LAT" or as the source says), ``modality``, ``labels`` (list, names of :mod:`medmir.vocabulary.findings`
where it has one), ``findings``, ``impression``, ``source_url``, ``licence``, ``split`` (see
:mod:`pipeline.cases.splits`), ``facts`` (list of :class:`medmir.bundle.contract.Fact`), ``age`` (years or None)
and ``sex`` ("F", "M" or empty).
"""

import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from tqdm import tqdm

from medmir.errors import MedMIRError
from pipeline.cases.pictures import FRAME, read_picture
from pipeline.cases.splits import split_by_patient

XRAY = "X-ray"
ABSENT = "does not exist."
MOST_ABSENT = 10  # missing images named one by one: of a large collection only a part may have been fetched
OLDEST = 120      # years; a greater age is a slip of the pen
PACKAGE = "torchxrayvision"  # a Python package that carries tables of public collections, and no films


class Origin(NamedTuple):
    """What a source says of itself: its name, address, licence and what may not be done with it."""

    title: str
    url: str
    licence: str
    limits: tuple[str, ...] = ()


class Skipped(Exception):
    """Why one row cannot become a case: the row's name and the rest of the sentence."""

    def __init__(self, name: str, reason: str):
        super().__init__(name, reason)
        self.reason = reason

    def __str__(self) -> str:
        return " ".join(self.args)


def case_table(rows: Iterable[dict], to_case: Callable[[dict], dict], source: Path) -> pd.DataFrame:
    """Return the case table of a source's rows, split by patient.

    ``to_case`` gives a row's columns, at least ``case_id``, ``image`` and ``patient_id``, or raises :class:`Skipped`;
    reasons and counts go to stderr. MedMIRError where no row is left.
    """
    cases, skipped, taken = [], [], set()
    for row in rows:
        try:
            case = _blank() | to_case(row)
            cases.append(_new(case | {"study_id": case["study_id"] or case["case_id"]}, taken))
        except Skipped as reason:
            skipped.append(reason)
    tell_skipped(skipped, len(cases))
    if not cases:
        raise MedMIRError(f"no image of {source} can be used: check that it is the folder the source's files are in.")
    return split_by_patient(pd.DataFrame(cases, dtype=object))


def _blank() -> dict:
    texts = ("case_id", "image", "study_id", "patient_id", "view", "findings", "impression", "source_url", "licence",
             "split", "sex")
    return dict.fromkeys(texts, "") | {"modality": XRAY, "labels": [], "facts": [], "age": None}


def _new(case: dict, taken: set[str]) -> dict:
    case_id = file_safe(case["case_id"])
    if case_id in taken:
        raise Skipped(case_id, "stands twice in the table; the first row was taken.")
    taken.add(case_id)
    return case | {"case_id": case_id, "image": str(case["image"])}


def file_safe(name: str) -> str:
    """The name with everything but letters, digits, ``.``, ``_`` and ``-`` replaced: it becomes a file's name."""
    return "".join(c if c.isalnum() or c in "._-" else "_" for c in name).lstrip(".")


def tell_skipped(skipped: Sequence[Skipped], kept: int) -> None:
    """Say on stderr why each row was skipped, and how many were kept."""
    absent = [each for each in skipped if each.reason == ABSENT]
    named = [each for each in skipped if each.reason != ABSENT] + absent[:MOST_ABSENT]
    for each in named:
        print(f"skipped: {printable(str(each))}", file=sys.stderr)
    if len(absent) > MOST_ABSENT:
        print(f"skipped: {len(absent) - MOST_ABSENT:,} more images that do not exist.", file=sys.stderr)
    print(f"{kept:,} of {kept + len(skipped):,} images kept, {len(skipped):,} skipped", file=sys.stderr)


def present(*places: Path) -> Path:
    """The first of these files that exists; :class:`Skipped`, naming the first, where there is none."""
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise Skipped(places[0].name, ABSENT)
    return found


def readable(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases whose image can be decoded; the others are skipped with one reason each on stderr."""
    reasons = [unusable(place) for place in tqdm(cases["image"], desc="check", unit="image")]
    kept = cases[[not reason for reason in reasons]]
    if len(kept) < len(cases):
        tell_skipped([reason for reason in reasons if reason], len(kept))
    if kept.empty:
        raise MedMIRError(f"none of {len(cases)} images can be decoded: fetch the collection again.")
    return kept.reset_index(drop=True)


def unusable(place: str) -> Skipped | None:
    """Why the picture at a place (see :func:`read_picture`) cannot become a case's image, or None."""
    try:
        read_picture(place)
    except (MedMIRError, OSError) as reason:
        return refusal(Path(place.partition(FRAME)[0]), reason)
    return None


def refusal(path: Path, reason: MedMIRError | OSError) -> Skipped:
    """Why a picture that could not be decoded is left out."""
    if isinstance(reason, OSError):
        return Skipped(path.name, f"cannot be read ({reason.strerror}).")
    return Skipped(path.name, str(reason).removeprefix(path.name).lstrip())


def printable(text: str) -> str:
    """The text on one line, without what a damaged header or a file's name could tell a terminal to do."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def read_csv(path: Path, columns: Sequence[str], **how: object) -> pd.DataFrame:
    """A CSV (or ``.csv.gz``) as text, blank cells empty; ``how`` goes to pandas.

    MedMIRError where it is missing, broken or lacks one of ``columns``.
    """
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, skipinitialspace=True, **how)
    except FileNotFoundError as missing:
        raise MedMIRError(f"{path} does not exist: it is part of the source, fetch it with the images.") from missing
    except (OSError, EOFError, zlib.error, ValueError) as broken:  # pandas' own errors are ValueErrors
        raise MedMIRError(f"{path} cannot be read as CSV ({broken}): fetch it again.") from broken
    lacking = [column for column in columns if column not in rows.columns]
    if lacking:
        raise MedMIRError(f"{path} has no column {lacking[0]!r}: it is not the table this source comes with.")
    return rows


def find_table(folder: Path, names: Iterable[str]) -> Path | None:
    """The first of these tables in the folder, plain or gzipped."""
    candidates = [folder / f"{name}{ending}" for name in names for ending in ("", ".gz")]
    return next(filter(Path.is_file, candidates), None)


def packaged_table(names: Iterable[str]) -> Path | None:
    """The first of these tables in the package torchxrayvision, if installed; nothing of it is imported."""
    found = find_spec(PACKAGE)
    return find_table(Path(found.origin).parent / "data", names) if found and found.origin else None


def check_folder(folder: Path) -> Path:
    """The folder itself; MedMIRError where it is none."""
    if not folder.is_dir():
        raise MedMIRError(f"{folder} is not a folder: give the folder that holds the source's files.")
    return folder


def age_in_years(text: str) -> int | None:
    """ "58", "58.0" or "058Y" in years; None where nothing sensible is said."""
    digits = text.strip().rstrip("Yy").split(".")[0]
    return int(digits) if digits.isdigit() and 0 < int(digits) <= OLDEST else None


def sex_of(text: str) -> str:
    """ "F" or "M" of "Female", "m" …; empty where neither is said."""
    first = text.strip()[:1].upper()
    return first if first in ("F", "M") else ""


def without_repeats(labels: Iterable[str]) -> list[str]:
    """The labels in their order, each once."""
    return list(dict.fromkeys(labels))
