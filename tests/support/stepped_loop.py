"""An event loop whose clock the test moves."""

import asyncio
from collections.abc import Callable
from typing import Any
from weakref import WeakSet


class SteppedLoop(asyncio.AbstractEventLoop):
    """Runs what is due, in order, when the test says so; time passes only in :meth:`run`.

    Works inside another running loop, as in Pyodide, where there always is one.
    """

    def __init__(self) -> None:
        self._now: float = 0
        self._due: list[asyncio.TimerHandle] = []
        self._tasks: WeakSet[asyncio.Task] = WeakSet()
        self.unhandled: list[dict] = []

    def __enter__(self) -> "SteppedLoop":
        self._outer = asyncio._get_running_loop()
        asyncio._set_running_loop(self)
        return self

    def __exit__(self, *raised: object) -> None:
        for task in list(self._tasks):
            task.cancel()
        self.run()
        asyncio._set_running_loop(self._outer)

    def run(self, seconds: float = 0) -> None:
        """Let so many seconds pass: everything that falls due in them is run."""
        until = self._now + seconds
        while soonest := min((handle for handle in self._due if handle.when() <= until), default=None, key=_when):
            self._due.remove(soonest)
            self._now = max(self._now, soonest.when())
            if not soonest.cancelled():
                soonest._run()
        self._now = until

    def finish(self, coroutine: Any) -> Any:
        """The result of a coroutine; an hour is more than the page ever waits."""
        task = asyncio.ensure_future(coroutine)
        self.run(3600)
        return task.result()

    def time(self) -> float:
        return self._now

    def call_soon(self, callback: Callable, *args: object, context: Any = None) -> asyncio.Handle:
        return self.call_at(self._now, callback, *args, context=context)

    def call_later(self, delay: float, callback: Callable, *args: object, context: Any = None) -> asyncio.TimerHandle:
        return self.call_at(self._now + delay, callback, *args, context=context)

    def call_at(self, when: float, callback: Callable, *args: object, context: Any = None) -> asyncio.TimerHandle:
        self._due.append(asyncio.TimerHandle(when, callback, args, self, context))
        return self._due[-1]

    def create_future(self) -> asyncio.Future:
        return asyncio.Future(loop=self)

    def create_task(self, coroutine: Any, *, name: str | None = None, context: Any = None) -> asyncio.Task:
        task = asyncio.Task(coroutine, loop=self, name=name, context=context)
        self._tasks.add(task)
        return task

    def get_debug(self) -> bool:
        return False

    def call_exception_handler(self, context: dict) -> None:
        self.unhandled.append(context)

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """A cancelled handle is passed over when it is due."""


def _when(handle: asyncio.TimerHandle) -> float:
    return handle.when()
