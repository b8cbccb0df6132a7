"""A checkout as somebody gets it, with nothing installed."""

import os
import shutil
import subprocess
from pathlib import Path

from pipeline.files.paths import ROOT

FILES = ("Makefile", "README.md", "LICENSE", "pyproject.toml", "package.json", "package-lock.json", ".npmrc")
BUILT = shutil.ignore_patterns("__pycache__", "*.egg-info")


def write_checkout(folder: Path) -> Path:
    """Copy what an installation needs to ``folder``; the demo and what has been downloaded before are linked to."""
    folder.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    for name in ("pipeline", "webapp"):
        shutil.copytree(ROOT / name, folder / name, ignore=BUILT)
    for name in ("assets", ".cache"):
        (ROOT / name).mkdir(exist_ok=True)
        (folder / name).symlink_to(ROOT / name)
    return folder


def run(command: list[str], folder: Path, **settings: str) -> str:
    """The output of a command that ends well in a checkout, without this process's modules and the make around it."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHONPATH"))}
    done = subprocess.run(command, cwd=folder, env=ours | settings, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    return done.stdout
