"""Python's side of the inference worker: requests by id, answers as futures, one restart after a crash.

The contract with ``worker/inference.js``: a request is ``{id, op, ...}``, its answer ``{id, ok, ...}`` or ``{id,
error}``. ``start`` comes first and takes ``threads``, the most that may run; the port adds ``wasm`` (a
WebAssembly.Module) and ``module`` (text), the runtime's two files. It answers with how many do. ``load`` takes
``tower`` and ``model`` (an ArrayBuffer: the worker's from then on); ``run`` takes ``tower``, ``input`` (its name),
``data`` and ``dims``. ``rank`` takes ``query``, and ``rows``, without which it keeps those before. All answers are
``values``, float32, where there are any.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any, Protocol

import numpy as np

from medmir.errors import MedMIRError
from medmir.page.language import say
from medmir.page.patience import Patience, comes_within

FetchModel = Callable[[str], Awaitable[Any]]
ATTEMPTS = 2


class WorkerPort(Protocol):
    """A running worker."""

    def post(self, request: int, op: str, **fields: object) -> None:
        """Send a request."""

    def terminate(self) -> None:
        """End the worker: the only way to give WebAssembly memory back."""


class Replies(Protocol):
    """Who hears from the worker."""

    def answered(self, request: int, values: np.ndarray | None, error: str | None) -> None:
        """A request was answered: with float32 values, with nothing, or with what went wrong."""

    def crashed(self) -> None:
        """The worker is dead."""


StartWorker = Callable[[Replies], Awaitable[WorkerPort]]


class WorkerCrash(Exception):
    """The worker died while a request was waiting."""


class Inference:
    """Runs the towers in a worker.

    ``fetch_model(tower)`` returns the checked model of "text" or "vision". It is called again after a crash, because a
    loaded model belongs to the worker that died. A worker that is silent for too long has died as well.
    """

    def __init__(self, fetch_model: FetchModel, start_worker: StartWorker, patience: Patience | None = None):
        self._fetch_model, self._start_worker = fetch_model, start_worker
        self._patience = patience or Patience()
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future] = {}
        self._allowed: dict[int, int] = {}  # seconds for each request that is not answered yet
        self._towers: set[str] = set()
        self._loading: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._starting = asyncio.Lock()
        self._worker: WorkerPort | None = None
        self.threads = 0

    async def start(self) -> None:
        """Start the worker where none is running, and learn how many ``threads`` it has; MedMIRError where it fails."""
        async with self._starting:
            if self._worker is None:
                self._worker = await self._start_worker(self)
                told = await self._answer("start", threads=self._patience.threads)
                self.threads = 0 if told is None else int(told[0])

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

    async def rank(self, query: np.ndarray, rows: np.ndarray | None = None) -> np.ndarray:
        """Have a plain JavaScript loop find the ten rows of float32 ``[n, d]`` most like a query ``[d]``.

        Without ``rows`` those before are searched again. Float32: milliseconds, then the row numbers, best first; -1
        where there are no ten.
        """
        given = {} if rows is None else {"rows": rows.ravel()}
        return await self._surviving_a_crash(lambda: self._ask("rank", query=query, **given))

    def answered(self, request: int, values: np.ndarray | None, error: str | None) -> None:
        """See :class:`Replies`; an answer nobody waits for any more is dropped."""
        future = self._waiting.pop(request, None)
        if future is None:
            return
        if error is None:
            future.set_result(values)
        else:
            future.set_exception(MedMIRError(say("The model could not answer: {why}", why=error)))

    def crashed(self) -> None:
        """See :class:`Replies`. The next request starts another worker."""
        if self._worker:
            self._worker.terminate()
        self._worker = None
        self._towers.clear()
        self._allowed.clear()
        waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            future.set_exception(WorkerCrash())

    async def _surviving_a_crash(self, request: Callable[[], Awaitable]) -> np.ndarray | None:
        for _attempt in range(ATTEMPTS):
            try:
                return await request()
            except WorkerCrash:
                continue
        raise MedMIRError(say("The model stopped twice in a row. Instant and report search still work."))

    async def _load(self, tower: str) -> None:
        async with self._loading[tower]:
            if tower not in self._towers:
                model, _started = await asyncio.gather(self._fetch_model(tower), self.start())
                await self._ask("load", tower=tower, model=model)
                self._towers.add(tower)

    async def _run(self, tower: str, name: str, array: np.ndarray) -> np.ndarray:
        await self._load(tower)
        return await self._ask("run", tower=tower, input=name, data=array.ravel(), dims=list(array.shape))

    async def _ask(self, op: str, **fields: object) -> np.ndarray | None:
        """Send one request and wait for its answer; MedMIRError with the worker's own words."""
        await self.start()
        return await self._answer(op, **fields)

    async def _answer(self, op: str, **fields: object) -> np.ndarray | None:
        if self._worker is None:  # it died just now
            raise WorkerCrash
        request = next(self._ids)
        self._waiting[request] = waiting = asyncio.get_running_loop().create_future()
        self._worker.post(request, op, **fields)
        size = getattr(fields.get("model"), "byteLength", 0)
        self._allowed[request] = self._patience.seconds(op, size / 1e6)
        if not await comes_within(sum(self._allowed.values()), waiting):  # those before it come first
            self._patience.lose()
            self.crashed()
        self._allowed.pop(request, None)
        return await waiting
