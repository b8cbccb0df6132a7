"""Python's side of the worker: one restart after a crash, each model fetched once, nothing waits for ever."""

import asyncio

import numpy as np
import pytest
from support.scripted_worker import CRASH, SILENCE, Worker, second_film

from medmir.errors import MedMIRError
from medmir.page.inference import Inference

IDS = np.array([2, 4, 3], dtype=np.int32)
TWICE = "The model stopped twice in a row. Instant and report search still work."


class Model:
    """An inference whose workers follow a script; ``replies`` are used up one by one, then all is well."""

    def __init__(self, loop, *replies):
        self.loop, self.replies = loop, list(replies)
        self.workers, self.fetched = [], []
        self.inference = Inference(self._fetch, self._start)

    async def _fetch(self, tower):
        self.fetched.append(tower)
        await asyncio.sleep(1)
        return f"{tower} model"

    async def _start(self, replies):
        self.workers.append(Worker(replies, self._script))
        return self.workers[-1]

    def _script(self, op, fields):
        if op == "start":
            return None
        return self.replies.pop(0) if self.replies else second_film(op, fields)

    @property
    def requests(self):
        return [(op, fields) for worker in self.workers for _, op, fields in worker.requests if op != "start"]

    def text(self, ids=IDS):
        return self.loop.finish(self.inference.embed_text(ids))


def test_a_question_loads_its_tower_and_is_embedded(loop):
    model = Model(loop)
    assert model.text().tolist() == [0, 1, 0, 0]
    (load, loaded), (run, ran) = model.requests
    assert (load, loaded) == ("load", {"tower": "text", "model": "text model"})
    assert (run, ran["tower"], ran["input"], ran["dims"]) == ("run", "text", "input_ids", [1, 3])
    assert ran["data"].dtype == np.int64 and ran["data"].tolist() == [2, 4, 3]


def test_a_picture_is_sent_as_the_image_tower_wants_it(loop):
    model = Model(loop)
    pixels = np.zeros((1, 4, 4, 3)).transpose(0, 3, 1, 2)
    loop.finish(model.inference.embed_image(pixels))
    _, ran = model.requests[-1]
    assert (ran["tower"], ran["input"], ran["dims"]) == ("vision", "pixel_values", [1, 3, 4, 4])
    assert ran["data"].dtype == np.float32 and ran["data"].flags.c_contiguous


def test_a_model_is_fetched_once_for_two_questions_at_once_and_for_all_later_ones(loop):
    model = Model(loop)

    async def two():
        return await asyncio.gather(model.inference.embed_text(IDS), model.inference.embed_text(IDS))

    assert len(loop.finish(two())) == 2
    model.text()
    assert model.fetched == ["text"]
    assert len(model.workers) == 1


def test_the_towers_are_loaded_apart(loop):
    model = Model(loop)
    loop.finish(model.inference.load("vision"))
    assert model.fetched == ["vision"]
    model.text()
    assert model.fetched == ["vision", "text"]


@pytest.mark.parametrize("before", [(), (None,)], ids=["while loading", "while answering"])
def test_after_a_crash_another_worker_answers(loop, before):
    model = Model(loop, *before, CRASH)
    assert model.text().tolist() == [0, 1, 0, 0]
    assert len(model.workers) == 2
    assert model.workers[0].ended, "its memory is given back"
    assert model.fetched == ["text", "text"], "the model belonged to the worker that died"


def test_a_worker_that_dies_twice_in_a_row_is_given_up_with_a_sentence(loop):
    model = Model(loop, CRASH, CRASH)
    with pytest.raises(MedMIRError, match=TWICE):
        model.text()
    assert model.text().tolist() == [0, 1, 0, 0], "the next question tries again"


def test_everybody_who_waits_for_a_worker_that_dies_is_answered_by_the_next(loop):
    model = Model(loop, None, SILENCE, CRASH)

    async def two():
        return await asyncio.gather(model.inference.embed_text(IDS), model.inference.embed_text(IDS))

    assert [answer.tolist() for answer in loop.finish(two())] == [[0, 1, 0, 0]] * 2
    assert model.fetched == ["text", "text"]


@pytest.mark.parametrize("before", [(), (None,)], ids=["load", "run"])
def test_the_workers_own_words_are_told(loop, before):
    model = Model(loop, *before, "no such operator: Foo")
    with pytest.raises(MedMIRError, match="The model could not answer: no such operator: Foo"):
        model.text()
    assert len(model.workers) == 1, "it is alive"
    assert model.text().tolist() == [0, 1, 0, 0]


def test_a_late_answer_is_dropped(loop):
    model = Model(loop, CRASH)
    model.text()
    model.inference.answered(1, np.zeros(4), None)
    model.inference.answered(2, np.zeros(4), None)
    model.inference.answered(999, None, "an error of long ago")
    assert model.text().tolist() == [0, 1, 0, 0]


def test_a_crash_while_nobody_waits_costs_nobody_an_answer(loop):
    model = Model(loop)
    model.text()
    model.inference.crashed()
    model.inference.crashed()
    assert model.text().tolist() == [0, 1, 0, 0]
    assert len(model.workers) == 2


def test_a_model_that_cannot_be_fetched_is_told_and_fetched_again_later(loop):
    there = []

    async def fetch(tower):
        if not there:
            raise MedMIRError("model/text.onnx could not be fetched.")
        return "model"

    async def start(replies):
        return Worker(replies, second_film)

    inference = Inference(fetch, start)
    with pytest.raises(MedMIRError, match="could not be fetched"):
        loop.finish(inference.load("text"))
    there.append(True)
    loop.finish(inference.load("text"))


def test_how_many_threads_the_worker_has_is_learned_when_it_starts(loop):
    inference = Inference(None, lambda replies: started(replies))

    async def started(replies):
        return Worker(replies, lambda op, fields: np.array([3], np.float32))

    assert inference.threads == 0
    loop.finish(inference.start())
    assert inference.threads == 3


def test_a_plain_loop_is_given_its_rows_once(loop):
    model = Model(loop)
    rows, query = np.eye(3, 2, dtype=np.float32), np.ones(2, np.float32)
    loop.finish(model.inference.rank(query, rows))
    loop.finish(model.inference.rank(query))
    (_, first), (_, second) = model.requests
    assert first["rows"].tolist() == [1, 0, 0, 1, 0, 0] and first["query"] is query
    assert "rows" not in second
