"""`medmir verify`: a whole bundle passes, and each kind of damage is told in a line of its own."""

import json
import sqlite3
from contextlib import closing

import numpy as np
import pytest
from support.bundle_on_disk import VECTORS, seal, write_whole_bundle
from typer.testing import CliRunner

from medmir.bundle.contract import CATALOG, EMBEDDINGS, INSTANT, MANIFEST, METADATA, NEIGHBOURS
from medmir.bundle.manifest import blocks_of, manifest_text
from medmir.errors import MedMIRError
from pipeline.bundle.verify import problems
from pipeline.cli.app import app
from pipeline.files.paths import DEMO


@pytest.fixture
def bundle(tmp_path):
    return write_whole_bundle(tmp_path / "bundle")


def rewritten(folder, name, change):
    """Change a JSON file and list it with its new hash, as a faulty writer would."""
    value = json.loads((folder / name).read_text())
    change(value)
    (folder / name).write_text(json.dumps(value))
    seal(folder)


def embedded(folder, values):
    (folder / EMBEDDINGS).write_bytes(values.astype("<f4").tobytes())
    seal(folder)


def test_a_whole_bundle_passes(bundle):
    assert problems(bundle) == []


def test_the_demo_bundle_passes():
    assert problems(DEMO) == []


def test_a_flipped_bit(bundle):
    (bundle / "images/a.webp").write_bytes(b"pictura")
    assert problems(bundle) == ["images/a.webp is damaged: its SHA-256 is not the manifest's."]


def test_a_file_cut_short(bundle):
    (bundle / "images/a.webp").write_bytes(b"pic")
    assert problems(bundle) == ["images/a.webp is 3 bytes, the manifest says 7."]


def test_a_missing_file(bundle):
    (bundle / "images/a.webp").unlink()
    assert problems(bundle) == ["images/a.webp is listed but missing."]


def test_a_file_nobody_listed(bundle):
    (bundle / "images/.DS_Store").write_bytes(b"junk")
    assert problems(bundle) == ["images/.DS_Store is not listed in manifest.json."]


def test_a_bundle_without_its_image_tower(bundle):
    (bundle / "model/vision.onnx").unlink()
    seal(bundle)
    assert problems(bundle) == ["model/vision.onnx is missing: no bundle can be searched without it."]


def test_a_name_that_leads_out_of_the_bundle(bundle):
    outside = bundle.parent / "outside"
    outside.write_bytes(b"x")
    manifest = json.loads((bundle / MANIFEST).read_text())
    manifest["files"]["../outside"] = {"bytes": 1, "sha256": "0"}
    reseal(bundle, manifest)
    assert problems(bundle) == ["../outside is listed but lies outside the bundle."]


def reseal(folder, manifest):
    (folder / MANIFEST).write_text(manifest_text(blocks_of(manifest), manifest["files"]))


def test_embeddings_that_are_not_finite(bundle):
    embedded(bundle, np.where(VECTORS == 1, np.nan, VECTORS))
    assert problems(bundle)[0] == "embeddings.bin: row 0 has length nan, not 1."


def test_embeddings_that_are_not_normalized(bundle):
    embedded(bundle, VECTORS * np.array([[1], [2], [1]]))
    assert problems(bundle) == ["embeddings.bin: row 1 has length 2.0000, not 1."]


def test_embeddings_of_another_shape_than_listed(bundle):
    manifest = json.loads((bundle / MANIFEST).read_text())
    manifest["files"][EMBEDDINGS]["shape"] = [4, 4]
    reseal(bundle, manifest)
    assert problems(bundle) == ["embeddings.bin does not hold float32 [4, 4]: 48 bytes."]


def test_embeddings_of_another_type(bundle):
    manifest = json.loads((bundle / MANIFEST).read_text())
    manifest["files"][EMBEDDINGS] |= {"dtype": "float16", "shape": [3, 8]}
    reseal(bundle, manifest)
    assert problems(bundle) == ["embeddings.bin is float16 [3, 8], where float32 [cases, d] is read."]


def test_a_case_id_that_stands_twice(bundle):
    rewritten(bundle, METADATA, lambda table: table["cases"][1].update(case_id="a"))
    assert "metadata.json: case_id 'a' stands 2 times." in problems(bundle)


def test_fewer_cases_than_embeddings(bundle):
    rewritten(bundle, METADATA, lambda table: table["cases"].pop())
    found = problems(bundle)
    assert "embeddings.bin has 3 rows, metadata.json 2 cases." in found
    assert "catalog.sqlite names cases that metadata.json has not: c." in found


def test_a_case_whose_picture_is_not_in_the_bundle(bundle):
    rewritten(bundle, METADATA, lambda table: table["cases"][0].update(image="images/gone.webp"))
    assert problems(bundle) == [
        "metadata.json: case a has the picture images/gone.webp, which manifest.json does not list."]


def test_an_answer_that_is_no_case(bundle):
    rewritten(bundle, INSTANT, lambda found: found["queries"].update(x=[["stranger", 0.5]]))
    assert problems(bundle) == ["fallback_results.json names cases that metadata.json has not: stranger."]


def test_a_report_that_was_lost(bundle):
    database = sqlite3.connect(bundle / CATALOG)
    database.execute("DELETE FROM cases WHERE case_id = 'b'")
    database.commit()
    database.close()
    seal(bundle)
    assert problems(bundle) == ["catalog.sqlite lacks cases that metadata.json has: b."]


