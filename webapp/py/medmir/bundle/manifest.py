"""The manifest: what stands in a bundle, and how to tell that it still does."""

import hashlib
import json

import numpy as np

from medmir.bundle.contract import MANIFEST, PART_SCHEMAS, SCHEMA_VERSION
from medmir.errors import MedMIRError


def bundle_id(files: dict[str, dict]) -> str:
    """The bundle's identity: SHA-256 over every file's name and hash, in order of name."""
    lines = "".join(f"{name} {files[name]['sha256']}\n" for name in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()


def parse_manifest(data: bytes) -> dict:
    """Read ``manifest.json``; MedMIRError for what this reader cannot trust: another file, a newer schema, a change."""
    try:
        manifest = json.loads(data)
        version, files = manifest["schema_version"], manifest["files"]
    except (ValueError, KeyError, TypeError) as broken:
        raise MedMIRError(f"{MANIFEST} is not a bundle manifest ({broken!r}); rebuild the bundle.") from broken
    _refuse_newer(MANIFEST, version, SCHEMA_VERSION)
    if bundle_id(files) != manifest.get("bundle_id"):
        raise MedMIRError(f"{MANIFEST} was changed by hand: its bundle_id does not match its hashes.")
    return manifest


def parse_part(name: str, data: bytes) -> dict:
    """Read one of the bundle's JSON files; MedMIRError where it is none or of a newer schema than is read here."""
    try:
        part = json.loads(data)
        version = part.get("schema_version", 0)
    except (ValueError, AttributeError) as broken:
        raise MedMIRError(f"{name} is not what a bundle holds under that name ({broken!r}); rebuild it.") from broken
    _refuse_newer(name, version, PART_SCHEMAS.get(name, 0))
    return part


def _refuse_newer(name: str, version: int, known: int) -> None:
    if version > known:
        raise MedMIRError(
            f"{name} has schema {version}, newer than {known}: update Med-MIR to open this bundle."
        )


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
