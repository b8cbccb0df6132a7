"""Is everything there that the manifest lists? Told at once, by name, without reading what is in the files."""

import pytest
from support.bundle_on_disk import seal, write_whole_bundle

from medmir.bundle.contract import MANIFEST, NEEDED
from medmir.bundle.manifest import file_entry
from medmir.errors import MedMIRError
from pipeline.bundle.whole import absent, check_whole, needed, read_manifest

PICTURE, TOWER = "images/a.webp", "model/text.onnx"
NOTHING = file_entry(0, "0" * 64)


@pytest.fixture
def bundle(tmp_path):
    return write_whole_bundle(tmp_path / "bundle")


def test_a_whole_bundle_passes(bundle):
    check_whole(bundle)
    assert absent(bundle, read_manifest(bundle)["files"]) == {}


def test_a_folder_without_manifest_is_told_where_a_sites_bundle_is(tmp_path):
    with pytest.raises(MedMIRError, match=rf"is not a bundle: it has no {MANIFEST}; .* the one called bundle"):
        read_manifest(tmp_path)


def test_a_missing_file_is_the_one_that_is_named(bundle):
    (bundle / PICTURE).unlink()
    with pytest.raises(MedMIRError, match=rf"bundle is not whole: {PICTURE} is listed but missing; build the bundle"):
        check_whole(bundle)


def test_a_folder_in_a_files_place_is_a_missing_file(bundle):
    (bundle / PICTURE).unlink()
    (bundle / PICTURE).mkdir()
    with pytest.raises(MedMIRError, match="is listed but missing"):
        check_whole(bundle)


@pytest.mark.parametrize("content", [b"", b"pictur", b"picture and more"])
def test_a_file_of_another_length_is_told_with_both(bundle, content):
    (bundle / PICTURE).write_bytes(content)
    with pytest.raises(MedMIRError, match=rf"{PICTURE} is {len(content)} bytes, the manifest says 7; build the bundle"):
        check_whole(bundle)


def test_a_damaged_file_of_the_right_length_is_not_looked_into(bundle):
    (bundle / PICTURE).write_bytes(b"erutcip")
    check_whole(bundle)


def test_a_bundle_that_lists_too_little_is_told_what(bundle):
    (bundle / TOWER).unlink()
    seal(bundle)
    with pytest.raises(MedMIRError, match=rf"{TOWER} is missing: no bundle can be searched without it; build"):
        check_whole(bundle)


def test_each_needed_file_that_is_not_listed_has_a_sentence():
    assert list(needed(dict.fromkeys(NEEDED))) == []
    assert [sentence.split()[0] for sentence in needed({})] == list(NEEDED)


def test_every_file_that_is_wrong_is_told_in_the_manifests_order(bundle):
    (bundle / PICTURE).unlink()
    (bundle / "images/b.webp").write_bytes(b"")
    assert absent(bundle, read_manifest(bundle)["files"]) == {
        PICTURE: f"{PICTURE} is listed but missing.",
        "images/b.webp": "images/b.webp is 0 bytes, the manifest says 7."}


@pytest.mark.parametrize("name", ["../outside", "images/../../outside", "/etc/hostname"])
def test_a_name_that_leads_out_of_the_bundle_is_refused_whether_or_not_it_is_there(bundle, name):
    (bundle.parent / "outside").write_bytes(b"")
    assert absent(bundle, {name: NOTHING}) == {name: f"{name} is listed but lies outside the bundle."}


def test_what_nobody_listed_is_no_hindrance_to_use(bundle):
    (bundle / "notes.txt").write_text("mine")
    check_whole(bundle)
    seal(bundle)
    check_whole(bundle)
