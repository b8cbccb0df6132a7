"""A very small real bundle, for tests that read one."""

import hashlib
import json
import sqlite3
from pathlib import Path

import numpy as np

from medmir.bundle.manifest import bundle_id

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "big", "heart"]
CASE_IDS = ["a", "b", "c"]
EMBEDDINGS = np.eye(3, 4, dtype="<f4")
RECIPE = {"size": 4, "resize": "shortest", "interpolation": "bicubic", "mean": [0.5] * 3, "std": [0.25] * 3}
REPORTS = {
    "a": ("The heart is enlarged.", "Cardiomegaly."),
    "b": ("Small left effusion.", "Effusion."),
    "c": ("The lungs are clear.", "Normal."),
}


def write_tiny_bundle(folder: Path) -> Path:
    """Three cases with reports, two instant questions, neighbours and a vocabulary; no towers."""
    (folder / "model").mkdir(parents=True)
    rows = [{"case_id": i, "image": f"images/{i}.webp", "thumbnail": f"images/{i}-256.webp", "width": 2, "height": 2,
             "labels": ["Cardiomegaly"], "patient_id": i} for i in CASE_IDS]
    _json(folder / "metadata.json", {"schema_version": 1, "cases": rows})
    _json(folder / "fallback_results.json",
          {"schema_version": 1, "queries": {"cardiomegaly": [["a", 0.9], ["b", 0.1]], "enlarged heart": [["a", 0.8]]}})
    _json(folder / "nearest_neighbors.json", {"schema_version": 1, "neighbors": {"a": [["b", 0.5], ["c", 0.4]]}})
    _json(folder / "model/config.json", {"context_length": 8, "lower_case": True})
    (folder / "model/vocab.txt").write_text("\n".join(VOCABULARY) + "\n")
    (folder / "embeddings.bin").write_bytes(EMBEDDINGS.tobytes())
    _catalog(folder / "catalog.sqlite")
    seal(folder)
    return folder


def seal(folder: Path) -> None:
    """Write a manifest over whatever the folder holds now."""
    files = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "manifest.json"):
        data = path.read_bytes()
        files[path.relative_to(folder).as_posix()] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    files["embeddings.bin"] |= {"dtype": "float32", "shape": list(EMBEDDINGS.shape)}
    manifest = {"schema_version": 1, "bundle_id": bundle_id(files), "title": "Tiny", "files": files,
                "preprocessing": RECIPE}
    _json(folder / "manifest.json", manifest)


def _catalog(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE cases (case_id TEXT PRIMARY KEY, findings, impression)")
    database.execute("CREATE VIRTUAL TABLE reports USING fts5(case_id UNINDEXED, labels, findings, impression)")
    for case_id, (findings, impression) in REPORTS.items():
        database.execute("INSERT INTO cases VALUES (?, ?, ?)", (case_id, findings, impression))
        database.execute("INSERT INTO reports VALUES (?, '', ?, ?)", (case_id, findings, impression))
    database.commit()
    database.close()


def _json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value))
