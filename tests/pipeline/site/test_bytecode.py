"""Byte code comes out alike every time, and is made once."""

import zipfile
from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.files.paths import NODE_MODULES
from pipeline.site.bytecode import byte_compiled, compile_key


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


def test_archives_come_back_in_the_order_they_were_given(archive: Path, compiled: Path, tmp_path: Path):
    other = tmp_path / "another-1.0.whl"
    with zipfile.ZipFile(other, "w") as wheel:
        wheel.writestr("another.py", "found = 1\n")
    made = byte_compiled([other, archive], archive.parent / "cache")
    assert [path.name for path in made] == ["another-1.0.whl", "numpy-9.9.whl"] and made[1] == compiled
    assert byte_compiled([archive, other], archive.parent / "cache") == made[::-1]


def test_another_content_under_the_same_name_is_compiled_anew(archive: Path, compiled: Path, tmp_path: Path):
    changed = tmp_path / archive.name
    with zipfile.ZipFile(changed, "w") as wheel:
        wheel.writestr("numpy/__init__.py", "WORDS = set()\n")
    assert compile_key(changed, NODE_MODULES) != compile_key(archive, NODE_MODULES)
    assert byte_compiled([changed], archive.parent / "cache") != [compiled]


def test_nothing_to_compile_starts_no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert byte_compiled([], tmp_path) == []
