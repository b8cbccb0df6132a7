"""A worker that does not answer: how long it is waited for, and that the page goes on with one thread."""

import asyncio

import numpy as np
import pytest
from support.scripted_worker import SILENCE, Worker, second_film

from medmir.errors import MedMIRError
from medmir.page.inference import Inference
from medmir.page.patience import LOAD_S, RUN_S, START_S, THREADS, Patience, comes_within

IDS = np.array([2, 4, 3])


class Buffer:
    """A model of 100 MB."""

    byteLength = 100_000_000


class Silent:
    """Inference whose workers say nothing to one operation while they run on more threads than ``answers_on``."""

    def __init__(self, loop, operation: str, answers_on: int, one_thread: bool = False):
        self.loop, self.operation, self.answers_on = loop, operation, answers_on
        self.workers, self.learned = [], 0
        self.patience = Patience(one_thread, self._learn)
        self.inference = Inference(self._fetch, self._start, self.patience)

    def _learn(self) -> None:
        self.learned += 1

    async def _fetch(self, tower):
        return Buffer()

    async def _start(self, replies):
        self.workers.append(Worker(replies, self._script))
        return self.workers[-1]

    def _script(self, op, fields):
        silent = op == self.operation and self.patience.threads > self.answers_on
        return SILENCE if silent else second_film(op, fields)

    def asked(self):
        return self.loop.finish(self.inference.embed_text(IDS)).tolist()

    def threads(self):
        return [fields["threads"] for worker in self.workers for _, op, fields in worker.requests if op == "start"]


@pytest.mark.parametrize("operation", ["start", "load", "run"])
def test_a_worker_that_is_silent_on_several_threads_is_ended_and_one_thread_answers(loop, operation):
    silent = Silent(loop, operation, answers_on=1)
    assert silent.asked() == [0, 1, 0, 0]
    assert silent.threads() == [THREADS, 1]
    assert silent.workers[0].ended and not silent.workers[1].ended
    assert silent.learned == 1


def test_what_was_learned_of_a_browser_spares_it_the_waiting(loop):
    silent = Silent(loop, "load", answers_on=1, one_thread=True)
    assert silent.asked() == [0, 1, 0, 0]
    assert silent.threads() == [1] and silent.learned == 0


def test_a_worker_that_is_silent_on_one_thread_too_is_given_up_with_a_sentence(loop):
    silent = Silent(loop, "run", answers_on=0)
    with pytest.raises(MedMIRError, match="Instant and report search still work"):
        silent.asked()
    assert all(worker.ended for worker in silent.workers)


def test_a_worker_that_answers_late_but_in_time_is_left_alone(loop):
    late = Silent(loop, "none", answers_on=1)
    question = asyncio.ensure_future(late.inference.embed_text(IDS))
    loop.run(0.5)
    assert question.result().tolist() == [0, 1, 0, 0]
    loop.run(3600)
    assert late.learned == 0 and not late.workers[0].ended


def test_a_question_behind_a_model_that_loads_waits_for_both(loop):
    silent = Silent(loop, "run", answers_on=0)
    loop.finish(silent.inference.load("text"))
    silent.operation = "any"
    silent._script = lambda op, fields: SILENCE
    silent.workers[0]._script = silent._script
    loading = asyncio.ensure_future(silent.inference.load("vision"))
    loop.run(0)
    asyncio.gather(loading, silent.inference.embed_text(IDS), return_exceptions=True)
    loop.run(RUN_S + 20)
    assert silent.learned == 0
    loop.run(LOAD_S + 120)
    assert silent.learned == 1


def test_larger_models_and_one_thread_are_given_more_time():
    several, one = Patience(), Patience(one_thread=True)
    assert [several.seconds(op) for op in ("start", "load", "run")] == [START_S, LOAD_S, RUN_S]
    assert several.seconds("load", 112) == LOAD_S + 112
    assert one.seconds("run") == 2 * RUN_S


def test_a_silence_is_noticed_when_it_is_due_and_not_before(loop):
    silent = Silent(loop, "load", answers_on=1)
    asyncio.ensure_future(silent.inference.load("text"))
    loop.run(LOAD_S + 99)
    assert silent.learned == 0
    loop.run(2)
    assert silent.learned == 1


def test_a_future_that_comes_is_not_waited_for_any_longer(loop):
    coming = loop.create_future()
    loop.call_later(2.5, coming.set_result, None)
    assert loop.finish(comes_within(5, coming)) is True
    assert loop.finish(comes_within(5, loop.create_future())) is False
