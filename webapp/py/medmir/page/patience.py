"""How long the worker may be silent, and on how many threads it runs: on one, once it was silent on several."""

import asyncio
from collections.abc import Callable

THREADS = 4  # more hardly help models of this size
START_S, LOAD_S, RUN_S = 20, 30, 30
PER_MB_S = 1  # a model of 112 MB takes a slow machine half a minute


class Patience:
    """What is waited for, and what was learned of this browser.

    ``one_thread``: whether it was silent on several threads before; ``remember`` is called when it is.
    """

    def __init__(self, one_thread: bool = False, remember: Callable[[], None] = lambda: None):
        self.threads, self._remember = 1 if one_thread else THREADS, remember

    def seconds(self, op: str, megabytes: float = 0) -> int:
        """How long a request may take; one thread may take twice as long."""
        told = {"start": START_S, "load": LOAD_S + round(PER_MB_S * megabytes), "run": RUN_S, "rank": RUN_S}[op]
        return told if self.threads > 1 else 2 * told

    def lose(self) -> None:
        """The worker was silent for too long."""
        if self.threads > 1:
            self.threads = 1
            self._remember()


async def comes_within(seconds: int, future: asyncio.Future) -> bool:
    """Whether a future is done in time, second by second: a laptop that sleeps meanwhile loses one of them only."""
    for _second in range(seconds):
        done, _waiting = await asyncio.wait({future}, timeout=1)
        if done:
            return True
    return False
