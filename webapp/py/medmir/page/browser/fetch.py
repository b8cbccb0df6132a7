"""Fetching the site's files piece by piece; models stay on the JavaScript side and are hashed there."""

import hashlib
from collections.abc import AsyncIterator, Callable

from js import Response, TransformStream, crypto, fetch
from pyodide.ffi import JsException, JsProxy, create_proxy
from pyscript.ffi import to_js

from medmir.bundle.manifest import wrong_hash, wrong_size
from medmir.errors import MedMIRError
from medmir.page.reading import BUNDLE, by_content

Report = Callable[[int, int], None]


async def chunks(address: str) -> AsyncIterator[bytes]:
    """A file's pieces as they arrive; MedMIRError where it cannot be fetched whole."""
    async for chunk in _pieces(address):
        yield chunk.to_bytes()


async def _pieces(address: str) -> AsyncIterator[JsProxy]:
    """The same as JavaScript Uint8Arrays."""
    reader = (await _response(address)).body.getReader()
    try:
        while not (step := await reader.read()).done:
            yield step.value
    except JsException as broken:
        raise MedMIRError(_broken(_name(address))) from broken


async def _response(address: str) -> JsProxy:
    try:
        response = await fetch(address)
    except JsException as unreachable:
        raise MedMIRError(f"{_name(address)} could not be fetched: the server does not answer.") from unreachable
    if not response.ok:
        raise MedMIRError(f"{_name(address)} could not be fetched: the server answered {response.status}.")
    return response


def _broken(name: str) -> str:
    return f"{name} stopped half way: the connection broke."


def _name(address: str) -> str:
    """What a reader is told a file is called: of the bundle's its name there."""
    return address.removeprefix(BUNDLE).partition("?")[0]


async def model(address: str, entry: dict, report: Report) -> JsProxy:
    """Fetch a model as an ArrayBuffer that never enters Python's memory.

    ``entry`` is the manifest's: ``bytes`` and ``sha256``. MedMIRError names the file where it is unreachable, too
    short, too long or damaged.
    """
    name, response = _name(address), await _response(by_content(address, entry))
    try:
        data = await Response.new(response.body.pipeThrough(_counting(entry["bytes"], report))).arrayBuffer()
    except JsException as broken:
        raise MedMIRError(_broken(name)) from broken
    if wrong := wrong_size(name, data.byteLength, entry) or wrong_hash(name, await _sha256(data), entry):
        raise MedMIRError(wrong)
    return data


def _counting(total: int, report: Report) -> JsProxy:
    """A stream that lets bytes through, up to one piece more than ``total``, and reports them."""
    loaded = 0

    def count(piece: JsProxy, stream: JsProxy) -> None:
        nonlocal loaded
        loaded += piece.length
        stream.enqueue(piece)
        if loaded > total:
            stream.terminate()
        report(min(loaded, total), total)

    return TransformStream.new(to_js({"transform": create_proxy(count)}))


async def _sha256(data: JsProxy) -> str:
    """Hexadecimal SHA-256; by Python where the page is neither on https nor on localhost."""
    if subtle := getattr(crypto, "subtle", None):
        return (await subtle.digest("SHA-256", data)).to_bytes().hex()
    return hashlib.sha256(data.to_bytes()).hexdigest()
