"""Reading the bundle's small files into Python, with progress over all of them."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from medmir.bundle.contract import CATALOG, MANIFEST, SHORT, SITE_BUNDLE
from medmir.errors import MedMIRError
from medmir.page.machine import Machine

if TYPE_CHECKING:
    from medmir.page.surroundings import Surroundings

BUNDLE = f"{SITE_BUNDLE}/"
LICENCES = "runtime/LICENSES.txt"
VERSIONS = "runtime/versions.json"
Chunks = Callable[[str], AsyncIterator[bytes]]
Report = Callable[[int, int], None]
OPENED_WITH = {CATALOG: "sqlite3"}  # packages of the runtime that the first screen does without


class Reading:
    """Reads files of the bundle and tells ``report(loaded, total)``, in bytes, of all that was asked for so far."""

    def __init__(self, chunks: Chunks, report: Report, packages: Callable[..., Awaitable[None]]):
        self._chunks, self._report, self._packages = chunks, report, packages
        self._loaded = self._total = 0
        self._files: dict[str, dict] = {}

    async def read(self, name: str) -> bytes:
        """The bytes of one file, when it can be opened; MedMIRError names the file that cannot be fetched."""
        if name in OPENED_WITH:
            await self._packages(OPENED_WITH[name])
        entry = self._files.get(name, {})
        self._total += entry.get("bytes", 0)
        data = bytearray()
        async for chunk in self._chunks(by_content(BUNDLE + name, entry)):
            data += chunk
            self._loaded += len(chunk)
            self._report(self._loaded, self._total)
        if name == MANIFEST:
            self._remember(data)
        return bytes(data)

    def _remember(self, manifest: bytes) -> None:
        """Sizes and hashes of the other files; a manifest that cannot be read is reported by the bundle."""
        try:
            self._files = {name: {"bytes": int(entry["bytes"]), "sha256": str(entry["sha256"])}
                           for name, entry in json.loads(manifest)["files"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        self._loaded = 0


def by_content(address: str, entry: dict) -> str:
    """A file's address with the beginning of its SHA-256 behind it, so that no cache gives what once stood there."""
    return f"{address}?{entry['sha256'][:SHORT]}" if "sha256" in entry else address


async def read_text(chunks: Chunks, address: str) -> str:
    """A text file of the site; MedMIRError where it cannot be fetched or is no UTF-8."""
    data = b"".join([chunk async for chunk in chunks(address)])
    try:
        return data.decode()
    except UnicodeDecodeError as other:
        raise MedMIRError(f"{address} is no UTF-8 text: assemble the site again.") from other


async def machine_of(browser: "Surroundings") -> Machine:
    """The machine, with the versions that the site lists of what it ships; what runs tells its own version itself."""
    machine = browser.machine()
    try:
        listed = json.loads(await read_text(browser.chunks, VERSIONS))
    except (MedMIRError, ValueError):  # an older site lists none
        listed = {}
    return replace(machine, versions=listed | machine.versions)
