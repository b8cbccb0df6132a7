"""Reading a bundle: the folder of static files the pipeline writes and the page searches.

Every file is checked against the manifest (bytes, SHA-256, dtype and shape) before it is used.
"""

from collections.abc import Awaitable, Callable, Coroutine
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from medmir.bundle.calibration import Calibration
from medmir.bundle.catalog import Catalog
from medmir.bundle.collection_map import CollectionMap
from medmir.bundle.contract import (
    CALIBRATION,
    CATALOG,
    EMBEDDINGS,
    INSTANT,
    INSTANT_EMBEDDINGS,
    MANIFEST,
    MAP,
    MAP_INFO,
    METADATA,
    MODEL_CONFIG,
    VOCABULARY,
    Case,
    model_file,
)
from medmir.bundle.manifest import as_array, check, parse_manifest, parse_part
from medmir.bundle.parts import stored_cases, stored_hits
from medmir.errors import MedMIRError
from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer

Read = Callable[[str], Awaitable[bytes]]
T = TypeVar("T")
SMALL = (METADATA, INSTANT)


class Bundle:
    """An opened bundle. Small files are read at once, the catalogue and the vocabulary when first asked for.

    ``instant_embeddings``: float32 ``[q, d]``, those of the stored questions in their order, where it has them.
    """

    def __init__(self, manifest: dict, read: Read, cases: list[Case], embeddings: np.ndarray, parts: dict,
                 instant_embeddings: np.ndarray | None = None):
        self.manifest = manifest
        self.cases = cases
        self.embeddings = embeddings
        self.instant = stored_hits(INSTANT, parts[INSTANT])
        if instant_embeddings is not None and len(instant_embeddings) != len(self.instant):
            raise MedMIRError(f"{INSTANT_EMBEDDINGS} does not have a row for each question of {INSTANT}; rebuild it.")
        self.instant_embeddings = instant_embeddings
        self.case_ids = [case.case_id for case in cases]
        self._read = read
        self._catalog: Catalog | None = None
        self._tokenizer: WordPieceTokenizer | None = None
        self._calibration: Calibration | None = None
        self._map: CollectionMap | None = None

    @classmethod
    async def open(cls, read: Read) -> "Bundle":
        """Open a bundle through ``read(name) -> bytes``; MedMIRError names the file that is wrong."""
        manifest = parse_manifest(await read(MANIFEST))
        parts = {name: parse_part(name, await _checked(read, manifest, name)) for name in SMALL}
        rows = await _checked(read, manifest, EMBEDDINGS)
        embeddings = as_array(EMBEDDINGS, rows, manifest["files"][EMBEDDINGS])
        cases = stored_cases(parts[METADATA])
        if len(cases) != len(embeddings):
            raise MedMIRError(f"{EMBEDDINGS} has {len(embeddings)} rows, {METADATA} {len(cases)} cases.")
        return cls(manifest, read, cases, embeddings, parts, await _stored_questions(read, manifest))

    @cached_property
    def recipe(self) -> Recipe:
        """How pictures must be prepared for this bundle's image tower."""
        return Recipe.from_dict(self.manifest["preprocessing"])

    @cached_property
    def patients(self) -> np.ndarray:
        """Text ``[n]``: each case's patient; one whose source names none is a patient of its own."""
        return np.array([case.patient_id or case.case_id for case in self.cases], dtype=str)

    @property
    def n_patients(self) -> int:
        """How many patients there are."""
        return len(set(self.patients.tolist()))

    @cached_property
    def places(self) -> np.ndarray:
        """Int ``[n]``: each case's place in the order of the case ids, which decides among equal scores."""
        return np.argsort(np.argsort(self.case_ids))

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {case_id: row for row, case_id in enumerate(self.case_ids)}

    def row(self, case_id: str) -> int:
        """Where the case of that id stands; MedMIRError where the collection has none."""
        if case_id not in self._rows:
            raise MedMIRError(f"This collection has no case {case_id!r}.")
        return self._rows[case_id]

    def has(self, case_id: str) -> bool:
        """Whether the collection has a case of that id."""
        return case_id in self._rows

    def case(self, case_id: str) -> Case:
        """The case of that id; MedMIRError where the collection has none."""
        return self.cases[self.row(case_id)]

    async def file(self, name: str) -> bytes:
        """The checked bytes of one file of the bundle."""
        return await _checked(self._read, self.manifest, name)

    async def part(self, name: str) -> dict:
        """The checked content of one of the bundle's JSON files, such as ``metrics.json``."""
        return parse_part(name, await self.file(name))

    @property
    def has_catalog_open(self) -> bool:
        """Whether :meth:`catalog` answers at once."""
        return self._catalog is not None

    async def catalog(self) -> Catalog:
        """The report catalogue, opened once."""
        if self._catalog is None:
            self._catalog = Catalog(await self.file(CATALOG))
        return self._catalog

    async def calibration(self) -> Calibration:
        """What the collection's own questions and films are like, read once; nothing where the bundle does not say."""
        if self._calibration is None:
            told = await self.part(CALIBRATION) if CALIBRATION in self.manifest["files"] else {}
            self._calibration = Calibration.from_part(told)
        return self._calibration

    async def collection_map(self) -> CollectionMap | None:
        """Where each film lies on the collection's map, read once; None where the bundle has no map."""
        if self._map is None and {MAP, MAP_INFO} <= self.manifest["files"].keys():
            places = as_array(MAP, await self.file(MAP), self.manifest["files"][MAP])
            self._map = CollectionMap.from_part(await self.part(MAP_INFO), places, len(self.cases))
        return self._map

    async def tokenizer(self) -> WordPieceTokenizer:
        """The text tower's tokenizer, built once from the model's vocabulary and configuration."""
        if self._tokenizer is None:
            config = parse_part(MODEL_CONFIG, await self.file(model_file(MODEL_CONFIG)))
            vocabulary = (await self.file(model_file(VOCABULARY))).decode()
            self._tokenizer = WordPieceTokenizer.from_text(
                vocabulary, config["context_length"], config["lower_case"]
            )
        return self._tokenizer


async def _stored_questions(read: Read, manifest: dict) -> np.ndarray | None:
    if INSTANT_EMBEDDINGS not in manifest["files"]:
        return None
    data = await _checked(read, manifest, INSTANT_EMBEDDINGS)
    return as_array(INSTANT_EMBEDDINGS, data, manifest["files"][INSTANT_EMBEDDINGS])


async def _checked(read: Read, manifest: dict, name: str) -> bytes:
    if name not in manifest["files"]:
        raise MedMIRError(f"{MANIFEST} does not list {name}: the bundle is incomplete, rebuild it.")
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
