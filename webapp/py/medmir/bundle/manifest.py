"""The manifest: what stands in a bundle, and how to tell that it still does."""

import hashlib
import json
from collections.abc import Mapping

import numpy as np

from medmir.bundle.contract import MANIFEST, NEEDED, PART_SCHEMAS, SCHEMA_VERSION
from medmir.errors import MedMIRError

OWN_FIELDS = ("schema_version", "bundle_id", "files")
"""Of the manifest; what else stands in it are blocks that the collection and the model say of themselves."""


def bundle_id(files: Mapping[str, dict]) -> str:
    """The bundle's identity: SHA-256 over every file's name and hash, in order of name."""
    lines = "".join(f"{name} {files[name]['sha256']}\n" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def file_entry(size: int, sha256: str, dtype: str | None = None, shape: list[int] | None = None) -> dict:
    """What the manifest says of a file: its bytes and SHA-256, of an array its dtype and shape too."""
    return {"bytes": size, "sha256": sha256} | ({"dtype": dtype, "shape": shape} if dtype else {})


def manifest_text(blocks: Mapping, files: Mapping[str, dict]) -> str:
    """``manifest.json`` of these blocks (title, notice, corpus, model, preprocessing) and entries of files."""
    whole = {"schema_version": SCHEMA_VERSION, "bundle_id": bundle_id(files), **blocks, "files": dict(files)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def blocks_of(manifest: Mapping) -> dict:
    """The blocks of a manifest that :func:`manifest_text` made."""
    return {name: block for name, block in manifest.items() if name not in OWN_FIELDS}


def parse_manifest(data: bytes) -> dict:
    """Read ``manifest.json``; MedMIRError for what this reader cannot trust: another file, a newer schema, a change."""
    try:
        manifest = json.loads(data)
        _refuse_newer(MANIFEST, manifest["schema_version"], SCHEMA_VERSION)
        same = bundle_id(manifest["files"]) == manifest.get("bundle_id")
    except (ValueError, LookupError, TypeError, AttributeError) as broken:
        raise MedMIRError(f"{MANIFEST} is not a bundle manifest ({broken!r}); rebuild the bundle.") from broken
    if not same:
        raise MedMIRError(f"{MANIFEST} was changed by hand: its bundle_id does not match its hashes.")
    return manifest


def parse_part(name: str, data: bytes) -> dict:
    """Read one of the bundle's JSON files; MedMIRError where it is none or of a newer schema than is read here."""
    try:
        part = json.loads(data)
        _refuse_newer(name, part.get("schema_version", 0), PART_SCHEMAS.get(name, 0))
    except (ValueError, TypeError, AttributeError) as broken:
        raise MedMIRError(f"{name} is not what a bundle holds under that name ({broken!r}); rebuild it.") from broken
    return part


def _refuse_newer(name: str, version: int, known: int) -> None:
    if version > known:
        raise MedMIRError(
            f"{name} has schema {version}, newer than {known}: update Med-MIR to open this bundle."
        )


def not_listed(files: Mapping[str, dict]) -> list[str]:
    """The files that no bundle can be searched without and that this one does not have."""
    return [name for name in NEEDED if name not in files]


def wrong_size(name: str, size: int, entry: Mapping) -> str | None:
    """One sentence where a file's size is not the manifest's."""
    same = size == entry["bytes"]
    return None if same else f"{name} is {size} bytes, the manifest says {entry['bytes']}."


def wrong_hash(name: str, sha256: str, entry: Mapping) -> str | None:
    """One sentence where a file's SHA-256 is not the manifest's."""
    return None if sha256 == entry["sha256"] else f"{name} is damaged: its SHA-256 is not the manifest's."


def check(name: str, data: bytes, entry: Mapping) -> None:
    """MedMIRError naming the file where its size or SHA-256 is not the manifest's."""
    wrong = wrong_size(name, len(data), entry) or wrong_hash(name, hashlib.sha256(data).hexdigest(), entry)
    if wrong:
        raise MedMIRError(f"{wrong} Fetch it again.")


def as_array(name: str, data: bytes, entry: Mapping) -> np.ndarray:
    """The file as a read-only array of the manifest's dtype (little-endian) and shape, row-major.

    MedMIRError where the manifest names no dtype or shape, or the bytes are not of it.
    """
    if not {"dtype", "shape"} <= entry.keys():
        raise MedMIRError(f"{MANIFEST} does not say what array {name} holds; rebuild the bundle.")
    try:
        return np.frombuffer(data, dtype=np.dtype(entry["dtype"]).newbyteorder("<")).reshape(entry["shape"])
    except (ValueError, TypeError) as broken:
        raise MedMIRError(f"{name} does not hold {entry['dtype']} {entry['shape']}: {len(data)} bytes.") from broken
