"""Starts the inference worker and carries the messages that :mod:`medmir.page.inference` describes."""

import numpy as np
from js import Worker, fetch, location, workerAddress
from pyodide.ffi import JsProxy, create_proxy
from pyscript.ffi import to_js

from medmir.page.inference import Replies

WORKER = "worker/inference.js"
IMPORTED = "runtime/ort/ort.wasm.min.js"
WASM, MODULE = "runtime/ort/ort-wasm-simd-threaded.wasm", "runtime/ort/ort-wasm-simd-threaded.mjs"
GIVEN_AWAY = ("model", "wasm")  # fields whose buffers go over to the worker instead of being copied


class BrowserWorker:
    """One running worker; its answers go to ``replies``."""

    def __init__(self, address: str, carried: dict[str, object], replies: Replies):
        self._carried, self._replies = carried, replies
        self._worker = Worker.new(address)
        self._worker.onmessage, self._worker.onerror = create_proxy(self._answered), create_proxy(self._crashed)

    def post(self, request: int, op: str, **fields: object) -> None:
        """Send a request; with the first goes what a worker from a disk cannot fetch."""
        fields, self._carried = fields | self._carried, {}
        given = [fields[name] for name in GIVEN_AWAY if name in fields]
        self._worker.postMessage(to_js({"id": request, "op": op, **fields}), to_js(given))

    def terminate(self) -> None:
        """End the worker."""
        self._worker.terminate()

    def _answered(self, event: JsProxy) -> None:
        reply = event.data
        values = getattr(reply, "values", None)
        array = None if values is None else np.frombuffer(values.to_bytes(), dtype=np.float32)
        self._replies.answered(reply.id, array, getattr(reply, "error", None))

    def _crashed(self, event: JsProxy) -> None:
        event.preventDefault()
        self._replies.crashed()


async def start_worker(replies: Replies) -> BrowserWorker:
    """A new worker."""
    address = await workerAddress(IMPORTED, WORKER)
    return BrowserWorker(address, await _carried() if location.protocol == "file:" else {}, replies)


async def _carried() -> dict[str, object]:
    """What a worker fetches itself, for one that cannot: from a disk."""
    return {"wasm": await (await fetch(WASM)).arrayBuffer(), "module": await (await fetch(MODULE)).text()}
