"""How long something takes, again and again, on a clock that is handed in."""

from collections.abc import Awaitable, Callable
from math import ceil
from typing import NamedTuple

import numpy as np

WARM_UP = 3
LEAST, MOST = 5, 30
BUDGET_MS = 4000  # what is slower is repeated less often
FINE_MS = 5
"""A lap is at least so long: browsers round their clocks to .1 ms, some to 1."""
Clock = Callable[[], float]
"""Seconds since anything, as :func:`time.perf_counter` tells them."""
Lap = Callable[[], Awaitable[float]]
"""Does something once and tells how many milliseconds it took."""
Pause = Callable[[], Awaitable[None]]
"""Awaited between laps: lets others go on, and raises where nobody wants the rest."""


class Times(NamedTuple):
    """Milliseconds of one run: the median, the 5 % and 95 % quantiles over ``n`` laps."""

    median: float
    low: float
    high: float
    n: int


def summary(laps: list[float]) -> Times:
    """The quantiles of laps in milliseconds; a quantile between two of them is interpolated."""
    low, median, high = np.percentile(laps, [5, 50, 95]).tolist()
    return Times(median, low, high, len(laps))


async def lap_of(run: Callable[[], Awaitable[object]], clock: Clock) -> Lap:
    """A lap of what is run: of so many runs that the clock can tell, told as milliseconds of one."""
    once = await _took(run, clock, 1)
    runs = ceil(FINE_MS / max(once, FINE_MS / 1000))
    return lambda: _took(run, clock, runs)


async def _took(run: Callable[[], Awaitable[object]], clock: Clock, runs: int) -> float:
    begun = clock()
    for _run in range(runs):
        await run()
    return (clock() - begun) * 1000 / runs


async def told_lap_of(told: Lap) -> Lap:
    """A lap of what tells its own time, by a clock that may be rounded: the mean of up to twenty runs."""
    once = await told()
    runs = ceil(4 * FINE_MS / max(once, 1))

    async def mean() -> float:
        return sum([await told() for _run in range(runs)]) / runs

    return mean


async def repeated(lap: Lap, pause: Pause) -> Times:
    """Laps after a warm-up: thirty, or as many as the budget allows, but at least five."""
    for _lap in range(WARM_UP):
        await pause()
        await lap()
    taken: list[float] = []
    while len(taken) < LEAST or len(taken) < MOST and sum(taken) < BUDGET_MS:
        await pause()
        taken.append(await lap())
    return summary(taken)
