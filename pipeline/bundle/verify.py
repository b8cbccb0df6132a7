"""Is a bundle whole? Everything a reader will rely on, checked at once and told line by line."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from medmir.bundle.calibration import Calibration
from medmir.bundle.collection_map import CollectionMap
from medmir.bundle.contract import (
    CALIBRATION,
    CASE_TABLE,
    CATALOG,
    CURVES,
    EMBEDDINGS,
    HARD_CASES,
    INSTANT,
    MANIFEST,
    MAP,
    MAP_INFO,
    METADATA,
    NEIGHBOURS,
    Case,
    Hit,
)
from medmir.bundle.manifest import as_array, parse_part, wrong_hash
from medmir.bundle.parts import films_named, stored_cases, stored_hits
from medmir.errors import MedMIRError
from medmir.measure.curves import LINES
from pipeline.bundle.whole import absent, needed, read_manifest
from pipeline.files.hashing import file_sha256

UNIT = 1e-3  # how far an embedding's length may be from 1: its dot products are taken for cosines


@dataclass(frozen=True)
class Opened:
    """A bundle under examination; its case table, which most checks ask for, is read once."""

    folder: Path
    files: dict[str, dict]

    @cached_property
    def cases(self) -> list[Case]:
        """The cases of ``metadata.json``; MedMIRError where they cannot be read."""
        return stored_cases(self.part(METADATA))

    @cached_property
    def case_ids(self) -> set[str]:
        """The ids of its cases."""
        return {case.case_id for case in self.cases}

    def part(self, name: str) -> dict:
        """One of its JSON files; MedMIRError where it is none."""
        return parse_part(name, (self.folder / name).read_bytes())


Check = Callable[[Opened], Iterator[str]]


def problems(folder: Path) -> list[str]:
    """One sentence for everything that is wrong with a bundle; none where it is whole.

    Checked are: the manifest, every listed file's size and SHA-256, files missing or not listed, the dtype and shape
    of arrays, that embeddings are finite and of length 1, that case ids are unique and the same everywhere.
    MedMIRError where the manifest is missing or cannot be trusted.
    """
    files = read_manifest(folder)["files"]
    missing = absent(folder, files)
    wrong = {name: problem for name, entry in files.items()
             if (problem := missing.get(name) or wrong_hash(name, file_sha256(folder / name), entry))}
    bundle = Opened(folder, files)
    told = [
        *wrong.values(),
        *(f"{name} is not listed in {MANIFEST}." for name in sorted(_on_disk(folder) - files.keys())),
        *needed(files),
        *(problem for name in sorted(CONTENTS.keys() & files.keys() - wrong.keys())
          for problem in _inside(bundle, name)),
    ]
    return list(dict.fromkeys(told))  # a case table that cannot be read is in the way of every other check


def _on_disk(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {MANIFEST}


def _inside(bundle: Opened, name: str) -> Iterator[str]:
    """What the check of one file finds, or one sentence where the file cannot be understood at all."""
    try:
        yield from CONTENTS[name](bundle)
    except MedMIRError as reason:
        yield str(reason)
    except (ValueError, LookupError, TypeError, AttributeError, sqlite3.Error) as broken:
        yield f"{name} is not what a bundle holds under that name ({broken!r})."


def _case_table(bundle: Opened) -> Iterator[str]:
    for case_id, times in Counter(case.case_id for case in bundle.cases).items():
        if times > 1:
            yield f"{METADATA}: case_id {case_id!r} stands {times} times."
    for case in bundle.cases:
        for picture in sorted({case.image, case.thumbnail, case.original} - {""} - bundle.files.keys()):
            yield f"{METADATA}: case {case.case_id} has the picture {picture}, which {MANIFEST} does not list."


def _embeddings(bundle: Opened) -> Iterator[str]:
    values = as_array(EMBEDDINGS, (bundle.folder / EMBEDDINGS).read_bytes(), bundle.files[EMBEDDINGS])
    if values.dtype != np.float32 or values.ndim != 2:
        yield f"{EMBEDDINGS} is {values.dtype} {list(values.shape)}, where float32 [cases, d] is read."
        return
    lengths = np.linalg.norm(values.astype(np.float64), axis=1)
    for row in np.flatnonzero(~(np.abs(lengths - 1) <= UNIT)):
        yield f"{EMBEDDINGS}: row {row} has length {lengths[row]:.4f}, not 1."
    cases = len(bundle.cases)
    if len(values) != cases:
        yield f"{EMBEDDINGS} has {len(values)} rows, {METADATA} {cases} cases."


def _answers(bundle: Opened) -> Iterator[str]:
    lists = stored_hits(INSTANT, bundle.part(INSTANT))
    yield from _strangers(bundle, INSTANT, _named(lists.values()))


def _neighbours(bundle: Opened) -> Iterator[str]:
    lists = stored_hits(NEIGHBOURS, bundle.part(NEIGHBOURS))
    yield from _strangers(bundle, NEIGHBOURS, lists.keys() | _named(lists.values()))


def _catalog(bundle: Opened) -> Iterator[str]:
    address = f"{(bundle.folder / CATALOG).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        named = {row[0] for row in database.execute(f"SELECT case_id FROM {CASE_TABLE}")}
    yield from _strangers(bundle, CATALOG, named)
    if lacking := bundle.case_ids - named:
        yield f"{CATALOG} lacks cases that {METADATA} has: {_some(lacking)}."


def _calibration(bundle: Opened) -> Iterator[str]:
    Calibration.from_part(bundle.part(CALIBRATION))
    yield from ()


def _hard_cases(bundle: Opened) -> Iterator[str]:
    yield from _strangers(bundle, HARD_CASES, films_named(bundle.part(HARD_CASES)))


def _curves(bundle: Opened) -> Iterator[str]:
    told = bundle.part(CURVES)
    for kind in ("recall", "precision"):
        for protocol, curve in told[kind].items():
            if len({len(curve[line]) for line in LINES}) != 1:
                yield f"{CURVES}: the lists of {kind} of {protocol} are not of one length."
    for protocol, table in told["confusions"].items():
        if {len(table["labels"])} != {len(row) for row in (table["came"], *table["came"])}:
            yield f"{CURVES}: the confusions of {protocol} do not have a row and a column for each label."


def _map(bundle: Opened) -> Iterator[str]:
    if not (bundle.folder / MAP_INFO).is_file():
        yield f"{MAP} is there without {MAP_INFO}; `medmir map` writes both."
        return
    places = as_array(MAP, (bundle.folder / MAP).read_bytes(), bundle.files[MAP])
    CollectionMap.from_part(bundle.part(MAP_INFO), places, len(bundle.cases))


def _strangers(bundle: Opened, name: str, named: set[str]) -> Iterator[str]:
    if strange := named - bundle.case_ids:
        yield f"{name} names cases that {METADATA} has not: {_some(strange)}."


def _named(lists: Iterable[list[Hit]]) -> set[str]:
    return {hit.case_id for hits in lists for hit in hits}


def _some(names: set[str]) -> str:
    first = ", ".join(sorted(names)[:3])
    return f"{first} and {len(names) - 3} more" if len(names) > 3 else first


CONTENTS: dict[str, Check] = {
    METADATA: _case_table, EMBEDDINGS: _embeddings, INSTANT: _answers, NEIGHBOURS: _neighbours, CATALOG: _catalog,
    CALIBRATION: _calibration, HARD_CASES: _hard_cases, CURVES: _curves, MAP: _map,
}
