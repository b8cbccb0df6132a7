"""The newest request wins, whether an older one ends well or badly; nothing unexpected is silent."""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Coroutine
from typing import TypeVar

from medmir.errors import MedMIRError
from medmir.page.language import say

T = TypeVar("T")
_running: set[asyncio.Task] = set()


class Latest:
    """Requests of which only the one made last may be answered: each takes a number, and an old number is mute."""

    def __init__(self) -> None:
        self._newest = 0

    def forget(self) -> None:
        """No request made so far is wanted any more."""
        self._newest += 1

    def ask(self, request: Awaitable[T], use: Callable[[T], None], refuse: Callable[[str], None]) -> Coroutine:
        """Wait for a request; hand its result to ``use`` or its failure, as a sentence, to ``refuse``.

        Neither is called where another request was made, or all were forgotten, since this call: the number is taken
        at once, not when the waiting begins.
        """
        self._newest += 1
        return self._answer(self._newest, request, use, refuse)

    async def _answer(self, number: int, request: Awaitable[T], use: Callable[[T], None],
                      refuse: Callable[[str], None]) -> None:
        try:
            result = await request
        except Exception as failure:
            if number == self._newest:
                refuse(sentence(failure))
            return
        if number == self._newest:
            use(result)


def sentence(failure: Exception) -> str:
    """What a reader is told of a failure. One that nobody expected is also written out for whoever looks into it."""
    if isinstance(failure, MedMIRError):
        return str(failure)
    traceback.print_exception(failure)
    return say("The page met an error it did not expect ({failure}).", failure=repr(failure))


def background(work: Coroutine, refuse: Callable[[str], None]) -> None:
    """Run work that nobody waits for to its end; ``refuse`` is told where it fails."""
    task = asyncio.ensure_future(_told(work, refuse))
    _running.add(task)  # the loop itself holds tasks only weakly
    task.add_done_callback(_running.discard)


async def _told(work: Coroutine, refuse: Callable[[str], None]) -> None:
    try:
        await work
    except Exception as failure:
        refuse(sentence(failure))
