"""Writes that happen whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from medmir.errors import MedMIRError


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder that takes ``target``'s place when the block ends well, and vanishes otherwise."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        scratch.chmod(0o755)
        yield scratch
        replace_folder(scratch, target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def unfinished(target: Path) -> Path:
    """The folder where what will be ``target`` is made, when that takes long: it outlives an interruption."""
    return target.parent / f".{target.name}.unfinished"


def check_replaceable(target: Path, same: bool, kind: str) -> None:
    """MedMIRError where something is at ``target`` that is neither an empty folder nor ``kind``; ``same``: it is."""
    empty = target.is_dir() and not any(target.iterdir())
    if target.exists() and not empty and not same:
        raise MedMIRError(f"{target} is in the way and is not {kind}; remove it or choose another --out.")


def replace_folder(scratch: Path, target: Path) -> None:
    """Put ``scratch`` in the place of ``target``; the old folder is deleted only after the swap."""
    old = scratch.with_name(f"{scratch.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.replace(target, old)
    os.replace(scratch, target)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def new_file(target: Path) -> Iterator[BinaryIO]:
    """Yield a file that takes ``target``'s place when the block ends well, and vanishes otherwise."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            yield file
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file at once."""
    with new_file(path) as file:
        file.write(data)
