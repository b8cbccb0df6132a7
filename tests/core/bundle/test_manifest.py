"""The manifest: read as it was written, and nothing believed that it does not vouch for."""

import hashlib
import json

import numpy as np
import pytest

from medmir.bundle.contract import METRICS, NEEDED
from medmir.bundle.manifest import (
    as_array,
    blocks_of,
    bundle_id,
    check,
    file_entry,
    manifest_text,
    not_listed,
    parse_manifest,
    parse_part,
    wrong_hash,
    wrong_size,
)
from medmir.errors import MedMIRError

DATA = b"a film"
DIGEST = hashlib.sha256(DATA).hexdigest()
FILES = {"b.webp": file_entry(6, DIGEST), "a.bin": file_entry(8, "0" * 64, "float32", [1, 2])}
BLOCKS = {"title": "Röntgen", "corpus": {"licence": "CC0"}}


def manifest(**changed: object) -> bytes:
    return json.dumps(json.loads(manifest_text(BLOCKS, FILES)) | changed).encode()


def test_a_manifest_is_read_as_it_was_written():
    read = parse_manifest(manifest_text(BLOCKS, FILES).encode())
    assert (blocks_of(read), read["files"]) == (BLOCKS, FILES)


def test_the_words_of_a_collection_stay_readable_in_the_file():
    assert '"title": "Röntgen"' in manifest_text(BLOCKS, FILES)


def test_the_identity_hangs_on_names_and_hashes_and_on_no_order():
    backwards = dict(reversed(FILES.items()))
    assert bundle_id(backwards) == bundle_id(FILES)
    assert bundle_id(FILES | {"b.webp": file_entry(6, "1" * 64)}) != bundle_id(FILES)
    assert bundle_id({"c.webp": FILES["b.webp"], "a.bin": FILES["a.bin"]}) != bundle_id(FILES)


def test_the_identity_is_the_documented_one():
    told = f"a.bin {'0' * 64}\nb.webp {DIGEST}\n"
    assert bundle_id(FILES) == hashlib.sha256(told.encode()).hexdigest()


def test_only_an_array_has_a_type_and_a_shape():
    assert file_entry(6, DIGEST) == {"bytes": 6, "sha256": DIGEST}
    assert file_entry(8, DIGEST, "float32", [1, 2]) == {
        "bytes": 8, "sha256": DIGEST, "dtype": "float32", "shape": [1, 2]}


@pytest.mark.parametrize("data", [
    b"<html>", b"[]", b"{}", b"null", b"7", b'{"schema_version": 1}', b'{"schema_version": 1, "files": ["a"]}',
    b'{"schema_version": 1, "files": {"a": {}}}', b'{"schema_version": "one", "files": {}}', b"\xff\xfe",
])
def test_what_is_no_manifest_is_refused_in_a_sentence(data):
    with pytest.raises(MedMIRError, match=r"manifest\.json is not a bundle manifest .*rebuild the bundle"):
        parse_manifest(data)


def test_a_newer_schema_asks_for_an_update_before_anything_else_is_read():
    with pytest.raises(MedMIRError, match=r"manifest\.json has schema 2, newer than 1: update"):
        parse_manifest(b'{"schema_version": 2}')


def test_a_changed_hash_is_seen_by_the_identity():
    files = FILES | {"b.webp": file_entry(6, "1" * 64)}
    with pytest.raises(MedMIRError, match="changed by hand"):
        parse_manifest(manifest(files=files))


def test_a_manifest_without_identity_is_not_believed():
    with pytest.raises(MedMIRError, match="changed by hand"):
        parse_manifest(manifest(bundle_id=None))


def test_a_part_is_read_with_its_version():
    assert parse_part(METRICS, b'{"schema_version": 2, "n_cases": 3}')["n_cases"] == 3
    assert parse_part("model/config.json", b'{"embed_dim": 4}') == {"embed_dim": 4}


def test_a_part_of_a_newer_version_is_named():
    with pytest.raises(MedMIRError, match=r"metrics\.json has schema 3, newer than 2: update Med-MIR"):
        parse_part(METRICS, b'{"schema_version": 3}')


@pytest.mark.parametrize("data", [b"", b"<html>", b"[1]", b'"text"', b'{"schema_version": "two"}'])
def test_a_part_that_is_something_else_is_named(data):
    with pytest.raises(MedMIRError, match=r"metrics\.json is not what a bundle holds under that name"):
        parse_part(METRICS, data)


def test_what_no_search_can_do_without_is_counted_off():
    assert not_listed(dict.fromkeys(NEEDED)) == []
    assert not_listed({name: {} for name in NEEDED if name != "embeddings.bin"}) == ["embeddings.bin"]
    assert not_listed({}) == list(NEEDED)


def test_a_file_that_is_what_the_manifest_says_passes():
    check("b.webp", DATA, FILES["b.webp"])
    assert wrong_size("b.webp", 6, FILES["b.webp"]) is None
    assert wrong_hash("b.webp", DIGEST, FILES["b.webp"]) is None


def test_a_file_of_another_length_is_told_with_both_lengths():
    with pytest.raises(MedMIRError, match=r"b\.webp is 5 bytes, the manifest says 6\. Fetch it again"):
        check("b.webp", DATA[:5], FILES["b.webp"])


def test_a_file_of_the_right_length_and_other_bytes_is_damaged():
    with pytest.raises(MedMIRError, match=r"b\.webp is damaged: .* Fetch it again"):
        check("b.webp", b"b film", FILES["b.webp"])


def test_bytes_become_an_array_that_cannot_be_written_to():
    values = as_array("a.bin", np.array([[1, 2]], "<f4").tobytes(), FILES["a.bin"])
    assert values.tolist() == [[1, 2]] and values.dtype == np.float32
    with pytest.raises(ValueError, match="read-only"):
        values[0, 0] = 3


@pytest.mark.parametrize("changed", [
    {"shape": [2, 2]}, {"shape": [-1, -2]}, {"shape": "2"}, {"dtype": "float64"}, {"dtype": "O"}, {"dtype": "nothing"},
])
def test_bytes_that_are_no_such_array_are_told(changed):
    with pytest.raises(MedMIRError, match=r"a\.bin does not hold .*: 8 bytes"):
        as_array("a.bin", bytes(8), FILES["a.bin"] | changed)


def test_an_array_that_the_manifest_does_not_describe_is_told():
    with pytest.raises(MedMIRError, match=r"manifest\.json does not say what array b\.webp holds"):
        as_array("b.webp", DATA, FILES["b.webp"])
