"""Byte code comes out alike every time, and is made once."""

import zipfile
from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.site.bytecode import byte_compiled


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "numpy-9.9.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("numpy/__init__.py", 'WORDS = {"a", "b", "c"}\nfound = "b" in {"x", "b", "y", "z"}\n')
        wheel.writestr("numpy/tests/test_core.py", "import absent\n")
        wheel.writestr("numpy/core.h", "int x;\n")
        wheel.writestr("numpy-9.9.dist-info/RECORD", "numpy/__init__.py,,\n")
    return path


@pytest.fixture(scope="module")
def compiled(archive: Path) -> Path:
    return byte_compiled([archive], archive.parent / "cache")[0]


def test_byte_code_is_reproducible_and_without_dead_weight(archive: Path, compiled: Path, tmp_path: Path):
    (again,) = byte_compiled([archive], tmp_path)
    assert again.read_bytes() == compiled.read_bytes()
    with zipfile.ZipFile(compiled) as wheel:
        assert wheel.namelist() == ["numpy/__init__.pyc"]


def test_byte_code_is_made_once(archive: Path, compiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert byte_compiled([archive], archive.parent / "cache") == [compiled]
    with pytest.raises(MedMIRError, match="install Node.js"):
        byte_compiled([archive], tmp_path)


def test_source_that_does_not_compile_is_named(tmp_path: Path):
    path = tmp_path / "broken.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("broken.py", "def\n")
    with pytest.raises(MedMIRError, match="SyntaxError"):
        byte_compiled([path], tmp_path / "cache")
