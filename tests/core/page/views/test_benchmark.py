"""The benchmark's view: what it will do, what it is doing, what it found, and how that is taken away."""

import pytest
from support.benchmarked import Benchmarked, LoopWorker
from support.page_without_browser import by_id

from medmir.measure.timing import Times
from medmir.page.address import Place
from medmir.page.benchmark_steps import SIZES
from medmir.page.benchmarking import Row
from medmir.page.markup import find, text
from medmir.page.state import Session
from medmir.page.view import Action
from medmir.page.views.benchmark import CANCEL, COPY, MARKDOWN, RUN, BenchmarkView

VIEW, PLACE = BenchmarkView(), Place("benchmark")
TIMES = Times(1, 0.5, 2, 30)


class Page:
    """What the view asks of the page."""

    def __init__(self, session: Session):
        self.session, self.drawn = session, 0

    def draw(self, after_s: float = 0) -> None:
        self.drawn += 1


@pytest.fixture
def here(loop, folder):
    return Benchmarked(folder)


@pytest.fixture
def session(session, here):
    session.loaded["benchmark"] = here.benchmark
    return session


def drawn(session):
    return VIEW.draw(PLACE, session)


def turn(session):
    return by_id(drawn(session), "benchmark-turn")


def act(session, name):
    return VIEW.act(Action(name), Page(session))


def measured(benchmark):
    benchmark.rows = [Row(benchmark.steps[6], {"rows": 3, "dimensions": 4}, TIMES, Times(4, 3, 5, 30), 3),
                      Row(benchmark.steps[5], {}, failure="No film here.")]


def test_before_it_runs_the_device_is_shown_and_that_nothing_is_sent(session):
    told = text(drawn(session))
    assert "nothing of it is sent" in told and "A browser" in told and "Live: any question1,200 ms" in told
    assert session.bundle.manifest["bundle_id"] in told
    assert (text(turn(session)), turn(session).attributes["data-do"]) == ("Run the benchmark", RUN)
    assert not find(drawn(session), lambda node: node.tag == "table")
    assert by_id(drawn(session), MARKDOWN) is None


def test_while_it_runs_the_step_is_told_and_the_button_cancels(loop, session, here):
    assert act(session, RUN)
    loop.run(0.01)
    tree = drawn(session)
    assert "Step 1 of 10: Tokenize a short question" in text(tree)
    bar, = find(tree, lambda node: node.tag == "progress" and node.attributes.get("id") != "progress")
    assert (bar.attributes["value"], bar.attributes["max"]) == ("0", "10")
    assert (text(turn(session)), turn(session).attributes["data-do"]) == ("Cancel", CANCEL)
    assert act(session, CANCEL)
    assert "Stopping" in text(drawn(session))
    loop.run(1)
    assert "Stopped." in text(drawn(session)) and turn(session).attributes["data-do"] == RUN


def test_the_table_says_median_range_number_loop_and_ratio(session, here):
    measured(here.benchmark)
    search, picture = find(find(drawn(session), lambda node: node.tag == "tbody")[0], lambda node: node.tag == "tr")
    assert [text(cell) for cell in search.children] == [
        "Search this collection", "3 × 4 numbers", "11 ms, nine of ten from 0.5 to 2; JavaScript loop 4 ms",
        "0.5 to 2", "30", "4", "0.25"]
    assert find(search, lambda node: node.tag == "svg")
    assert text(picture).endswith("No film here.")


def test_what_is_exported_is_shown_and_can_be_saved_and_copied(session, here):
    measured(here.benchmark)
    assert all(act(session, name) for name in ("benchmark-json", "benchmark-markdown", COPY))
    saved = here.browser.saved
    assert saved.keys() == {"med-mir-benchmark.json", "med-mir-benchmark.md"}
    assert text(by_id(drawn(session), MARKDOWN)) == saved["med-mir-benchmark.md"]
    assert here.browser.copied == [MARKDOWN]
    assert "Copied." in text(drawn(session))


def test_where_nothing_may_be_copied_the_text_is_selected_and_that_is_said(session, here):
    measured(here.benchmark)
    here.browser.copies = False
    act(session, COPY)
    assert here.browser.selected == [MARKDOWN] and "selected instead" in text(drawn(session))


def test_what_went_wrong_is_told(session, here):
    here.benchmark.problem = "The page met an error."
    alert, = find(drawn(session), lambda node: node.attributes.get("role") == "alert")
    assert text(alert) == "The page met an error."


def test_before_the_collection_is_there_the_heading_stands_and_no_action_is_known(session):
    empty = Session()
    assert text(VIEW.draw(PLACE, empty)).startswith("How fast this page is")
    assert not act(empty, RUN)
    assert not act(session, "another")


def test_a_whole_page_measures_itself_by_its_own_answers(tab, monkeypatch):
    for name in SIZES:
        monkeypatch.setitem(SIZES, name, 40)
    here = tab("#view=benchmark").start()
    here.browser.script = LoopWorker()
    here.act(RUN)
    told = text(here.wait().browser.drawings[-1])
    assert "Done." in told and "A question from its words to its films3 films" in told
    assert "onnxruntime-web1.30.0" in told