def test_a_file_that_is_something_else(bundle):
    (bundle / NEIGHBOURS).write_text("[]")
    (bundle / CATALOG).write_bytes(b"not a database at all")
    seal(bundle)
    first, second = problems(bundle)
    assert first.startswith("catalog.sqlite is not what a bundle holds under that name")
    assert second.startswith("nearest_neighbors.json is not what a bundle holds under that name")


def test_a_manifest_changed_by_hand_is_refused(bundle):
    text = (bundle / MANIFEST).read_text()
    (bundle / MANIFEST).write_text(text.replace('"sha256": "', '"sha256": "0'))
    with pytest.raises(MedMIRError, match="changed by hand"):
        problems(bundle)


def test_a_neighbour_that_is_no_case_and_a_case_that_is_none(bundle):
    rewritten(bundle, NEIGHBOURS, lambda found: found["neighbors"].update(a=[["ghost", 0.5]], phantom=[]))
    assert problems(bundle) == ["nearest_neighbors.json names cases that metadata.json has not: ghost, phantom."]


def test_many_strangers_are_counted_and_three_are_named(bundle):
    hits = [[f"x{number}", 0.5] for number in range(5)]
    rewritten(bundle, INSTANT, lambda found: found["queries"].update(x=hits))
    assert problems(bundle) == ["fallback_results.json names cases that metadata.json has not: x0, x1, x2 and 2 more."]


def test_a_case_table_that_cannot_be_read_is_told_once(bundle):
    rewritten(bundle, METADATA, lambda table: table["cases"][1].pop("image"))
    (told,) = problems(bundle)
    assert told.startswith("metadata.json: case b is incomplete")


def test_a_part_of_a_newer_schema_is_told(bundle):
    rewritten(bundle, INSTANT, lambda found: found.update(schema_version=2))
    assert problems(bundle) == [
        "fallback_results.json has schema 2, newer than 1: update Med-MIR to open this bundle."]


def test_a_part_without_its_content_is_told(bundle):
    rewritten(bundle, NEIGHBOURS, lambda found: found.pop("neighbors"))
    assert problems(bundle) == ["nearest_neighbors.json has no neighbors; rebuild the bundle."]


def test_a_catalogue_of_something_else_is_told(bundle):
    (bundle / CATALOG).unlink()
    with closing(sqlite3.connect(bundle / CATALOG)) as database:
        database.execute("CREATE TABLE recipes (cake)")
    seal(bundle)
    (told,) = problems(bundle)
    assert told.startswith("catalog.sqlite is not what a bundle holds under that name (OperationalError")


def test_embeddings_that_the_manifest_does_not_describe(bundle):
    manifest = json.loads((bundle / MANIFEST).read_text())
    del manifest["files"][EMBEDDINGS]["shape"]
    reseal(bundle, manifest)
    assert problems(bundle) == ["manifest.json does not say what array embeddings.bin holds; rebuild the bundle."]


def test_what_is_damaged_is_not_read_but_everything_else_is(bundle):
    (bundle / INSTANT).write_bytes((bundle / INSTANT).read_bytes().replace(b"0.9", b"0.8"))
    (bundle / "images/c.webp").unlink()
    assert problems(bundle) == ["fallback_results.json is damaged: its SHA-256 is not the manifest's.",
                                "images/c.webp is listed but missing."]


def test_checking_changes_nothing(bundle):
    before = {path: path.stat().st_mtime_ns for path in bundle.rglob("*")}
    problems(bundle)
    assert {path: path.stat().st_mtime_ns for path in bundle.rglob("*")} == before


def test_a_folder_that_is_no_bundle_is_refused(tmp_path):
    with pytest.raises(MedMIRError, match=r"is not a bundle: it has no manifest\.json"):
        problems(tmp_path)


def test_the_command_prints_a_line_for_each_problem_and_exits_1(bundle):
    (bundle / "images/a.webp").unlink()
    (bundle / "extra").write_bytes(b"")
    told = CliRunner().invoke(app, ["verify", str(bundle)])
    assert told.exit_code == 1
    assert told.stdout.splitlines() == ["images/a.webp is listed but missing.", "extra is not listed in manifest.json."]
    as_json = CliRunner().invoke(app, ["verify", str(bundle), "--json"])
    assert as_json.exit_code == 1 and json.loads(as_json.stdout)["problems"] == told.stdout.splitlines()


def test_the_command_says_so_where_nothing_is_wrong(bundle):
    told = CliRunner().invoke(app, ["verify", str(bundle)])
    assert (told.exit_code, told.stdout) == (0, f"{bundle}: 16 files, nothing wrong\n")


def test_info_prints_both_cards_after_the_counts():
    told = CliRunner().invoke(app, ["info", str(DEMO)])
    assert told.exit_code == 0
    assert " patients, " in told.stdout.splitlines()[0]
    assert "\n# Data card: Rendered radiographs\n" in told.stdout and "\n# Model card: " in told.stdout


def test_info_on_a_bundle_without_cards_says_how_to_get_them(bundle):
    with pytest.raises(MedMIRError, match="has no data_card.md: `medmir evaluate"):
        CliRunner().invoke(app, ["info", str(bundle)], catch_exceptions=False)
