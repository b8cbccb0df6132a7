"""Python's side of the inference worker: requests by id, answers as futures, one restart after a crash."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from itertools import count

import numpy as np
from js import Worker
from pyodide.ffi import JsProxy
from pyscript.ffi import create_proxy, to_js

from medmir.errors import MedMIRError

FetchModel = Callable[[str], Awaitable[JsProxy]]
WORKER = "worker/inference.mjs"
ATTEMPTS = 2


class WorkerCrash(Exception):
    """The worker died while a request was waiting."""


class Inference:
    """Runs the towers in a worker.

    ``fetch_model(tower)`` returns the checked ArrayBuffer of "text" or "vision". It is called again
    after a crash, because a loaded model belongs to the worker that died.
    """

    def __init__(self, fetch_model: FetchModel):
        self._fetch_model = fetch_model
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future] = {}
        self._towers: set[str] = set()
        self._loading: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._worker: JsProxy | None = None
        self._on_message, self._on_error = create_proxy(self._answered), create_proxy(self._crashed)

    async def load(self, tower: str) -> None:
        """Make a tower ready; MedMIRError where its model cannot be fetched or opened."""
        await self._surviving_a_crash(lambda: self._load(tower))

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """Embed token ids int64 ``[t]``, not padded, as float32 ``[d]``."""
        batch = ids.astype(np.int64)[None]
        return await self._surviving_a_crash(lambda: self._run("text", "input_ids", batch))

    async def embed_image(self, pixel_values: np.ndarray) -> np.ndarray:
        """Embed one prepared picture float32 ``[1, 3, h, w]`` as float32 ``[d]``."""
        pixels = np.ascontiguousarray(pixel_values, dtype=np.float32)
        return await self._surviving_a_crash(lambda: self._run("vision", "pixel_values", pixels))

    def terminate(self) -> None:
        """End the worker: the only way to give WebAssembly memory back. The next request starts another."""
        if self._worker:
            self._worker.terminate()
        self._worker = None
        self._towers.clear()
        waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            future.set_exception(WorkerCrash())

    async def _surviving_a_crash(self, request: Callable[[], Awaitable]) -> np.ndarray | None:
        for _attempt in range(ATTEMPTS):
            try:
                return await request()
            except WorkerCrash:
                continue
        raise MedMIRError("The model stopped twice in a row. Instant and report search still work.")

    async def _load(self, tower: str) -> None:
        async with self._loading[tower]:
            if tower not in self._towers:
                model = await self._fetch_model(tower)
                await self._ask("load", transfer=[model], tower=tower, model=model)
                self._towers.add(tower)

    async def _run(self, tower: str, name: str, array: np.ndarray) -> np.ndarray:
        await self._load(tower)
        reply = await self._ask("run", tower=tower, input=name, data=array.ravel(), dims=list(array.shape))
        return np.frombuffer(reply.values.to_bytes(), dtype=np.float32)

    async def _ask(self, op: str, transfer: list | None = None, **fields: object) -> JsProxy:
        """Send one request and wait for its answer; MedMIRError with the worker's own words."""
        if not self._worker:
            self._worker = Worker.new(WORKER, to_js({"type": "module"}))
            self._worker.onmessage, self._worker.onerror = self._on_message, self._on_error
        request = next(self._ids)
        self._waiting[request] = asyncio.get_running_loop().create_future()
        self._worker.postMessage(to_js({"id": request, "op": op, **fields}), to_js(transfer or []))
        return await self._waiting[request]

    def _answered(self, event: JsProxy) -> None:
        reply = event.data
        future = self._waiting.pop(reply.id)
        if hasattr(reply, "error"):
            future.set_exception(MedMIRError(f"The model could not answer: {reply.error}"))
        else:
            future.set_result(reply)

    def _crashed(self, event: JsProxy) -> None:
        event.preventDefault()
        self.terminate()
