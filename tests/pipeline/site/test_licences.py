"""Nothing is shipped without its licence: every package's own text, and the terms of those that bring none."""

import json
import zipfile

import pytest

from pipeline.files.paths import NODE_MODULES, ROOT
from pipeline.site.licences import collected, is_licence, of_npm_packages, of_wheels


@pytest.mark.parametrize("name", [
    "LICENSE", "licence.txt", "pkg/LICENSE.md", "a-1.0.dist-info/licenses/LICENSE", "NOTICE", "COPYING", "Copying.LIB",
    "ThirdParty/license-mit",
])
def test_a_licence_is_known_by_its_name(name):
    assert is_licence(name)


@pytest.mark.parametrize("name", ["licence.py", "README.md", "license/readme.txt", "unlicensed.txt", "notes/about.txt"])
def test_other_files_are_none(name):
    assert not is_licence(name)


@pytest.fixture
def wheel(tmp_path):
    with zipfile.ZipFile(tmp_path / "films-1.0.whl", "w") as made:
        made.writestr("films/LICENSE", "of some data inside")
        made.writestr("films-1.0.dist-info/LICENSE", "Films may be used.")
        made.writestr("films-1.0.dist-info/licenses/NOTICE", "Thanks to Günther.")
        made.writestr("films-1.0.dist-info/METADATA", "Name: films")
    return tmp_path / "films-1.0.whl"


def test_a_wheel_gives_every_text_of_its_dist_info(wheel):
    assert of_wheels([wheel]) == [("films-1.0", "Films may be used."), ("films-1.0", "Thanks to Günther.")]
    assert of_wheels([]) == []


def test_every_npm_package_that_is_shipped_is_named_with_its_version():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    titles = {title for title, _ in of_npm_packages(NODE_MODULES)}
    version = packages["node_modules/@pyscript/core"]["version"]
    assert f"@pyscript/core {version}" in titles
    shipped = {name.rsplit("node_modules/", 1)[-1] for name, entry in packages.items() if not entry.get("dev")}
    assert {title.rsplit(" ", 1)[0] for title in titles} <= shipped


def test_packages_that_are_not_installed_are_passed_over(tmp_path):
    assert of_npm_packages(tmp_path / "node_modules") == []


def test_the_whole_text_begins_with_our_own_and_names_what_brings_no_file(wheel, tmp_path):
    text = collected([wheel], tmp_path / "node_modules")
    ours, terms = text.index((ROOT / "LICENSE").read_text().strip()), text.index("Mozilla Public License 2.0")
    assert ours < terms < text.index("Films may be used.") < text.index("Thanks to Günther.")
    for name in ("Pyodide", "ONNX Runtime", "CPython", "Emscripten", "SQLite"):
        assert name in text


def test_each_text_stands_under_its_title_and_a_rule(wheel, tmp_path):
    lines = collected([wheel], tmp_path / "node_modules").splitlines()
    titles = [lines[number + 1] for number in range(len(lines) - 2) if lines[number] == lines[number + 2] == "=" * 80]
    assert titles == ["Med-MIR", "Pyodide, ONNX Runtime, CPython", "films-1.0", "films-1.0"]
