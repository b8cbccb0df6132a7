"""Writing the manifest: every file of the folder, and only those that changed anew."""

import json

import numpy as np
import pytest
from support.bundle_on_disk import VECTORS, write_whole_bundle

from medmir.bundle.contract import EMBEDDINGS, INSTANT_EMBEDDINGS, MANIFEST
from medmir.bundle.manifest import blocks_of, bundle_id, parse_manifest
from medmir.errors import MedMIRError
from pipeline.bundle.manifest import file_entries, refresh_manifest, write_manifest
from pipeline.files.hashing import bytes_sha256

BLOCKS = {"title": "Tiny", "notice": "Not a medical device."}


@pytest.fixture
def folder(tmp_path):
    return write_whole_bundle(tmp_path / "bundle")


def written(folder) -> dict:
    return parse_manifest((folder / MANIFEST).read_bytes())


def test_every_file_is_listed_with_its_size_and_hash_but_not_the_manifest_itself(folder):
    files = file_entries(folder, {})
    on_disk = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files.keys() == on_disk - {MANIFEST}
    assert files["images/a.webp"] == {"bytes": 7, "sha256": bytes_sha256(b"picture")}


def test_only_what_is_hidden_at_the_top_stays_out(folder):
    (folder / ".embeddings.sqlite").write_bytes(b"a store")
    (folder / "images/.DS_Store").write_bytes(b"junk")
    files = file_entries(folder, {})
    assert ".embeddings.sqlite" not in files and "images/.DS_Store" in files


def test_the_arrays_are_described(folder):
    write_manifest(folder, BLOCKS, {EMBEDDINGS: VECTORS.astype(np.float32)})
    entry = written(folder)["files"][EMBEDDINGS]
    assert (entry["dtype"], entry["shape"]) == ("float32", [3, 4])
    assert all("shape" not in other for name, other in written(folder)["files"].items() if name != EMBEDDINGS)


def test_the_same_folder_has_the_same_identity_however_often_it_is_written(folder):
    write_manifest(folder, BLOCKS, {EMBEDDINGS: VECTORS})
    first = (folder / MANIFEST).read_bytes()
    write_manifest(folder, BLOCKS, {EMBEDDINGS: VECTORS})
    assert (folder / MANIFEST).read_bytes() == first
    assert written(folder)["bundle_id"] == bundle_id(file_entries(folder, {}))


def test_refreshing_takes_in_what_is_named_and_nothing_else(folder):
    write_manifest(folder, BLOCKS, {EMBEDDINGS: VECTORS})
    before = written(folder)
    (folder / "metrics.json").write_bytes(b"{}")
    (folder / "images/a.webp").write_bytes(b"damaged")
    refresh_manifest(folder, ["metrics.json"])
    after = written(folder)
    assert after["files"] == before["files"] | {"metrics.json": {"bytes": 2, "sha256": bytes_sha256(b"{}")}}
    assert list(after["files"]) == sorted(after["files"])
    assert blocks_of(after) == BLOCKS and after["bundle_id"] != before["bundle_id"]


def test_refreshing_describes_an_array_that_is_new(folder):
    write_manifest(folder, BLOCKS, {EMBEDDINGS: VECTORS})
    refresh_manifest(folder, [], {INSTANT_EMBEDDINGS: np.zeros((2, 4), "<f4")})
    files = written(folder)["files"]
    assert (files[INSTANT_EMBEDDINGS]["dtype"], files[INSTANT_EMBEDDINGS]["shape"]) == ("float32", [2, 4])
    assert files[EMBEDDINGS]["shape"] == [3, 4]


def test_a_manifest_that_cannot_be_trusted_is_not_refreshed(folder):
    changed = json.loads((folder / MANIFEST).read_text()) | {"bundle_id": "0" * 64}
    (folder / MANIFEST).write_text(json.dumps(changed))
    with pytest.raises(MedMIRError, match="changed by hand"):
        refresh_manifest(folder, ["images/a.webp"])
