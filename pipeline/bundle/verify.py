"""Is a bundle whole? Everything a reader will rely on, checked at once and told line by line."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path, PurePosixPath

import numpy as np

from medmir.bundle.contract import Case
from medmir.bundle.manifest import as_array, parse_manifest
from medmir.errors import MedMIRError

NAME = "manifest.json"
TOWERS = ("model/text.onnx", "model/vision.onnx", "model/vocab.txt", "model/config.json")
UNIT = 1e-3  # how far an embedding's length may be from 1: its dot products are taken for cosines
Check = Callable[[Path, dict], Iterator[str]]


def read_manifest(folder: Path) -> dict:
    """The bundle's manifest; MedMIRError where there is none or it cannot be trusted."""
    path = folder / NAME
    if not path.is_file():
        raise MedMIRError(f"{folder} is not a bundle: it has no {NAME}. (A site's bundle is its folder named bundle.)")
    return parse_manifest(path.read_bytes())


def problems(folder: Path) -> list[str]:
    """One sentence for everything that is wrong with a bundle; none where it is whole.

    Checked are: the manifest, every listed file's size and SHA-256, files missing or not listed, the dtype and shape
    of arrays, that embeddings are finite and of length 1, that case ids are unique and the same everywhere.
    MedMIRError where the manifest is missing or cannot be trusted.
    """
    files = read_manifest(folder)["files"]
    wrong = {name: problem for name, entry in files.items() if (problem := _file(folder, name, entry))}
    unlisted = sorted(_on_disk(folder) - files.keys())
    absent = [name for name in (*CONTENTS, *TOWERS) if name not in files]
    return [
        *wrong.values(),
        *(f"{name} is not listed in {NAME}." for name in unlisted),
        *(f"{name} is missing: no bundle can be searched without it." for name in absent),
        *(problem for name in sorted(CONTENTS.keys() & files.keys() - wrong.keys())
          for problem in _inside(folder, name, files)),
    ]


def _on_disk(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {NAME}


def _file(folder: Path, name: str, entry: dict) -> str | None:
    path, place = folder / name, PurePosixPath(name)
    if place.is_absolute() or ".." in place.parts:
        return f"{name} is listed but lies outside the bundle."
    if not path.is_file():
        return f"{name} is listed but missing."
    if path.stat().st_size != entry["bytes"]:
        return f"{name} is {path.stat().st_size} bytes, the manifest says {entry['bytes']}."
    with path.open("rb") as file:
        same = hashlib.file_digest(file, "sha256").hexdigest() == entry["sha256"]
    return None if same else f"{name} is damaged: its SHA-256 is not the manifest's."


def _inside(folder: Path, name: str, files: dict) -> Iterator[str]:
    """What the check of one file finds, or one sentence where the file cannot be understood at all."""
    try:
        yield from CONTENTS[name](folder, files)
    except MedMIRError as reason:
        yield str(reason)
    except (ValueError, LookupError, TypeError, AttributeError, sqlite3.Error) as broken:
        yield f"{name} is not what a bundle holds under that name ({broken!r})."


def _case_table(folder: Path, files: dict) -> Iterator[str]:
    cases = [Case.from_dict(row) for row in json.loads((folder / "metadata.json").read_bytes())["cases"]]
    for case_id, times in Counter(case.case_id for case in cases).items():
        if times > 1:
            yield f"metadata.json: case_id {case_id!r} stands {times} times."
    for case in cases:
        for picture in {case.image, case.thumbnail} - files.keys():
            yield f"metadata.json: case {case.case_id} has the picture {picture}, which {NAME} does not list."


def _embeddings(folder: Path, files: dict) -> Iterator[str]:
    name = "embeddings.bin"
    values = as_array(name, (folder / name).read_bytes(), files[name])
    if values.dtype != np.float32 or values.ndim != 2:
        yield f"{name} is {values.dtype} {list(values.shape)}, where float32 [cases, d] is read."
        return
    lengths = np.linalg.norm(values.astype(np.float64), axis=1)
    for row in np.flatnonzero(~(np.abs(lengths - 1) <= UNIT)):
        yield f"{name}: row {row} has length {lengths[row]:.4f}, not 1."
    cases = len(_json(folder, "metadata.json")["cases"])
    if len(values) != cases:
        yield f"{name} has {len(values)} rows, metadata.json {cases} cases."


def _answers(folder: Path, files: dict) -> Iterator[str]:
    lists = _json(folder, "fallback_results.json")["queries"]
    yield from _strangers(folder, "fallback_results.json", {hit[0] for hits in lists.values() for hit in hits})


def _neighbours(folder: Path, files: dict) -> Iterator[str]:
    lists = _json(folder, "nearest_neighbors.json")["neighbors"]
    named = lists.keys() | {hit[0] for hits in lists.values() for hit in hits}
    yield from _strangers(folder, "nearest_neighbors.json", named)


def _catalog(folder: Path, files: dict) -> Iterator[str]:
    address = f"{(folder / 'catalog.sqlite').resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        named = {row[0] for row in database.execute("SELECT case_id FROM cases")}
    yield from _strangers(folder, "catalog.sqlite", named)
    if missing := _known(folder) - named:
        yield f"catalog.sqlite lacks cases that metadata.json has: {_some(missing)}."


def _strangers(folder: Path, name: str, named: set[str]) -> Iterator[str]:
    if strange := named - _known(folder):
        yield f"{name} names cases that metadata.json has not: {_some(strange)}."


def _known(folder: Path) -> set[str]:
    return {row["case_id"] for row in _json(folder, "metadata.json")["cases"]}


def _json(folder: Path, name: str) -> dict:
    return json.loads((folder / name).read_bytes())


def _some(names: set[str]) -> str:
    first = ", ".join(sorted(names)[:3])
    return f"{first} and {len(names) - 3} more" if len(names) > 3 else first


CONTENTS: dict[str, Check] = {
    "metadata.json": _case_table, "embeddings.bin": _embeddings, "fallback_results.json": _answers,
    "nearest_neighbors.json": _neighbours, "catalog.sqlite": _catalog,
}
