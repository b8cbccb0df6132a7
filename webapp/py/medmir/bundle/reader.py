"""Reading a bundle: the folder of static files the pipeline writes and the page searches.

Every file is checked against the manifest (bytes, SHA-256, dtype and shape) before it is used.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from medmir.search.instant import InstantQueries
from medmir.search.lexical import Catalog
from medmir.search.ranking import Hit

SCHEMA_VERSION = 1
Read = Callable[[str], Awaitable[bytes]]
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One image of the collection: a row of ``metadata.json``."""

    case_id: str
    image: str
    thumbnail: str
    width: int
    height: int
    study_id: str = ""
    patient_id: str = ""
    view: str = ""
    modality: str = ""
    labels: tuple[str, ...] = ()
    source_url: str = ""
    licence: str = ""
    split: str = ""
    facts: tuple[dict, ...] = field(default=())

    @classmethod
    def from_dict(cls, row: dict) -> "Case":
        """Read one row; unknown fields are ignored, a missing one is a MedMIRError."""
        known = {f.name: row[f.name] for f in fields(cls) if f.name in row}
        known["labels"], known["facts"] = tuple(row.get("labels", ())), tuple(row.get("facts", ()))
        try:
            return cls(**known)
        except TypeError as missing:
            raise MedMIRError(f"metadata.json: case {row.get('case_id', '?')} is incomplete ({missing}).") from missing


def bundle_id(files: dict[str, dict]) -> str:
    """The bundle's identity: SHA-256 over every file's name and hash, in order of name."""
    lines = "".join(f"{name} {files[name]['sha256']}\n" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def parse_manifest(data: bytes) -> dict:
    """Read ``manifest.json`` and refuse what this reader cannot trust."""
    try:
        manifest = json.loads(data)
        version, files = manifest["schema_version"], manifest["files"]
    except (ValueError, KeyError, TypeError) as broken:
        raise MedMIRError(f"manifest.json is not a bundle manifest ({broken!r}); rebuild the bundle.") from broken
    if version > SCHEMA_VERSION:
        raise MedMIRError(
            f"manifest.json has schema {version}, newer than {SCHEMA_VERSION}: update Med-MIR to open this bundle."
        )
    if bundle_id(files) != manifest.get("bundle_id"):
        raise MedMIRError("manifest.json was changed by hand: its bundle_id does not match its hashes.")
    return manifest


def check(name: str, data: bytes, entry: dict) -> None:
    """MedMIRError naming the file where its size or SHA-256 is not the manifest's."""
    if len(data) != entry["bytes"]:
        raise MedMIRError(f"{name} is {len(data)} bytes, the manifest says {entry['bytes']}: fetch it again.")
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise MedMIRError(f"{name} is damaged: its SHA-256 is not the manifest's. Fetch it again.")


def as_array(name: str, data: bytes, entry: dict) -> np.ndarray:
    """The file as a read-only array of the manifest's dtype (little-endian) and shape, row-major."""
    dtype = np.dtype(entry["dtype"]).newbyteorder("<")
    if dtype.itemsize * int(np.prod(entry["shape"])) != len(data):
        raise MedMIRError(f"{name} does not hold {entry['dtype']} {entry['shape']}: {len(data)} bytes.")
    return np.frombuffer(data, dtype=dtype).reshape(entry["shape"])


class Bundle:
    """An opened bundle. Small files are read at once, the catalogue and the vocabulary when first asked for."""

    def __init__(self, manifest: dict, read: Read, cases: list[Case], embeddings: np.ndarray, parts: dict):
        self.manifest = manifest
        self.cases = cases
        self.embeddings = embeddings
        self.instant = InstantQueries(parts["fallback_results.json"]["queries"])
        self.neighbours = {
            case_id: [Hit(str(i), float(s)) for i, s in hits]
            for case_id, hits in parts["nearest_neighbors.json"]["neighbors"].items()
        }
        self.case_ids = [case.case_id for case in cases]
        self._read = read
        self._catalog: Catalog | None = None
        self._tokenizer: WordPieceTokenizer | None = None

    @classmethod
    async def open(cls, read: Read) -> "Bundle":
        """Open a bundle through ``read(name) -> bytes``; MedMIRError names the file that is wrong."""
        manifest = parse_manifest(await read("manifest.json"))
        names = ("metadata.json", "fallback_results.json", "nearest_neighbors.json")
        parts = {name: json.loads(await _checked(read, manifest, name)) for name in names}
        rows = await _checked(read, manifest, "embeddings.bin")
        embeddings = as_array("embeddings.bin", rows, manifest["files"]["embeddings.bin"])
        cases = [Case.from_dict(row) for row in parts["metadata.json"]["cases"]]
        if len(cases) != len(embeddings):
            raise MedMIRError(f"embeddings.bin has {len(embeddings)} rows, metadata.json {len(cases)} cases.")
        return cls(manifest, read, cases, embeddings, parts)

    @cached_property
    def recipe(self) -> Recipe:
        """How pictures must be prepared for this bundle's image tower."""
        return Recipe.from_dict(self.manifest["preprocessing"])

    @cached_property
    def _by_id(self) -> dict[str, Case]:
        return {case.case_id: case for case in self.cases}

    def case(self, case_id: str) -> Case:
        """The case of that id; MedMIRError where the collection has none."""
        if case_id not in self._by_id:
            raise MedMIRError(f"This collection has no case {case_id!r}.")
        return self._by_id[case_id]

    async def file(self, name: str) -> bytes:
        """The checked bytes of one file of the bundle."""
        return await _checked(self._read, self.manifest, name)

    async def catalog(self) -> Catalog:
        """The report catalogue, opened once."""
        if self._catalog is None:
            self._catalog = Catalog(await self.file("catalog.sqlite"))
        return self._catalog

    async def tokenizer(self) -> WordPieceTokenizer:
        """The text tower's tokenizer, built once from ``model/vocab.txt`` and ``model/config.json``."""
        if self._tokenizer is None:
            config = json.loads(await self.file("model/config.json"))
            vocabulary = (await self.file("model/vocab.txt")).decode()
            self._tokenizer = WordPieceTokenizer.from_text(
                vocabulary, config["context_length"], config["lower_case"]
            )
        return self._tokenizer


async def _checked(read: Read, manifest: dict, name: str) -> bytes:
    if name not in manifest["files"]:
        raise MedMIRError(f"manifest.json does not list {name}: the bundle is incomplete, rebuild it.")
    data = await read(name)
    check(name, data, manifest["files"][name])
    return data


def at_once(coroutine: Coroutine[None, None, T]) -> T:
    """The result of a coroutine that never has to wait, as over files on disk.

    Needs no event loop, so that it also works where one runs already: in a notebook or in Pyodide.
    """
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise RuntimeError("at_once() was given a coroutine that waits")


def open_folder(folder: Path) -> Bundle:
    """Open a bundle on disk (CPython only)."""

    async def read(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except OSError as unreadable:
            raise MedMIRError(f"{folder / name} cannot be read: is {folder} a bundle?") from unreadable

    return at_once(Bundle.open(read))
