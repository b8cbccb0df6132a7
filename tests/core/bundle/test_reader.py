"""Reading a bundle: what is right is read, what is wrong is named."""

import json

import numpy as np
import pytest
from support.bundle_on_disk import EMBEDDINGS, seal, write_tiny_bundle

from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError


@pytest.fixture
def folder(tmp_path):
    return write_tiny_bundle(tmp_path / "bundle")


def change_manifest(folder, **fields):
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_everything_is_there(folder):
    bundle = open_folder(folder)
    assert bundle.case_ids == ["a", "b", "c"]
    assert np.array_equal(bundle.embeddings, EMBEDDINGS)
    assert bundle.embeddings.dtype == np.float32
    assert bundle.instant["cardiomegaly"][0] == ("a", 0.9)
    assert [hit.case_id for hit in bundle.neighbours["a"]] == ["b", "c"]


def test_tokenizer_and_catalogue_come_when_asked_for(folder):
    bundle = open_folder(folder)
    assert at_once(bundle.tokenizer()).encode("big heart").tolist() == [2, 4, 5, 3]
    assert at_once(bundle.catalog()).report("b").impression == "Effusion."


def test_one_flipped_byte_names_the_file(folder):
    data = bytearray((folder / "embeddings.bin").read_bytes())
    data[5] ^= 1
    (folder / "embeddings.bin").write_bytes(data)
    with pytest.raises(MedMIRError, match=r"embeddings\.bin is damaged"):
        open_folder(folder)


def test_a_cut_off_file_says_how_much_there_is(folder):
    (folder / "metadata.json").write_bytes((folder / "metadata.json").read_bytes()[:-3])
    with pytest.raises(MedMIRError, match=r"metadata\.json is \d+ bytes, the manifest says \d+"):
        open_folder(folder)


def test_a_missing_file_is_named(folder):
    (folder / "nearest_neighbors.json").unlink()
    with pytest.raises(MedMIRError, match=r"nearest_neighbors\.json cannot be read"):
        open_folder(folder)


def test_a_newer_schema_asks_for_an_update(folder):
    change_manifest(folder, schema_version=2)
    with pytest.raises(MedMIRError, match="newer than 1: update"):
        open_folder(folder)


def test_a_manifest_changed_by_hand_is_refused(folder):
    change_manifest(folder, bundle_id="0" * 64)
    with pytest.raises(MedMIRError, match="bundle_id"):
        open_folder(folder)


def test_a_manifest_that_is_no_json_is_refused(folder):
    (folder / "manifest.json").write_text("<html>not found</html>")
    with pytest.raises(MedMIRError, match="not a bundle manifest"):
        open_folder(folder)


def test_rows_and_cases_must_agree(folder):
    metadata = json.loads((folder / "metadata.json").read_text())
    (folder / "metadata.json").write_text(json.dumps(metadata | {"cases": metadata["cases"][:2]}))
    seal(folder)
    with pytest.raises(MedMIRError, match="3 rows, metadata.json 2 cases"):
        open_folder(folder)


def test_a_case_without_image_is_named(folder):
    metadata = json.loads((folder / "metadata.json").read_text())
    del metadata["cases"][1]["image"]
    (folder / "metadata.json").write_text(json.dumps(metadata))
    seal(folder)
    with pytest.raises(MedMIRError, match="case b is incomplete"):
        open_folder(folder)


def test_an_unknown_case_is_named(folder):
    with pytest.raises(MedMIRError, match="no case 'zz'"):
        open_folder(folder).case("zz")


def test_a_damaged_catalogue_is_named(folder):
    (folder / "catalog.sqlite").write_bytes(b"not a database" * 100)
    seal(folder)
    with pytest.raises(MedMIRError, match=r"catalog\.sqlite"):
        at_once(open_folder(folder).catalog())
