"""The scripts that carry a site's files to a page opened from a disk."""

import base64
import gzip
import json
import random
import re
from pathlib import Path

import pytest

from medmir.bundle.reader import SMALL, open_folder
from medmir.search.self_test import CANDIDATES, golden_film
from pipeline.site.disk import carrier, carry, fetched
from pipeline.site.weight import in_words, weight

CARRIER = re.compile(r'carried\((".*?"), "([A-Za-z0-9+/=]*)", (true|false)\);\n')


def unpacked(script: bytes) -> tuple[str, bytes]:
    """The path and the bytes that a carrier gives to the page."""
    path, text, zipped = CARRIER.fullmatch(script.decode("ascii")).groups()
    data = base64.b64decode(text)
    return json.loads(path), gzip.decompress(data) if zipped == "true" else data


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A file of each kind, as a site holds them."""
    for path in ("index.html", "style.css", "start.js", "main.py", "python.mjs", "files.js", "worker/inference.js",
                 "runtime/pyodide/pyodide.js", "runtime/pyodide/a b.whl", "runtime/snapshot/memory.bin.gz",
                 "runtime/pyscript/core.js", "runtime/ort/ort.wasm.min.js", "bundle/manifest.json",
                 "bundle/images/a.webp", "bundle/model/text.onnx", "bundle/catalog.sqlite", "bundle/data_card.md"):
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.encode() * 50)
    return tmp_path


def test_each_file_that_the_page_fetches_is_carried_to_the_byte(small_site: Path):
    carry(small_site, fetched(small_site))
    carried = dict(unpacked(path.read_bytes()) for path in (small_site / "disk").rglob("*.js"))
    assert carried == {path: (small_site / path).read_bytes() for path in (
        "main.py", "python.mjs", "worker/inference.js", "runtime/pyodide/a b.whl", "runtime/snapshot/memory.bin.gz",
        "runtime/pyscript/core.js", "runtime/ort/ort.wasm.min.js", "bundle/manifest.json", "bundle/model/text.onnx",
        "bundle/catalog.sqlite", "bundle/data_card.md")}


def test_pictures_and_what_a_browser_runs_from_a_disk_are_not_carried(small_site: Path):
    names = {path.relative_to(small_site).as_posix() for path in fetched(small_site)}
    assert names.isdisjoint({"bundle/images/a.webp", "index.html", "style.css", "start.js", "files.js",
                             "runtime/pyodide/pyodide.js"})


def test_a_carrier_stands_under_the_name_of_its_file(small_site: Path):
    carry(small_site, fetched(small_site))
    assert unpacked((small_site / "disk/bundle/manifest.json.js").read_bytes())[0] == "bundle/manifest.json"


def test_what_packing_makes_no_smaller_is_carried_as_it_is():
    noise = random.Random(0).randbytes(9000)
    assert carrier("memory.bin.gz", gzip.compress(noise)).endswith(b"false);\n")
    assert carrier("metadata.json", b"[1, 2] " * 400).endswith(b"true);\n")


def test_the_demo_carries_all_that_its_first_screen_reads(site: Path):
    for name in ("manifest.json", *SMALL, "embeddings.bin", "model/text.onnx", "model/vision.onnx"):
        path, data = unpacked((site / "disk/bundle" / f"{name}.js").read_bytes())
        assert (path, data) == (f"bundle/{name}", (site / "bundle" / name).read_bytes())


def test_of_the_films_the_one_that_the_image_tower_is_tried_on_is_carried(site: Path):
    bundle = open_folder(site / "bundle")
    image = bundle.cases[golden_film(bundle)].image
    carried = dict(unpacked(path.read_bytes()) for path in (site / "disk/bundle/images").iterdir())
    assert carried[f"bundle/{image}"] == (site / "bundle" / image).read_bytes()
    assert len(carried) == CANDIDATES


def test_a_site_says_what_its_door_takes(small_site: Path):
    assert weight(small_site).door == 0
    assert "no door for the disk" in in_words(small_site)
    whole = sum(weight(small_site))
    carry(small_site, fetched(small_site))
    assert sum(weight(small_site)) == whole + weight(small_site).door == sum(
        path.stat().st_size for path in small_site.rglob("*") if path.is_file())
    assert "(--no-file leaves it out)" in in_words(small_site)


def test_without_the_door_a_site_is_lighter(medmir, tmp_path: Path):
    status, said, _errors = medmir("site", "--out", tmp_path / "dist", "--no-file")
    assert status == 0 and "no door for the disk" in said
    assert not (tmp_path / "dist/disk").exists()
