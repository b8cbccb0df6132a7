"""The snapshot of Python's memory: the same every time, of this very build, and seen to work before it is shipped."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.files.paths import NODE_MODULES, ROOT
from pipeline.site.node import run_node
from pipeline.site.snapshot import CHECKS, MEMORY, RESTORES, snapshot, snapshot_key, take


@pytest.fixture(scope="module")
def runtime(site: Path) -> Path:
    """Pyodide as the demo ships it."""
    return site / "runtime" / "pyodide"


@pytest.fixture(scope="module")
def core(runtime: Path) -> str:
    return next(runtime.glob("medmir-*.whl")).name


def test_the_shipped_snapshot_is_what_a_second_taking_gives(site: Path, runtime: Path, core: str, tmp_path: Path):
    take(runtime, core, tmp_path, NODE_MODULES)
    again = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert again == {path.name: path.read_bytes() for path in (site / "runtime/snapshot").iterdir()}


def test_no_path_of_this_machine_is_in_it(site: Path):
    memory = gzip.decompress((site / "runtime/snapshot" / MEMORY).read_bytes())
    assert b"Pyodide" in memory
    assert str(ROOT).encode() not in memory and b"snapshot.mjs" not in memory


def test_its_layout_names_the_core_that_is_shipped_and_numpys_modules(site: Path, core: str):
    layout = json.loads((site / "runtime/snapshot/layout.json").read_text())
    assert layout["core"] == core
    assert all((site / "runtime/snapshot" / library["file"]).is_file() for library in layout["libraries"])
    assert any("_multiarray_umath" in library["name"] for library in layout["libraries"])


def restore(runtime: Path, folder: Path) -> None:
    run_node([CHECKS, NODE_MODULES / "pyodide", runtime, folder, RESTORES], "start from its snapshot")


def test_a_snapshot_whose_functions_are_misplaced_is_not_shipped(site: Path, runtime: Path, tmp_path: Path):
    shutil.copytree(site / "runtime/snapshot", tmp_path, dirs_exist_ok=True)
    restore(runtime, tmp_path)
    layout = json.loads((tmp_path / "layout.json").read_text())
    layout["libraries"][0]["table"] += 8
    (tmp_path / "layout.json").write_text(json.dumps(layout))
    with pytest.raises(MedMIRError, match="could not start from its snapshot"):
        restore(runtime, tmp_path)


def test_a_snapshot_of_another_build_is_not_shipped(site: Path, runtime: Path, tmp_path: Path):
    shutil.copytree(site / "runtime/snapshot", tmp_path, dirs_exist_ok=True)
    (tmp_path / MEMORY).write_bytes((site / "runtime/LICENSES.txt").read_bytes())
    with pytest.raises(MedMIRError, match="could not start from its snapshot"):
        restore(runtime, tmp_path)


def test_another_runtime_has_another_snapshot(runtime: Path, tmp_path: Path):
    shutil.copytree(runtime, tmp_path / "changed")
    before = snapshot_key(tmp_path / "changed", NODE_MODULES)
    assert before == snapshot_key(runtime, NODE_MODULES)
    next((tmp_path / "changed").glob("medmir-*.whl")).write_bytes(b"another core")
    assert snapshot_key(tmp_path / "changed", NODE_MODULES) != before


def test_what_cannot_be_taken_leaves_nothing_behind(runtime: Path, core: str, tmp_path: Path):
    shutil.copytree(runtime, tmp_path / "broken")
    (tmp_path / "broken" / core).write_bytes(b"no wheel")
    with pytest.raises(MedMIRError, match="could not take the snapshot of its memory"):
        snapshot(tmp_path / "broken", core, tmp_path / "cache")
    assert not list((tmp_path / "cache" / "snapshot").iterdir())
