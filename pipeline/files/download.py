"""Downloads that go on where they broke off and are kept only when they are whole.

Range requests as of RFC 9110 section 14. What has arrived stands in ``NAME.part``; it becomes ``NAME`` once its length
is the server's, its SHA-256 the expected one where that is known, and a ``.tgz`` decompresses to its end (gzip carries
a CRC-32 of its content).
"""

import gzip
import http
import http.client
import os
import sys
import tarfile
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tqdm import tqdm

from medmir.errors import MedMIRError
from pipeline.files.hashing import file_sha256

CHUNK = 1 << 20   # bytes
ATTEMPTS = 5      # in a row that bring nothing
TIMEOUT_S = 60
GONE_PAST = 416   # Range Not Satisfiable: as much or more is here already


def download(url: str, path: Path, sha256: str | None = None) -> Path:
    """Fetch ``url`` to ``path``, going on with a part that is there; a whole file that is there is left alone.

    MedMIRError where the server cannot be reached, the connection keeps breaking (run again to go on), or what
    arrived is not what it should be (then it stays as ``.part``, and ``path`` is not written).
    """
    part = path.with_name(f"{path.name}.part")
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    _fetch_whole(url, part)
    _verify(part, path.name, sha256)
    os.replace(part, path)
    return path


def _fetch_whole(url: str, part: Path) -> None:
    failures, trouble = 0, "the connection was closed"
    while failures < ATTEMPTS:
        before = _size(part)
        try:
            if _go_on(url, part):
                return
        except (OSError, http.client.HTTPException) as broken:
            _give_up_if_refused(url, broken)
            trouble = str(broken) or trouble
        failures = 0 if _size(part) > before else failures + 1
    raise MedMIRError(f"{url} broke off after {_size(part):,} bytes ({trouble}); run the same command again to go on.")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _give_up_if_refused(url: str, error: Exception) -> None:
    if isinstance(error, urllib.error.HTTPError) and error.code < http.HTTPStatus.INTERNAL_SERVER_ERROR:
        raise MedMIRError(f"{url} answers {error.code} {error.reason}: the file is elsewhere now.") from error


def _go_on(url: str, part: Path) -> bool:
    """Append what is missing; whether the part has the whole length now."""
    have = _size(part)
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        response = urllib.request.urlopen(request, timeout=TIMEOUT_S)
    except urllib.error.HTTPError as refused:
        if refused.code != GONE_PAST:
            raise
        if not refused.headers.get("Content-Range", "").endswith(f"/{have}"):
            raise MedMIRError(f"{part} is longer than {url} is: delete it to fetch it anew.") from refused
        return True
    with response, part.open("ab" if response.status == http.HTTPStatus.PARTIAL_CONTENT else "wb") as file:
        length = response.headers.get("Content-Length")
        whole = file.tell() + int(length) if length else None
        for chunk in _chunks(response, part.name, file.tell(), whole):
            file.write(chunk)
        return whole is None or file.tell() == whole


def _chunks(response: BinaryIO, name: str, have: int, whole: int | None) -> Iterator[bytes]:
    with tqdm(desc=name, initial=have, total=whole, unit="B", unit_scale=True, file=sys.stderr) as bar:
        while chunk := response.read1(CHUNK):
            bar.update(len(chunk))
            yield chunk


def _verify(part: Path, name: str, sha256: str | None) -> None:
    found = file_sha256(part) if sha256 else None
    if found != sha256:
        raise MedMIRError(f"{name} is not the file expected (SHA-256 {found}, not {sha256}); it was kept as {part}:"
                          " delete it to fetch it anew.")
    if name.endswith((".tgz", ".tar.gz")):
        _verify_gzip(part, name)


def _verify_gzip(part: Path, name: str) -> None:
    try:
        with gzip.open(part) as file:
            while file.read(CHUNK):
                pass
    except (OSError, EOFError, zlib.error) as broken:
        raise MedMIRError(f"{name} is no whole archive ({broken}); it was kept as {part}: delete it to fetch it"
                          " anew.") from broken


def unpack(archive: Path, folder: Path) -> None:
    """Extract a ``.tgz``; nothing may leave the folder. MedMIRError where the archive tries to or is damaged."""
    try:
        with tarfile.open(archive, "r:gz") as opened:
            opened.extractall(folder, filter="data")
    except (OSError, EOFError, zlib.error, tarfile.TarError) as broken:
        raise MedMIRError(f"{archive} cannot be unpacked ({broken}): delete it and fetch it again.") from broken
