"""A notebook's cell: code that runs while an event loop does."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def in_a_cell(code: Callable[[], T]) -> T:
    """Run it within a loop; in a thread of its own, since the browser tests may leave one running in this."""

    async def cell() -> T:
        return code()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(cell())).result()
