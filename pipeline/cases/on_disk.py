"""The files a source comes with: its folder, its tables, its images."""

import zlib
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from medmir.errors import MedMIRError
from pipeline.cases.skipped import ABSENT, Skipped

PACKAGE = "torchxrayvision"  # a Python package that carries tables of public collections, and no films


def check_folder(folder: Path) -> Path:
    """The folder itself; MedMIRError where it is none."""
    if not folder.is_dir():
        raise MedMIRError(f"{folder} is not a folder: give the folder that holds the source's files.")
    return folder


def read_csv(path: Path, columns: Sequence[str], **how: object) -> pd.DataFrame:
    """A CSV (or ``.csv.gz``) as text, blank cells empty; ``how`` goes to pandas.

    MedMIRError where it is missing, broken or lacks one of ``columns``.
    """
    try:
        rows = pd.read_csv(path, dtype=str, keep_default_na=False, skipinitialspace=True, **how)
    except FileNotFoundError as missing:
        raise MedMIRError(f"{path} does not exist: give the CSV that describes the images with --cases.") from missing
    except (OSError, EOFError, zlib.error, ValueError) as broken:  # pandas' own errors are ValueErrors
        raise MedMIRError(f"{path} cannot be read as CSV ({broken}): fetch it again, or save it as UTF-8 CSV with a"
                          " header line.") from broken
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


def present(*places: Path) -> str:
    """The first of these files that exists; :class:`Skipped`, naming the first, where there is none."""
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise Skipped(places[0].name, ABSENT)
    return str(found)
