"""`make site` on a machine without Node.js, or with an old one: the one in a Python package does."""

import shutil
from pathlib import Path

import pytest
from support.fresh_checkout import run, write_checkout
from support.no_node import path_without_node, write_node

from pipeline.files.paths import CACHE

FETCHED = "pyodide-0.27.7"
OF_NODES_VERSION = {"layout.json", "memory.bin.gz"}  # the snapshot: it holds what node gave to Python
MADE = ("dist", "node_modules", ".cache/medmir/compiled", ".cache/medmir/snapshot")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh checkout, in which only what was downloaded before is there."""
    folder = write_checkout(tmp_path_factory.mktemp("without") / "checkout")
    (folder / ".cache").unlink()
    (folder / ".cache/medmir").mkdir(parents=True)
    if (CACHE / FETCHED).is_dir():
        (folder / ".cache/medmir" / FETCHED).symlink_to(CACHE / FETCHED)
    return folder


def test_a_fresh_checkout_becomes_a_site_with_no_node_and_with_one_that_is_too_old(checkout: Path, site: Path):
    path = path_without_node(checkout.parent / "programs")
    run(["make", "site"], checkout, PATH=path)
    made = runtime_of(checkout / "dist")
    assert made.keys() == runtime_of(site).keys()
    assert {name for name, data in made.items() if data != runtime_of(site)[name]} <= OF_NODES_VERSION
    for name in MADE:
        shutil.rmtree(checkout / name)
    write_node(Path(path), "v18.19.0")
    run(["make", "site"], checkout, PATH=path)
    assert runtime_of(checkout / "dist") == made


def runtime_of(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (site / "runtime").rglob("*") if path.is_file()}
