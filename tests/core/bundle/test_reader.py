"""Reading a bundle: what is right is read, what is wrong is named."""

import json

import numpy as np
import pytest
from support.bundle_on_disk import RECIPE, STORED, VECTORS, seal, write_tiny_bundle

from medmir.bundle.contract import (
    CATALOG,
    EMBEDDINGS,
    INSTANT,
    INSTANT_EMBEDDINGS,
    MANIFEST,
    METADATA,
    METRICS,
    NEIGHBOURS,
)
from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError
from medmir.inputs.recipe import Recipe


@pytest.fixture
def folder(tmp_path):
    return write_tiny_bundle(tmp_path / "bundle")


def change_manifest(folder, **fields):
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))


def test_everything_is_there(folder):
    bundle = open_folder(folder)
    assert bundle.case_ids == ["a", "b", "c"]
    assert np.array_equal(bundle.embeddings, VECTORS)
    assert bundle.embeddings.dtype == np.float32
    assert bundle.instant["cardiomegaly"][0] == ("a", 0.9)
    assert np.array_equal(bundle.instant_embeddings, STORED)


def test_an_older_bundle_without_embedded_questions_opens(folder):
    (folder / INSTANT_EMBEDDINGS).unlink()
    seal(folder)
    assert open_folder(folder).instant_embeddings is None


def test_embedded_questions_that_are_damaged_are_named(folder):
    (folder / INSTANT_EMBEDDINGS).write_bytes(b"x" * (folder / INSTANT_EMBEDDINGS).stat().st_size)
    with pytest.raises(MedMIRError, match=rf"{INSTANT_EMBEDDINGS} is damaged"):
        open_folder(folder)


def test_opening_does_not_wait_for_the_neighbours(folder):
    (folder / NEIGHBOURS).unlink()
    assert open_folder(folder).case_ids == ["a", "b", "c"]


def test_a_case_is_found_by_its_id_and_has_a_place_among_the_ids(folder):
    bundle = open_folder(folder)
    assert [bundle.row(case_id) for case_id in "abc"] == [0, 1, 2] == bundle.places.tolist()
    assert (bundle.has("a"), bundle.has("zz")) == (True, False)
    assert bundle.patients.tolist() == ["a", "b", "c"]
    with pytest.raises(MedMIRError, match="no case 'zz'"):
        bundle.row("zz")


def test_tokenizer_and_catalogue_come_when_asked_for(folder):
    bundle = open_folder(folder)
    assert at_once(bundle.tokenizer()).encode("big heart").tolist() == [2, 4, 5, 3]
    assert at_once(bundle.catalog()).report("b").impression == "Effusion."


def test_one_flipped_byte_names_the_file(folder):
    data = bytearray((folder / EMBEDDINGS).read_bytes())
    data[5] ^= 1
    (folder / EMBEDDINGS).write_bytes(data)
    with pytest.raises(MedMIRError, match=r"embeddings\.bin is damaged"):
        open_folder(folder)


def test_a_cut_off_file_says_how_much_there_is(folder):
    (folder / METADATA).write_bytes((folder / METADATA).read_bytes()[:-3])
    with pytest.raises(MedMIRError, match=r"metadata\.json is \d+ bytes, the manifest says \d+"):
        open_folder(folder)


def test_a_missing_file_is_named(folder):
    (folder / INSTANT).unlink()
    with pytest.raises(MedMIRError, match=r"fallback_results\.json cannot be read"):
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
    (folder / MANIFEST).write_text("<html>not found</html>")
    with pytest.raises(MedMIRError, match="not a bundle manifest"):
        open_folder(folder)


def test_rows_and_cases_must_agree(folder):
    metadata = json.loads((folder / METADATA).read_text())
    (folder / METADATA).write_text(json.dumps(metadata | {"cases": metadata["cases"][:2]}))
    seal(folder)
    with pytest.raises(MedMIRError, match="3 rows, metadata.json 2 cases"):
        open_folder(folder)


def test_a_case_without_image_is_named(folder):
    metadata = json.loads((folder / METADATA).read_text())
    del metadata["cases"][1]["image"]
    (folder / METADATA).write_text(json.dumps(metadata))
    seal(folder)
    with pytest.raises(MedMIRError, match="case b is incomplete"):
        open_folder(folder)


def test_an_unknown_case_is_named(folder):
    with pytest.raises(MedMIRError, match="no case 'zz'"):
        open_folder(folder).case("zz")


def test_a_damaged_catalogue_is_named(folder):
    (folder / CATALOG).write_bytes(b"not a database" * 100)
    seal(folder)
    with pytest.raises(MedMIRError, match=r"catalog\.sqlite"):
        at_once(open_folder(folder).catalog())


def test_a_folder_that_is_no_bundle_is_named(tmp_path):
    with pytest.raises(MedMIRError, match=rf"{MANIFEST} cannot be read: is {tmp_path} a bundle"):
        open_folder(tmp_path)


def test_a_file_that_the_manifest_does_not_list_is_not_read(folder):
    (folder / METRICS).write_text("{}")
    with pytest.raises(MedMIRError, match=rf"{MANIFEST} does not list {METRICS}: the bundle is incomplete"):
        at_once(open_folder(folder).part(METRICS))


def test_a_part_comes_when_asked_for_and_in_a_version_that_is_understood(folder):
    (folder / METRICS).write_text('{"schema_version": 2, "n_cases": 3}')
    seal(folder)
    assert at_once(open_folder(folder).part(METRICS))["n_cases"] == 3
    (folder / METRICS).write_text('{"schema_version": 9}')
    seal(folder)
    with pytest.raises(MedMIRError, match=f"{METRICS} has schema 9, newer than 2"):
        at_once(open_folder(folder).part(METRICS))


def test_hits_that_are_none_are_named_when_the_bundle_is_opened(folder):
    (folder / INSTANT).write_text('{"queries": {"a": [["b"]]}}')
    seal(folder)
    with pytest.raises(MedMIRError, match=f"{INSTANT} is not what a bundle holds"):
        open_folder(folder)


def test_the_recipe_for_pictures_is_the_manifests(folder):
    assert open_folder(folder).recipe == Recipe.from_dict(RECIPE)


def test_a_recipe_that_lacks_a_field_is_named(folder):
    change_manifest(folder, preprocessing={name: value for name, value in RECIPE.items() if name != "mean"})
    with pytest.raises(MedMIRError, match="preprocessing lacks the field 'mean'"):
        _ = open_folder(folder).recipe


def test_the_catalogue_and_the_tokenizer_are_opened_once(folder):
    bundle = open_folder(folder)
    assert at_once(bundle.catalog()) is at_once(bundle.catalog())
    assert at_once(bundle.tokenizer()) is at_once(bundle.tokenizer())


def test_at_once_does_not_pretend_to_have_waited():
    class Later:
        def __await__(self):
            yield

    async def waits():
        await Later()

    with pytest.raises(RuntimeError, match="waits"):
        at_once(waits())
