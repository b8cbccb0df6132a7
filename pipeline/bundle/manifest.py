"""The manifest: what stands in a bundle, and how to tell that it still does."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from medmir.bundle.contract import SCHEMA_VERSION
from medmir.bundle.manifest import bundle_id
from pipeline.files.atomic import write_bytes

NAME = "manifest.json"


def file_entries(folder: Path, shapes: dict[str, tuple[str, list[int]]]) -> dict[str, dict]:
    """Bytes and SHA-256 of every file of the folder, with dtype and shape for the arrays in ``shapes``."""
    entries = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or name == NAME or name.startswith("."):
            continue
        entries[name] = _entry(path)
        if name in shapes:
            entries[name] |= {"dtype": shapes[name][0], "shape": shapes[name][1]}
    return entries


def write_manifest(folder: Path, cards: dict, embeddings: np.ndarray) -> None:
    """Write the manifest: title, cards and recipe from ``cards``, then every file with its hash."""
    shapes = {"embeddings.bin": (str(embeddings.dtype), list(embeddings.shape))}
    _write(folder, cards, file_entries(folder, shapes))


def refresh_manifest(folder: Path, names: Iterable[str]) -> None:
    """Take the named files' present bytes and hashes into the manifest; every other entry stays as it is."""
    manifest = json.loads((folder / NAME).read_text())
    files = manifest["files"] | {name: _entry(folder / name) for name in names}
    cards = {k: v for k, v in manifest.items() if k not in ("schema_version", "bundle_id", "files")}
    _write(folder, cards, dict(sorted(files.items())))


def _entry(path: Path) -> dict:
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _write(folder: Path, cards: dict, files: dict[str, dict]) -> None:
    manifest = {"schema_version": SCHEMA_VERSION, "bundle_id": bundle_id(files), **cards, "files": files}
    write_bytes(folder / NAME, (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())
