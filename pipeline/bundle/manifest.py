"""Writing the manifest of a folder: every file with its size and hash."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from pathlib import Path

import numpy as np

from medmir.bundle.contract import MANIFEST
from medmir.bundle.manifest import blocks_of, file_entry, manifest_text, parse_manifest
from pipeline.files.atomic import write_bytes
from pipeline.files.hashing import file_sha256


def file_entries(folder: Path, shapes: dict[str, tuple[str, list[int]]]) -> dict[str, dict]:
    """Bytes and SHA-256 of every file of the folder, with dtype and shape for the arrays in ``shapes``."""
    entries = {}
    for path in sorted(folder.rglob("*"), key=attrgetter("parts")):  # not as Windows sorts paths
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or name == MANIFEST or name.startswith("."):
            continue
        entries[name] = _entry(path, *shapes.get(name, ()))
    return entries


def write_manifest(folder: Path, blocks: dict, arrays: Mapping[str, np.ndarray]) -> None:
    """Write the manifest: what the collection and the model say of themselves, then every file with its hash.

    ``arrays``: by name those files that hold one.
    """
    _write(folder, blocks, file_entries(folder, _shapes(arrays)))


def refresh_manifest(folder: Path, names: Iterable[str], arrays: Mapping[str, np.ndarray] = {}) -> None:
    """Take the named files' present bytes and hashes into the manifest; every other entry stays as it is."""
    manifest = parse_manifest((folder / MANIFEST).read_bytes())
    shapes = _shapes(arrays)
    files = manifest["files"] | {name: _entry(folder / name, *shapes.get(name, ())) for name in (*names, *arrays)}
    _write(folder, blocks_of(manifest), dict(sorted(files.items())))


def _shapes(arrays: Mapping[str, np.ndarray]) -> dict[str, tuple[str, list[int]]]:
    return {name: (str(array.dtype), list(array.shape)) for name, array in arrays.items()}


def _entry(path: Path, *array: object) -> dict:
    return file_entry(path.stat().st_size, file_sha256(path), *array)


def _write(folder: Path, blocks: dict, files: dict[str, dict]) -> None:
    write_bytes(folder / MANIFEST, manifest_text(blocks, files).encode())
