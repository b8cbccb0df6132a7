"""What a page runs on: which versions are pinned, and which of Pyodide's packages it takes.

The npm pins in package.json name the versions; nothing else here knows one, so a new Pyodide is one changed line there.
npm checks its own packages; :mod:`pipeline.site.wheels` fetches what npm does not bring.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import medmir
from medmir.errors import MedMIRError
from pipeline.files.hashing import file_sha256
from pipeline.files.paths import IN_CHECKOUT, NODE_MODULES, ROOT, RUNTIME

PAGE_PACKAGES = ("numpy", "pillow", "sqlite3", "pydicom")
CORE_DEPENDS = ["numpy"]
PYDICOM = "3.0.2"  # as pyproject.toml pins it
PYDICOM_SHA256 = "abf971a5440f84dbaf42c4b6758e30e62480902584f8b270b9a5d146e278a07b"


def check_pins(node_modules: Path = NODE_MODULES) -> None:
    """Raise MedMIRError unless node_modules holds exactly the versions that package.json pins.

    A wheel carries what was made of them; an installation of the sources alone has neither.
    """
    if RUNTIME.is_dir():
        return
    if not IN_CHECKOUT:
        raise MedMIRError(f"{ROOT} holds no web page: to make a site, install the wheel that `make wheel` builds, or"
                          " Med-MIR in its checkout with `pip install -e .`.")
    for name, pin in _pins().items():
        manifest = node_modules / name / "package.json"
        found = json.loads(manifest.read_text(encoding="utf-8"))["version"] if manifest.is_file() else "nothing"
        if found != pin:
            raise MedMIRError(f"{manifest.parent}: {found} is installed where {pin} is pinned; run `npm ci`.")


def _pins() -> dict[str, str]:
    return json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]


def versions(lock: dict, names: Iterable[str]) -> dict[str, str]:
    """By name what a site ships: Med-MIR, the pinned npm packages, the named packages of a lock file."""
    packages = {name: lock["packages"][name]["version"] for name in names}
    return {"Med-MIR": medmir.__version__} | _pins() | packages


def read_lock(node_modules: Path = NODE_MODULES) -> dict:
    """Pyodide's own lock file, and pydicom: `info` and, per package, `file_name`, `sha256` and `depends`."""
    lock = json.loads((node_modules / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    pydicom = pure_package("pydicom", PYDICOM, f"pydicom-{PYDICOM}-py3-none-any.whl", [])  # a tab has its NumPy
    lock["packages"]["pydicom"] = pydicom | {"sha256": PYDICOM_SHA256}
    return lock


def pure_package(name: str, version: str, file_name: str, depends: list[str]) -> dict:
    """The entry of a wheel in pure Python, without its hash."""
    return {"depends": depends, "file_name": file_name, "imports": [name], "install_dir": "site", "name": name,
            "package_type": "package", "unvendored_tests": False, "version": version}


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


def reduced_lock(lock: dict, names: list[str], wheels: list[Path]) -> dict:
    """Pyodide's lock file with these packages and the core only, under the hashes of the shipped wheels.

    `wheels` are the shipped files in the order of `names`, the core's last.
    """
    packages = {name: dict(lock["packages"][name]) for name in names}
    packages["medmir"] = pure_package("medmir", medmir.__version__, wheels[-1].name, CORE_DEPENDS)
    for entry, wheel in zip(packages.values(), wheels, strict=True):
        entry["sha256"] = file_sha256(wheel)
    return {"info": lock["info"], "packages": packages}
