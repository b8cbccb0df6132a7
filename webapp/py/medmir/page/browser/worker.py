"""Starts the inference worker and carries the messages that :mod:`medmir.page.inference` describes.

The worker is a blob of scripts that the page has fetched. So it is bound by the page's own policy, runs from a disk as
well, and its threads need nothing of the network.
"""

import asyncio

import numpy as np
from js import URL, AbortController, Blob, Worker, compiled, fetch, window
from pyodide.ffi import JsException, JsProxy, create_proxy
from pyscript.ffi import to_js

from medmir.errors import MedMIRError
from medmir.page.inference import Replies

SCRIPTS = ("runtime/ort/ort.wasm.min.js", "worker/inference.js")
WASM, MODULE = "runtime/ort/ort-wasm-simd-threaded.wasm", "runtime/ort/ort-wasm-simd-threaded.mjs"
GIVEN_AWAY = ("model",)  # fields whose buffers go over to the worker instead of being copied


class BrowserWorker:
    """One running worker; its answers go to ``replies``."""

    def __init__(self, address: str, carried: dict[str, object], replies: Replies):
        self._carried, self._replies = carried, replies
        self._worker = Worker.new(address)
        self._worker.onmessage, self._worker.onerror = create_proxy(self._answered), create_proxy(self._crashed)
        self._ended = AbortController.new()
        listening = to_js({"signal": self._ended.signal})
        window.addEventListener("pagehide", create_proxy(self._hidden), listening)
        window.addEventListener("pageshow", create_proxy(self._shown), listening)

    def post(self, request: int, op: str, **fields: object) -> None:
        """Send a request; with the first goes what the worker is to run."""
        fields, self._carried = fields | self._carried, {}
        given = [fields[name] for name in GIVEN_AWAY if name in fields]
        self._worker.postMessage(to_js({"id": request, "op": op, **fields}), to_js(given))

    def terminate(self) -> None:
        """End the worker."""
        self._ended.abort()
        self._worker.terminate()

    def _answered(self, event: JsProxy) -> None:
        reply = event.data
        values = getattr(reply, "values", None)
        array = None if values is None else np.frombuffer(values.to_bytes(), dtype=np.float32)
        self._replies.answered(reply.id, array, getattr(reply, "error", None))

    def _hidden(self, event: JsProxy) -> None:
        """The browser may keep a page that was left, but need not keep the worker's large memory."""
        self._worker.terminate()

    def _shown(self, event: JsProxy) -> None:
        """By Back the page is as it was, but its worker is gone."""
        if event.persisted:
            self._replies.crashed()

    def _crashed(self, event: JsProxy) -> None:
        event.preventDefault()
        self._replies.crashed()


async def start_worker(replies: Replies) -> BrowserWorker:
    """A new worker; MedMIRError where what it runs cannot be had."""
    try:
        wasm, module, *scripts = await asyncio.gather(compiled(WASM), *(_text(path) for path in (MODULE, *SCRIPTS)))
    except JsException as failure:
        raise MedMIRError(f"What runs the models could not be loaded: {failure.message}") from failure
    address = URL.createObjectURL(Blob.new(to_js(scripts), to_js({"type": "text/javascript"})))
    return BrowserWorker(address, {"wasm": wasm, "module": module}, replies)


async def _text(path: str) -> str:
    return await (await fetch(path)).text()
