"""A benchmark of the bundle of three films, in a tab without a browser, on a clock by which everything takes 8 ms."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from support.page_without_browser import FakeBrowser
from support.scripted_worker import second_film
from support.stepped_clock import SteppedClock

from medmir.bundle.reader import open_folder
from medmir.page.benchmarking import Benchmarking
from medmir.page.inference import Inference

LAP_MS, LOOP_MS = 8.0, 16.0


class LoopWorker:
    """A worker's script: it ranks as ``worker/inference.js`` does, and says that it took :data:`LOOP_MS`."""

    def __init__(self) -> None:
        self.rows = np.zeros((0, 4), np.float32)

    def __call__(self, op: str, fields: dict) -> np.ndarray | None:
        if op == "start":
            return np.array([2], np.float32)
        return self._ranked(fields) if op == "rank" else second_film(op, fields)

    def _ranked(self, fields: dict) -> np.ndarray:
        query = fields["query"]
        self.rows = fields["rows"].reshape(-1, len(query)) if "rows" in fields else self.rows
        best = np.argsort(-(self.rows @ query), kind="stable")[:10].tolist()
        return np.array([LOOP_MS, *best, *[-1] * (10 - len(best))], np.float32)


class Benchmarked:
    """The benchmark and what is around it; ``drawings`` counts how often something had changed."""

    def __init__(self, folder: Path, found: Callable | None = None):
        self.browser, self.worker, self.drawings, self.asked = FakeBrowser(folder), LoopWorker(), 0, []
        self.browser.script = self.worker
        inference = Inference(self._model, self.browser.start_worker)
        self.benchmark = Benchmarking(open_folder(folder), inference, self.browser, found or self._found, self._drawn,
                                      SteppedClock(LAP_MS))

    async def _model(self, tower: str) -> str:
        return tower

    async def _found(self, query: object) -> None:
        self.asked.append(query)

    def _drawn(self) -> None:
        self.drawings += 1

    @property
    def row(self) -> dict:
        """What was measured, by the step's name."""
        return {row.step.name: row for row in self.benchmark.rows}
