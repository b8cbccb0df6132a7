"""A machine without Node.js, or with one that is too old: a PATH of this machine's programs with none of its own."""

import os
from pathlib import Path

OF_NODE = ("node", "nodejs", "npm", "npx", "corepack")


def path_without_node(folder: Path) -> str:
    """A value of PATH: ``folder``, filled with links to all programs of this machine but Node.js's."""
    folder.mkdir()
    for place in map(Path, os.environ["PATH"].split(os.pathsep)):
        for program in place.iterdir() if place.is_dir() else ():
            if program.name not in OF_NODE and not (folder / program.name).exists():
                (folder / program.name).symlink_to(program)
    return str(folder)


def write_node(folder: Path, version: str) -> None:
    """A node that tells this version and can nothing else, and its npm, which can nothing at all."""
    for name in ("node", "npm"):
        told = f'[ "$1" = --version ] && echo {version} && exit' if name == "node" else ""
        (folder / name).write_text(f"#!/bin/sh\n{told}\nexit 9\n", encoding="utf-8")
        (folder / name).chmod(0o755)
