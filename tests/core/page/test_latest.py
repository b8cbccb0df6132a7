"""The newest request wins, whether an older one ends well or badly; nothing unexpected is silent."""

import asyncio

import pytest

from medmir.errors import MedMIRError
from medmir.page.latest import Latest, background, sentence


class Asked:
    """Requests to one :class:`Latest`, each answered when the test says so; what came of them stands in ``told``."""

    def __init__(self, loop):
        self.loop, self.latest, self.told = loop, Latest(), []

    def ask(self):
        future = self.loop.create_future()
        background(self.latest.ask(future, self.told.append, self.refuse), self.refuse)
        return future

    def refuse(self, sentence):
        self.told.append(f"refused: {sentence}")

    def answer(self, future, result):
        (future.set_exception if isinstance(result, Exception) else future.set_result)(result)
        self.loop.run()


@pytest.fixture
def asked(loop):
    return Asked(loop)


def test_an_answer_is_used(asked):
    asked.answer(asked.ask(), "films")
    assert asked.told == ["films"]


def test_a_failure_is_told_as_its_sentence(asked):
    asked.answer(asked.ask(), MedMIRError("catalog.sqlite is damaged."))
    assert asked.told == ["refused: catalog.sqlite is damaged."]


@pytest.mark.parametrize("older", ["old films", MedMIRError("An old failure."), KeyError("old")])
def test_an_older_end_never_replaces_a_newer_answer(asked, older):
    first, second = asked.ask(), asked.ask()
    asked.answer(second, "new films")
    asked.answer(first, older)
    assert asked.told == ["new films"]


@pytest.mark.parametrize("older", ["old films", MedMIRError("An old failure.")])
def test_an_older_end_is_not_shown_while_the_newer_request_is_waiting(asked, older):
    first, second = asked.ask(), asked.ask()
    asked.answer(first, older)
    assert asked.told == []
    asked.answer(second, MedMIRError("The new failure."))
    assert asked.told == ["refused: The new failure."]


@pytest.mark.parametrize("result", ["films", MedMIRError("A failure.")])
def test_what_was_forgotten_is_mute(asked, loop, result):
    waiting = asked.ask()
    loop.run()
    asked.latest.forget()
    asked.answer(waiting, result)
    assert asked.told == []


def test_a_request_that_is_forgotten_before_its_waiting_began_is_mute_too(asked):
    waiting = asked.ask()
    asked.latest.forget()
    asked.answer(waiting, "films of the place that the reader has left")
    assert asked.told == []


def test_after_forgetting_another_request_is_answered(asked):
    asked.ask()
    asked.latest.forget()
    asked.answer(asked.ask(), "films")
    assert asked.told == ["films"]


def test_an_unexpected_failure_becomes_a_sentence_and_is_written_out(asked):
    asked.answer(asked.ask(), ZeroDivisionError("nobody thought of it"))
    assert asked.told == ["refused: The page met an error it did not expect "
                          "(ZeroDivisionError('nobody thought of it'))."]


def test_an_expected_failure_is_told_as_it_is():
    assert sentence(MedMIRError("a.png is empty.")) == "a.png is empty."


def test_a_failure_while_an_answer_is_used_is_not_silent(asked, loop):
    def use(films):
        raise LookupError("no place for them")

    background(asked.latest.ask(asyncio.sleep(0, "films"), use, asked.refuse), asked.refuse)
    loop.run()
    assert len(asked.told) == 1
    assert "LookupError" in asked.told[0]


@pytest.mark.parametrize(("failure", "told"), [
    (MedMIRError("The model is damaged."), "The model is damaged."),
    (ValueError("odd"), "The page met an error it did not expect (ValueError('odd'))."),
])
def test_work_in_the_background_tells_of_its_failure(loop, failure, told):
    async def work():
        await asyncio.sleep(5)
        raise failure

    said = []
    background(work(), said.append)
    loop.run(4)
    assert said == []
    loop.run(1)
    assert said == [told]


def test_work_in_the_background_that_ends_well_says_nothing(loop):
    said = []
    background(asyncio.sleep(1), said.append)
    loop.run(2)
    assert said == []
