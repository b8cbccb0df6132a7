"""The assembled site: complete, self-hosted, reproducible, and never half written."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.bundle_on_disk import seal, write_whole_bundle

from medmir.bundle.contract import EMBEDDINGS, MANIFEST
from medmir.errors import MedMIRError
from pipeline.files.copies import copy_matching, copy_tree
from pipeline.files.hashing import file_sha256
from pipeline.files.paths import NODE_MODULES
from pipeline.site.assemble import assemble, check_out, not_found_page
from pipeline.site.bytecode import SCRIPTS

USES_THE_SHIPPED_WHEELS = """
import importlib, io, sys, zipfile
from pathlib import Path
for wheel in Path("/mounted").glob("*.whl"):
    zipfile.ZipFile(wheel).extractall("/shipped")
sys.path.insert(0, "/shipped")
importlib.invalidate_caches()
import sqlite3
import numpy as np
from PIL import Image
import medmir.search.ranking
assert medmir.search.ranking.__file__.endswith(".pyc") and np.linalg.norm(np.ones(4)) == 2
for kind in ("WEBP", "PNG", "JPEG"):
    film = io.BytesIO()
    Image.new("L", (9, 7), 128).save(film, kind)
    assert Image.open(film).convert("L").getpixel((0, 0)) == 128, kind
