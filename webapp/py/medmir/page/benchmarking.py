"""The benchmark of the reader's own machine: step after step, one at a time, until it is done or not wanted."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from time import perf_counter
from typing import NamedTuple

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.measure.timing import Clock, Times, repeated
from medmir.page.benchmark_steps import Prepared, Step, Steps
from medmir.page.inference import Inference
from medmir.page.language import later, say
from medmir.page.latest import background, sentence
from medmir.page.machine import Machine
from medmir.page.reading import machine_of
from medmir.page.surroundings import Surroundings
from medmir.search.query import Query

TO_DRAW_S = 0.05  # between a new line on the page and the step that it announces
NO_MEMORY = later("There is not enough memory for it.")


class Row(NamedTuple):
    """What a step took, and a plain JavaScript loop for the same; ``failure``: why it was not measured.

    ``size``: what it was run on, in tokens, pixels or rows; ``same``: how many of ten rows the loop finds as well.
    """

    step: Step
    size: Mapping[str, int]
    times: Times | None = None
    javascript: Times | None = None
    same: int = 0
    failure: str = ""

    @property
    def ratio(self) -> float | None:
        """NumPy's median as a part of the loop's; None where nothing is to be compared, or too fast for the clock."""
        loop = self.javascript.median if self.javascript else 0
        return self.times.median / loop if self.times and loop else None


class Stopped(Exception):
    """The reader does not want the rest."""


class Benchmarking:
    """Measures one open bundle in this tab; ``changed`` is called when something should be drawn.

    ``rows``: what is measured so far; ``now``: the step that runs; ``stopped``: whether the rest was not wanted.
    ``told``: what became of copying.
    """

    def __init__(self, bundle: Bundle, inference: Inference, browser: Surroundings,
                 found: Callable[[Query], Awaitable[object]], changed: Callable[[], None], clock: Clock = perf_counter):
        self.bundle, self._inference, self.browser, self._changed = bundle, inference, browser, changed
        self._steps = Steps(bundle, inference, browser, found, clock)
        self.steps = self._steps.all()
        self.rows: list[Row] = []
        self.now: Step | None = None
        self.stopped, self.problem, self.told, self._versions = False, "", "", {}

    async def ready(self) -> "Benchmarking":
        """This benchmark, when it knows what it runs on."""
        self._versions = (await machine_of(self.browser)).versions
        return self

    @property
    def machine(self) -> Machine:
        """What is known of the machine at present."""
        return replace(self.browser.machine(), versions=self._versions)

    @property
    def threads(self) -> int:
        """On how many the models run; 0 while none has started."""
        return self._inference.threads

    @property
    def running(self) -> bool:
        """Whether a step is being measured."""
        return self.now is not None

    def start(self) -> None:
        """Measure everything anew, unless that is being done."""
        if not self.running:
            self.rows, self.now, self.stopped, self.problem, self.told = [], self.steps[0], False, "", ""
            background(self._run(), self._failed)

    def cancel(self) -> None:
        """Stop before the next repetition; what is measured stays."""
        self.stopped = self.running

    async def _run(self) -> None:
        try:
            for step in self.steps:
                self.now = step
                self._changed()
                await asyncio.sleep(TO_DRAW_S)
                self.rows.append(await self._measured(step))
            await self._steps.release()
        except Stopped:
            pass
        finally:
            self.now = None
            self._changed()

    async def _pause(self) -> None:
        await asyncio.sleep(0)
        if self.stopped:
            raise Stopped

    async def _measured(self, step: Step) -> Row:
        """A step that cannot be done here leaves the others to be measured."""
        try:
            await self._pause()
            return await self._timed(step, await step.prepare(self._pause))
        except MemoryError:
            return Row(step, {}, failure=say(NO_MEMORY))
        except MedMIRError as failure:
            return Row(step, {}, failure=sentence(failure))

    async def _timed(self, step: Step, prepared: Prepared) -> Row:
        times = await repeated(prepared.lap, self._pause)
        javascript = await repeated(prepared.javascript, self._pause) if prepared.javascript else None
        return Row(step, prepared.size, times, javascript, prepared.same)

    def _failed(self, problem: str) -> None:
        self.problem = problem
        self._changed()

    def copied(self, done: bool) -> None:
        """The reader asked for a copy and has it, or must take it themselves."""
        self.told = say("Copied.") if done else say("The browser lets nothing be copied: it is selected instead.")
        self._changed()
