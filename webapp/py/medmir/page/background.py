"""Work that a click starts and nobody waits for."""

import asyncio
from collections.abc import Coroutine

_running: set[asyncio.Task] = set()


def background(work: Coroutine) -> None:
    """Run a coroutine to its end; the loop itself holds tasks only weakly."""
    task = asyncio.create_task(work)
    _running.add(task)
    task.add_done_callback(_running.discard)
