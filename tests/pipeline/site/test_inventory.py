"""The list of what a site consists of: complete, true to the byte, and another one whenever anything is."""

import json
import os
from pathlib import Path

import pytest

from pipeline.files.hashing import bytes_sha256
from pipeline.site.inventory import LIST, write_list

FILES = {
    "index.html": '<link href="icon.svg">\n<script src="files.js"></script>\n<script src="start.js"></script>\n'
                  '<a href="#view=about">About</a> <a href="https://example.org/start.js">Elsewhere</a> Röntgen\n',
    "start.js": "start", "icon.svg": "<svg/>", "sw.js": "worker", "404.html": "nothing", ".nojekyll": "",
    "runtime/pyodide/core.whl": "core", "runtime/pyodide/pydicom-3.whl": "reads", "runtime/codecs/a.wasm": "decodes",
    "bundle/embeddings.bin": "0", "bundle/images/manifest.json": "no manifest",
    "disk/start.js.js": "carried",
    "bundle/manifest.json": json.dumps({"files": {
        "embeddings.bin": {"bytes": 1, "sha256": bytes_sha256(b"0"), "dtype": "float32", "shape": [1, 1]},
        "images/manifest.json": {"bytes": 11, "sha256": bytes_sha256(b"no manifest")}}}),
}
HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def written(site: Path) -> dict:
    """The list, as a browser reads it."""
    text = (site / LIST).read_text()
    assert text.startswith("const SITE = {") and text.endswith(";\n")
    return json.loads(text.removeprefix("const SITE = ").removesuffix(";\n"))


def listed(site: Path, headers: dict = HEADERS) -> dict:
    write_list(site, headers)
    return written(site)


def test_the_list_holds_shell_runtime_and_of_the_bundle_what_is_asked_for_before_its_manifest_is_read(site: Path):
    files = listed(site)["files"]
    assert {name: entry["part"] for name, entry in files.items()} == {
        "index.html": "shell", "start.js": "shell", "icon.svg": "shell", "runtime/pyodide/core.whl": "runtime",
        "runtime/pyodide/pydicom-3.whl": "dicom", "runtime/codecs/a.wasm": "dicom",
        "bundle/manifest.json": "bundle", "bundle/embeddings.bin": "bundle",
    }


def test_every_entry_is_what_is_there_the_page_with_its_names_included(site: Path):
    for name, entry in listed(site)["files"].items():
        data = (site / name).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(data), bytes_sha256(data)), name
        assert entry.keys() == {"bytes", "sha256", "part"}


def test_what_the_page_refers_to_is_named_by_content(site: Path):
    found = listed(site)
    html = (site / "index.html").read_bytes().decode()
    assert f'href="icon.svg?{found["files"]["icon.svg"]["sha256"][:16]}"' in html
    assert f'src="start.js?{found["files"]["start.js"]["sha256"][:16]}"' in html
    assert f'src="files.js?{found["version"]}"' in html
    assert 'href="#view=about"' in html and '"https://example.org/start.js"' in html and "Röntgen" in html


def test_the_service_worker_is_told_the_headers(site: Path):
    assert listed(site)["headers"] == HEADERS


def test_equal_input_gives_equal_bytes(site: Path):
    write_list(site, HEADERS)
    first = (site / LIST).read_bytes()
    (site / "index.html").write_bytes(FILES["index.html"].encode())
    os.utime(site / "start.js", (0, 0))
    write_list(site, HEADERS)
    assert (site / LIST).read_bytes() == first


@pytest.mark.parametrize("name", ["index.html", "start.js", "runtime/pyodide/core.whl", "bundle/manifest.json"])
def test_a_change_in_any_file_is_another_version(site: Path, name: str):
    before = listed(site)["version"]
    (site / "index.html").write_bytes(FILES["index.html"].encode())
    assert listed(site)["version"] == before
    (site / "index.html").write_bytes(FILES["index.html"].encode())
    with (site / name).open("a") as file:
        file.write(" ")
    assert listed(site)["version"] != before


def test_other_headers_are_another_version(site: Path):
    before = listed(site)["version"]
    (site / "index.html").write_bytes(FILES["index.html"].encode())
    assert listed(site, {})["version"] != before
