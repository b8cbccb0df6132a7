"""Copying the parts of a site: contents and times, never modes, hidden files or caches."""

import os
import shutil
from pathlib import Path

from medmir.errors import MedMIRError


def copy_tree(source: Path, target: Path, skip: tuple[Path, ...] = ()) -> None:
    """Copy the files of a folder with their times (not their modes), without hidden files and caches."""
    for path in sorted(source.rglob("*")):
        place = path.relative_to(source)
        hidden = any(part.startswith((".", "__pycache__")) for part in place.parts)
        if path.is_file() and not hidden and not any(map(path.is_relative_to, skip)):
            copy_file(path, target / place)


def copy_file(source: Path, target: Path) -> None:
    """Copy one file with its time, which the server's ETag is made of."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    stat = source.stat()
    os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def copy_matching(source: Path, patterns: tuple[str, ...], target: Path) -> None:
    """Copy the files of a package that match; MedMIRError if a pattern matches none."""
    for pattern in patterns:
        paths = sorted(source.glob(pattern))
        if not paths:
            raise MedMIRError(f"{source} has no {pattern}; run `npm ci`.")
        for path in paths:
            copy_file(path, target / path.name)
