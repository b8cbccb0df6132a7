"""SHA-256 of files: how the project tells that one is the one it was."""

import hashlib
from pathlib import Path


def file_sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file, which is never whole in memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bytes_sha256(data: bytes) -> str:
    """Hexadecimal SHA-256 of what a file holds or would hold."""
    return hashlib.sha256(data).hexdigest()
