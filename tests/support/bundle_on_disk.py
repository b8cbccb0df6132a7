"""A very small real bundle, for tests that read one; it needs the core alone, so that Pyodide can write it too."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from medmir.bundle.catalog import fill_catalog
from medmir.bundle.contract import (
    CATALOG,
    EMBEDDINGS,
    INSTANT,
    INSTANT_EMBEDDINGS,
    MANIFEST,
    METADATA,
    MODEL_CONFIG,
    NEIGHBOURS,
    TOWERS,
    VOCABULARY,
    Case,
    Hit,
    model_file,
    picture_names,
)
from medmir.bundle.manifest import file_entry, manifest_text
from medmir.bundle.parts import cases_text, compact, hits_part

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "big", "heart"]
VECTORS = np.eye(3, 4, dtype="<f4")
STORED = np.array([[.9, .1, 0, 0], [.8, 0, 0, .6]], dtype="<f4")  # the questions of ANSWERS, embedded
RECIPE = {"size": 4, "resize": "shortest", "interpolation": "bicubic", "mean": [0.5] * 3, "std": [0.25] * 3}
REPORTS = {
    "a": ("The heart is enlarged.", "Cardiomegaly."),
    "b": ("Small left effusion.", "Effusion."),
    "c": ("The lungs are clear.", "Normal."),
}
SIZE = (300, 200)  # pixels: larger than a thumbnail
ANSWERS = {"cardiomegaly": [Hit("a", 0.9), Hit("b", 0.1)], "enlarged heart": [Hit("a", 0.8)]}


def tiny_cases() -> list[Case]:
    """The three cases, each of a patient of its own."""
    names = {case_id: picture_names(case_id, *SIZE) for case_id in REPORTS}
    return [Case(case_id, image, patient_id=case_id, labels=("Cardiomegaly",), width=SIZE[0], height=SIZE[1],
                 thumbnail=thumbnail) for case_id, (image, thumbnail) in names.items()]


def write_tiny_bundle(folder: Path) -> Path:
    """Three cases with reports, two instant questions, neighbours and a vocabulary; no towers, no pictures."""
    (folder / model_file(VOCABULARY)).parent.mkdir(parents=True)
    (folder / METADATA).write_text("".join(cases_text(tiny_cases())))
    (folder / INSTANT).write_text(compact(hits_part(INSTANT, ANSWERS)))
    (folder / NEIGHBOURS).write_text(compact(hits_part(NEIGHBOURS, {"a": [Hit("b", 0.5), Hit("c", 0.4)]})))
    (folder / model_file(MODEL_CONFIG)).write_text(compact({"context_length": 8, "lower_case": True}))
    (folder / model_file(VOCABULARY)).write_text("\n".join(PIECES) + "\n")
    (folder / EMBEDDINGS).write_bytes(VECTORS.tobytes())
    (folder / INSTANT_EMBEDDINGS).write_bytes(STORED.tobytes())
    with closing(sqlite3.connect(folder / CATALOG)) as database:
        fill_catalog(database, ("case_id", "findings", "impression"), [(i, *told) for i, told in REPORTS.items()],
                     [(i, "", *told) for i, told in REPORTS.items()])
    seal(folder)
    return folder


def write_whole_bundle(folder: Path) -> Path:
    """The tiny bundle with every file a bundle needs; pictures and towers are there but can be neither seen nor run."""
    write_tiny_bundle(folder)
    for name in (name for case in tiny_cases() for name in (case.image, case.thumbnail)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"picture")
    for tower in TOWERS.values():
        (folder / model_file(tower)).write_bytes(b"tower")
    seal(folder)
    return folder


def seal(folder: Path) -> None:
    """Write a manifest over whatever the folder holds now."""
    contents = {path.relative_to(folder).as_posix(): path.read_bytes()
                for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST}
    files = {name: file_entry(len(data), hashlib.sha256(data).hexdigest()) for name, data in contents.items()}
    for name, rows in ((EMBEDDINGS, VECTORS), (INSTANT_EMBEDDINGS, STORED)):
        if name in files:
            files[name] |= {"dtype": "float32", "shape": list(rows.shape)}
    (folder / MANIFEST).write_text(manifest_text({"title": "Tiny", "preprocessing": RECIPE}, files))
