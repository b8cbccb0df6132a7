"""Times on a clock that the test moves."""

from functools import partial

import pytest
from support.stepped_clock import SteppedClock

from medmir.bundle.reader import at_once
from medmir.measure.timing import BUDGET_MS, LEAST, MOST, WARM_UP, Times, lap_of, repeated, summary, told_lap_of


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


async def no_pause() -> None:
    """Nobody else has anything to do."""


def laps(*told: float):
    """Laps that take these milliseconds, the last one again and again."""
    left = list(told)

    async def lap() -> float:
        return left.pop(0) if len(left) > 1 else left[0]

    return lap


def test_of_laps_the_median_and_the_range_of_nine_in_ten_are_told():
    assert summary([float(n) for n in range(21)]) == Times(10, 1, 19, 21)


def test_a_lap_is_told_in_milliseconds(clock):
    lap = at_once(lap_of(partial(clock.take, 40), clock))
    assert at_once(lap()) == pytest.approx(40)


def test_what_is_too_fast_for_the_clock_runs_several_times_in_a_lap_and_is_told_once(clock):
    lap = at_once(lap_of(partial(clock.take, 0.1), clock))
    before = clock.runs
    assert at_once(lap()) == pytest.approx(0.1)
    assert clock.runs - before == pytest.approx(50, abs=1)


def test_what_takes_no_time_at_all_does_not_run_for_ever(clock):
    lap = at_once(lap_of(partial(clock.take, 0), clock))
    assert at_once(lap()) == 0
    assert clock.runs == 1001


def test_what_tells_its_own_time_by_a_rounded_clock_is_told_as_a_mean():
    lap = at_once(told_lap_of(laps(0, *[0, 1] * 10, 7)))
    assert at_once(lap()) == 0.5


def test_what_tells_a_long_time_is_run_once_in_a_lap():
    lap = at_once(told_lap_of(laps(30, 31, 99)))
    assert at_once(lap()) == 31


def test_the_warm_up_does_not_count():
    times = at_once(repeated(laps(*[900] * WARM_UP, 2), no_pause))
    assert times == Times(2, 2, 2, MOST)


def test_what_is_slow_is_repeated_less_often_but_at_least_five_times():
    assert at_once(repeated(laps(BUDGET_MS / 10), no_pause)).n == 10
    assert at_once(repeated(laps(BUDGET_MS), no_pause)).n == LEAST


def test_between_all_laps_others_may_go_on():
    paused = []

    async def pause() -> None:
        paused.append("pause")

    at_once(repeated(laps(1), pause))
    assert len(paused) == WARM_UP + MOST


def test_a_pause_that_raises_ends_it_before_the_next_lap():
    taken = []

    async def lap() -> float:
        taken.append("lap")
        return 1

    async def pause() -> None:
        if len(taken) == 4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        at_once(repeated(lap, pause))
    assert len(taken) == 4