base = sqlite3.connect(":memory:")
base.execute("CREATE VIRTUAL TABLE reports USING fts5(findings)")
base.execute("INSERT INTO reports VALUES ('left pleural effusion')")
assert base.execute("SELECT count(*) FROM reports WHERE reports MATCH 'effus*'").fetchone() == (1,)
"""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole_bundle(tmp_path_factory.mktemp("tiny") / "bundle")


@pytest.fixture(scope="module")
def dist(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "dist"
    assemble(bundle, out)
    return out


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_holds_page_bundle_and_runtime_but_not_the_core_as_source(dist: Path):
    files = contents(dist)
    assert {"index.html", "main.py", "bundle/manifest.json", "bundle/images/a.webp"} <= files.keys()
    assert {"runtime/pyodide/pyodide.js", "runtime/pyscript/core.js", "runtime/LICENSES.txt"} <= files.keys()
    assert not [name for name in files if name.startswith("py/") or "__pycache__" in name]


def test_lock_lists_exactly_what_is_shipped_under_its_hash(dist: Path):
    folder = dist / "runtime" / "pyodide"
    packages = json.loads((folder / "pyodide-lock.json").read_text())["packages"]
    assert set(packages) == {"numpy", "pillow", "sqlite3", "pydicom", "medmir"}
    assert {path.name for path in folder.glob("*.whl")} == {entry["file_name"] for entry in packages.values()}
    for entry in packages.values():
        assert file_sha256(folder / entry["file_name"]) == entry["sha256"]


def test_the_cores_wheel_changes_its_name_with_its_content(dist: Path):
    wheel, = (dist / "runtime" / "pyodide").glob("medmir-*.whl")
    assert f"-0{file_sha256(wheel)[:16]}-" in wheel.name


def test_the_list_of_the_site_is_true_and_complete(dist: Path):
    files = json.loads((dist / "files.js").read_text().removeprefix("const SITE = ").removesuffix(";\n"))["files"]
    bundle = json.loads((dist / "bundle" / "manifest.json").read_text())["files"]
    listed = files | {f"bundle/{name}": entry for name, entry in bundle.items()}
    assert {name: entry["sha256"] for name, entry in listed.items()} == {
        name: file_sha256(dist / name) for name in contents(dist)
        if name not in ("files.js", "sw.js", ".nojekyll") and not name.startswith("disk/")}


def test_shipped_wheels_work_in_pyodide(dist: Path, tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(USES_THE_SHIPPED_WHEELS)
    folder = tmp_path / "pyodide"
    shutil.copytree(NODE_MODULES / "pyodide", folder)
    shutil.copytree(dist / "runtime" / "pyodide", folder, dirs_exist_ok=True)
    command = ["node", SCRIPTS / "pyodide_run.mjs", folder, folder, script]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_licences_name_everything_shipped(dist: Path):
    text = (dist / "runtime" / "LICENSES.txt").read_text()
    for name in ("Med-MIR", "Pyodide", "Mozilla Public License", "ONNX Runtime", "@pyscript/core", "numpy", "pillow"):
        assert name in text


def test_same_input_gives_the_same_bytes(dist: Path, bundle: Path, tmp_path: Path):
    assemble(bundle, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(dist)


def test_no_file_is_left_out_by_a_host_that_runs_jekyll(dist: Path):
    assert (dist / ".nojekyll").read_bytes() == b""


def test_a_page_for_unknown_addresses_is_written_where_its_path_is_known(dist: Path, bundle: Path, tmp_path: Path):
    assert not (dist / "404.html").exists()
    assemble(bundle, tmp_path / "dist", base_path="/a/b.c/")
    addresses = re.findall(r'href="([^"]*)"', (tmp_path / "dist" / "404.html").read_text())
    assert set(addresses) == {"/a/b.c/", "/a/b.c/style.css", "/a/b.c/icon.svg"}


@pytest.mark.parametrize("path", ["repo", "/repo", "repo/", "", "//host/", "/a//b/", "/../", "/a b/", "https://host/"])
def test_what_is_no_path_of_a_host_is_refused_in_one_sentence(path: str, bundle: Path, tmp_path: Path):
    done = run_medmir("site", "--bundle", str(bundle), "--out", "dist", "--base-path", path, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"medmir: --base-path .* must look like /repo/: .*\.\n", done.stderr)
    assert not list(tmp_path.iterdir())


def test_failure_leaves_the_old_site_alone(bundle: Path, tmp_path: Path):
    out = tmp_path / "dist"
    assemble(bundle, out)
    before = contents(out)
    with pytest.raises(MedMIRError, match="not a bundle"):
        assemble(tmp_path / "absent", out)
    with pytest.raises(MedMIRError, match="npm ci"):
        assemble(bundle, out, node_modules=tmp_path)
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_replaces_an_older_site(bundle: Path, tmp_path: Path):
    out = tmp_path / "dist"
    assemble(bundle, out)
    (out / "left-over.txt").write_text("from an older version")
    assemble(bundle, out)
    assert not (out / "left-over.txt").exists()


@pytest.fixture
def other(bundle: Path, tmp_path: Path) -> Path:
    """A bundle to do harm to."""
    return shutil.copytree(bundle, tmp_path / "other")


def test_bundle_with_a_short_file_is_refused(other: Path, tmp_path: Path):
    (other / "images" / "a.webp").write_bytes(b"pi")
    with pytest.raises(MedMIRError, match=r"images/a\.webp is 2 bytes, the manifest says 7; build the bundle again"):
        assemble(other, tmp_path / "dist")


def test_bundle_with_a_lost_file_is_refused(other: Path, tmp_path: Path):
    (other / "images" / "a.webp").unlink()
    with pytest.raises(MedMIRError, match=r"images/a\.webp is listed but missing; build the bundle again"):
        assemble(other, tmp_path / "dist")


def test_bundle_that_nobody_could_search_is_refused(other: Path, tmp_path: Path):
    (other / "model" / "text.onnx").unlink()
    seal(other)
    with pytest.raises(MedMIRError, match=r"model/text\.onnx is missing: no bundle can be searched without it"):
        assemble(other, tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_bundle_is_not_read_through_before_it_is_copied(other: Path, tmp_path: Path):
    """Hashing gigabytes is for `medmir verify`; the page itself checks every file it fetches."""
    (other / EMBEDDINGS).write_bytes(bytes(reversed((other / EMBEDDINGS).read_bytes())))
    assemble(other, tmp_path / "dist")


def test_a_manifest_changed_by_hand_is_refused(other: Path, tmp_path: Path):
    text = (other / MANIFEST).read_text()
    (other / MANIFEST).write_text(text.replace('"sha256": "', '"sha256": "0'))
    with pytest.raises(MedMIRError, match="changed by hand"):
        assemble(other, tmp_path / "dist")


def test_refuses_to_replace_a_folder_that_is_no_site(bundle: Path, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(MedMIRError, match="not a Med-MIR site"):
        assemble(bundle, tmp_path)
    assert (tmp_path / "thesis.txt").exists()


def run_medmir(*arguments: str, cwd: Path) -> subprocess.CompletedProcess:
    command = [sys.executable, "-c", "from pipeline.cli.app import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd)


@pytest.mark.parametrize("arguments", [("site", "--bundle", "absent"), ("serve", "absent")])
def test_command_line_error_is_one_line_and_status_2(arguments: tuple[str, ...], tmp_path: Path):
    done = run_medmir(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"medmir: absent .*\.\n", done.stderr)


def test_assembling_needs_none_of_the_extras():
    modules = "sys, pipeline.cli.app, pipeline.site.assemble, pipeline.site.serve"
    probe = f"import {modules}; print({{'torch', 'pandas'}} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True).stdout == "set()\n"


def test_hidden_files_and_caches_are_not_shipped_and_times_are_kept(tmp_path: Path):
    source = tmp_path / "source"
    for name in ("page.html", "py/core.py", ".git/config", "__pycache__/a.pyc", "img/.DS_Store", "img/a.webp"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)
    os.utime(source / "page.html", ns=(1, 1_700_000_000_000_000_000))
    copy_tree(source, tmp_path / "target", skip=(source / "py",))
    assert set(contents(tmp_path / "target")) == {"page.html", "img/a.webp"}
    assert (tmp_path / "target/page.html").stat().st_mtime_ns == 1_700_000_000_000_000_000


def test_a_file_of_the_runtime_that_is_not_installed_is_named(tmp_path: Path):
    (tmp_path / "core.js").write_text("")
    copy_matching(tmp_path, ("core*.js",), tmp_path / "target")
    assert (tmp_path / "target/core.js").is_file()
    with pytest.raises(MedMIRError, match=rf"{tmp_path} has no error-\*\.js; run `npm ci`"):
        copy_matching(tmp_path, ("core.js", "error-*.js"), tmp_path / "target")


def test_a_new_or_an_empty_folder_may_become_a_site_and_a_file_may_not(tmp_path: Path):
    check_out(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    check_out(tmp_path / "empty")
    (tmp_path / "file").write_text("mine")
    with pytest.raises(MedMIRError, match="file is in the way and is not a Med-MIR site"):
        check_out(tmp_path / "file")


@pytest.mark.parametrize("path", ["/", "/repo/", "/a-b/c_d/e~f/0.1/"])
def test_paths_that_hosts_have_are_taken(path: str, tmp_path: Path):
    (tmp_path / "404.html").write_text('<base href="{base_path}">')
    assert not_found_page(tmp_path, path) == f'<base href="{path}">'
