"""Fetching the bundle's files with progress; models stay on the JavaScript side and are hashed there."""

import hashlib
import json
from collections.abc import Callable

from js import Uint8Array, crypto, fetch
from pyodide.ffi import JsException, JsProxy

from medmir.errors import MedMIRError

Progress = Callable[[int, int], None]
BUNDLE = "bundle/"


async def _response(name: str) -> JsProxy:
    try:
        response = await fetch(BUNDLE + name)
    except JsException as unreachable:
        raise MedMIRError(f"{name} could not be fetched: the server does not answer.") from unreachable
    if not response.ok:
        raise MedMIRError(f"{name} could not be fetched: the server answered {response.status}.")
    return response


async def _chunks(name: str):
    """Yield a file's chunks as they arrive, as JavaScript Uint8Arrays."""
    reader = (await _response(name)).body.getReader()
    try:
        while not (step := await reader.read()).done:
            yield step.value
    except JsException as broken:
        raise MedMIRError(f"{name} stopped half way: the connection broke.") from broken


class Collection:
    """Reads the small files of the bundle into Python and adds up the bytes."""

    def __init__(self, progress: Progress):
        self._progress = progress
        self._loaded = self._total = 0
        self._sizes: dict[str, int] = {}

    async def read(self, name: str) -> bytes:
        """The bytes of one file; MedMIRError names the file that cannot be fetched."""
        self._total += self._sizes.get(name, 0)
        data = bytearray()
        async for chunk in _chunks(name):
            data += chunk.to_bytes()
            self._loaded += chunk.length
            self._progress(self._loaded, self._total)
        if name == "manifest.json":
            self._remember_sizes(data)
        return bytes(data)

    def _remember_sizes(self, manifest: bytes) -> None:
        """Only for the progress bar: a manifest that cannot be read is reported by the bundle."""
        try:
            files = json.loads(manifest)["files"]
        except (ValueError, KeyError):
            return
        self._loaded, self._sizes = 0, {name: entry["bytes"] for name, entry in files.items()}


async def _sha256(data: JsProxy) -> str:
    """Hexadecimal SHA-256; by Python where the page is neither on https nor on localhost."""
    if subtle := getattr(crypto, "subtle", None):
        return (await subtle.digest("SHA-256", data)).to_bytes().hex()
    return hashlib.sha256(data.to_bytes()).hexdigest()


async def model(name: str, entry: dict, progress: Progress) -> JsProxy:
    """Fetch a model as an ArrayBuffer that never enters Python's memory.

    ``entry`` is the manifest's: ``bytes`` and ``sha256``. MedMIRError names the file where it is
    unreachable, too short, too long or damaged.
    """
    total, loaded = entry["bytes"], 0
    data = Uint8Array.new(total)
    async for chunk in _chunks(name):
        if loaded + chunk.length > total:
            raise MedMIRError(f"{name} is longer than the {total} bytes of the manifest.")
        data.set(chunk, loaded)
        loaded += chunk.length
        progress(loaded, total)
    if loaded < total:
        raise MedMIRError(f"{name} is {loaded} bytes, the manifest says {total}.")
    if await _sha256(data) != entry["sha256"]:
        raise MedMIRError(f"{name} is damaged: its SHA-256 is not the manifest's.")
    return data.buffer
