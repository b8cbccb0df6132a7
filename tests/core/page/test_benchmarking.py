"""The benchmark: every step is measured, one that cannot be leaves the others, and it can be stopped."""

import pytest
from support.benchmarked import LAP_MS, LOOP_MS, Benchmarked

from medmir.errors import MedMIRError
from medmir.measure.timing import MOST
from medmir.page.benchmark_steps import LONG, SIZES, WHOLE

SEARCHES = ("search_collection", "search_10k", "search_112k")


@pytest.fixture
def here(loop, folder):
    return Benchmarked(folder)


@pytest.fixture
def small(monkeypatch):
    """Small matrices: what is tested is not how long they take."""
    monkeypatch.setitem(SIZES, "search_10k", 40)
    monkeypatch.setitem(SIZES, "search_112k", 60)


@pytest.fixture
def done(loop, here, small):
    here.benchmark.start()
    loop.run(5)
    assert not here.benchmark.running
    return here


def test_every_step_is_measured_in_its_order(done):
    assert [row.step for row in done.benchmark.rows] == done.benchmark.steps
    measured = {name for name, row in done.row.items() if row.times}
    assert measured == done.row.keys() - {"prepare_picture", "embed_picture"}
    assert all(done.row[name].times.median == pytest.approx(LAP_MS) for name in measured)
    assert all(done.row[name].times.n == MOST for name in measured)


def test_a_film_that_cannot_be_read_is_told_of_in_its_row(done):
    assert "not a picture that can be read" in done.row["embed_picture"].failure
    assert done.row["embed_picture"].ratio is None


@pytest.mark.parametrize("name", SEARCHES)
def test_searches_are_compared_with_a_plain_loop_over_the_same_rows(done, name):
    row = done.row[name]
    assert row.javascript.median == LOOP_MS
    assert row.ratio == pytest.approx(LAP_MS / LOOP_MS)
    assert row.same == min(10, row.size["rows"])


def test_what_a_step_was_run_on_is_told(done):
    assert done.row["tokenize_long"].size == {"tokens": 8}, "no more than the model takes"
    assert done.row["search_collection"].size == {"rows": 3, "dimensions": 4}
    assert done.row["search_112k"].size["rows"] == 60


def test_the_whole_way_is_measured_on_a_question_that_nobody_stored(done):
    assert {query.words for query in done.asked} == {WHOLE}
    assert LONG != WHOLE


def test_threads_are_what_the_worker_says_and_the_large_matrix_is_given_back(done):
    assert done.benchmark.threads == 2
    assert len(done.worker.rows) == 1


def test_it_is_drawn_before_each_step_and_at_the_end(done):
    assert done.drawings == len(done.benchmark.steps) + 1


def test_cancel_between_two_steps_keeps_what_is_measured(loop, here, small):
    here.benchmark.start()
    loop.run(0.08)
    assert here.benchmark.running and len(here.benchmark.rows) == 1
    here.benchmark.cancel()
    loop.run(5)
    assert not here.benchmark.running and here.benchmark.stopped
    assert len(here.benchmark.rows) == 1


def test_cancel_within_a_step_stops_before_its_next_lap(loop, folder, small):
    asked = []

    async def found(query: object) -> None:
        asked.append(query)
        if len(asked) == 4:
            here.benchmark.cancel()

    here = Benchmarked(folder, found)
    here.benchmark.start()
    loop.run(5)
    assert len(asked) == 4
    assert "end_to_end" not in here.row and here.row["search_112k"].times


def test_a_second_start_does_no_harm_and_a_later_one_begins_anew(loop, here, small):
    here.benchmark.start()
    here.benchmark.start()
    loop.run(5)
    assert len(here.benchmark.rows) == len(here.benchmark.steps)
    here.benchmark.start()
    assert here.benchmark.rows == [] and here.benchmark.running
    here.benchmark.cancel()
    loop.run(1)
    here.benchmark.start()
    loop.run(5)
    assert not here.benchmark.stopped and len(here.benchmark.rows) == len(here.benchmark.steps)


def test_cancel_without_a_run_stops_nothing(here):
    here.benchmark.cancel()
    assert not here.benchmark.stopped


@pytest.mark.parametrize(("problem", "told"), [
    (MedMIRError("The model stopped."), "The model stopped."), (MemoryError(), "There is not enough memory for it.")])
def test_what_fails_leaves_the_other_steps(loop, folder, small, problem, told):
    async def found(query: object) -> None:
        raise problem

    here = Benchmarked(folder, found)
    here.benchmark.start()
    loop.run(5)
    assert here.row["end_to_end"].failure == told
    assert here.row["search_112k"].times


def test_an_error_that_nobody_expected_is_told_and_ends_it(loop, folder, small, capsys):
    async def found(query: object) -> None:
        raise ValueError("odd")

    here = Benchmarked(folder, found)
    here.benchmark.start()
    loop.run(5)
    assert "odd" in here.benchmark.problem and not here.benchmark.running


def test_the_machine_is_told_with_the_versions_that_the_site_lists(loop, here):
    here.browser.site["runtime/versions.json"] = b'{"onnxruntime-web": "1.30.0", "numpy": "0"}'
    benchmark = loop.finish(here.benchmark.ready())
    assert benchmark.machine.versions == {"onnxruntime-web": "1.30.0", "numpy": "2.0.2"}, "what runs knows better"
    assert benchmark.machine.cores == 8


def test_a_site_that_lists_no_versions_tells_those_that_run(loop, here):
    here.browser.missing.add("runtime/versions.json")
    assert loop.finish(here.benchmark.ready()).machine.versions == {"numpy": "2.0.2"}
