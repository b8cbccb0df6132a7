"""Benchmark: how fast this page is on the reader's own machine, against a plain JavaScript loop."""

from collections.abc import Awaitable

from medmir.page.address import Place
from medmir.page.benchmark_files import HEAD, cells, start_rows, to_json, to_markdown
from medmir.page.benchmarking import Benchmarking, Row
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.parts.definitions import definitions
from medmir.page.parts.machine import device_rows, version_rows
from medmir.page.parts.reading_page import reading_page
from medmir.page.parts.status import alert
from medmir.page.parts.time_bar import time_bar
from medmir.page.state import Session
from medmir.page.view import TO_SEARCH, Action, Doing
from medmir.page.work import Work

RUN, CANCEL, COPY = "benchmark-run", "benchmark-cancel", "benchmark-copy"
FILES = {"benchmark-json": ("json", "application/json", to_json),
         "benchmark-markdown": ("md", "text/markdown", to_markdown)}
MARKDOWN = "benchmark-text"
READING = (
    later("Each step runs a few times to warm up and then up to thirty times. The median is shown with the range from"
          " the 5 % to the 95 % quantile; in the drawing, which is logarithmic from 0.01 ms to 10 s, the dot is the"
          " median, the line that range and the tick the JavaScript loop."),
    later("The loop finds the ten best rows of the same numbers in plain JavaScript, one row after the other. Below 1,"
          " NumPy is faster than it."),
)


class BenchmarkView:
    """Runs the benchmark and shows what it found."""

    name = "benchmark"
    label = later("Benchmark")
    KEYS = (TO_SEARCH,)

    def title(self, place: Place, session: Session) -> str:
        """The view's name."""
        return say(self.label)

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[Benchmarking]:
        """The benchmark of the open collection, with whatever it found before."""
        return work.benchmark.ready()

    def draw(self, place: Place, session: Session) -> Node:
        """What runs here, the button, and the results as they come."""
        benchmark = session.loaded.get(self.name)
        heading = say("How fast this page is on your machine")
        if not session.bundle or benchmark is None:
            return reading_page(session, heading, element("p", say("Loading the collection."), class_="dim"))
        return reading_page(session, heading, element("p", say(
            "Everything is measured in this tab, and nothing of it is sent: what is found stays here until you save or"
            " copy it. It takes a minute or so, and the image model if that is not here yet. The largest search needs"
            " memory that the tab keeps until it is loaded again. Other work in this tab is measured along, so leave it"
            " alone meanwhile.")), _doing(benchmark), _results(benchmark), _started(benchmark), _device(benchmark))

    def act(self, action: Action, page: Doing) -> bool:
        """Start, stop, save, copy."""
        benchmark = page.session.loaded.get(self.name)
        if not isinstance(benchmark, Benchmarking):
            return False
        if action.name in FILES:
            _save(benchmark, action.name)
        elif action.name == COPY:
            benchmark.browser.copy(MARKDOWN, benchmark.copied)
        elif action.name in (RUN, CANCEL):
            (benchmark.start if action.name == RUN else benchmark.cancel)()
            page.draw()
        else:
            return False
        return True


def _save(benchmark: Benchmarking, action: str) -> None:
    ending, kind, written = FILES[action]
    benchmark.browser.save(f"med-mir-benchmark.{ending}", kind, written(benchmark))


def _doing(benchmark: Benchmarking) -> Node:
    """The button, how far it has come, what went wrong."""
    problem = alert(benchmark.problem) if benchmark.problem else None
    if not benchmark.running:
        again = say("Run again") if benchmark.rows else say("Run the benchmark")
        return element("div", problem, _turn(again, RUN), element("p", _ended(benchmark), role="status"),
                       class_="actions")
    n, of = len(benchmark.rows), len(benchmark.steps)
    step = say("Stopping") if benchmark.stopped else say("Step {n} of {of}: {step}", n=n + 1, of=of,
                                                         step=say(benchmark.now.title))
    bar = element("progress", aria_label=say("Benchmark"), value=n, max=of)
    return element("div", _turn(say("Cancel"), CANCEL), bar, element("p", step, role="status"), class_="actions")


def _turn(label: str, action: str) -> Node:
    """One button for both, so that it keeps the focus."""
    return element("button", label, id="benchmark-turn", type="button", data_do=action,
                   class_="primary" if action == RUN else None)


def _ended(benchmark: Benchmarking) -> str:
    if benchmark.stopped:
        return say("Stopped. What was measured before stays below.")
    return say("Done.") if benchmark.rows else ""


def _results(benchmark: Benchmarking) -> list[Node]:
    reading = [element("p", say(sentence)) for sentence in READING]
    if not benchmark.rows:
        return reading
    head = element("tr", [element("th", say(name), scope="col") for name in HEAD])
    table = element("table", element("thead", head), element("tbody", [_row(row) for row in benchmark.rows]),
                    class_="figures times")
    wide = element("div", table, class_="wide", tabindex=0, role="group", aria_label=say("Times by step"))
    return [wide, *reading, *([] if benchmark.running else [_export(benchmark)])]


def _row(row: Row) -> Node:
    size, median, spread, *numbers = cells(row)
    name = element("th", element("span", say(row.step.title), class_="name"), scope="row")
    on = element("td", element("span", size, class_="dim"))
    if not row.times:
        return element("tr", name, on, element("td", row.failure, colspan=len(HEAD) - 2), key=row.step.name)
    drawn = element("td", element("span", median, class_="number"), time_bar(row.times, row.javascript))
    return element("tr", name, on, drawn, [element("td", element("span", told, class_="number"))
                                           for told in (spread, *numbers)], key=row.step.name)


def _export(benchmark: Benchmarking) -> Node:
    buttons = [button(say("Save as JSON"), "benchmark-json"), button(say("Save as Markdown"), "benchmark-markdown"),
               button(say("Copy as Markdown"), COPY), element("span", benchmark.told, role="status")]
    return _part(say("Take it with you"), element("div", buttons, class_="actions"),
                 element("pre", to_markdown(benchmark), id=MARKDOWN, tabindex=0))


def _started(benchmark: Benchmarking) -> Node:
    return _part(say("The start of this page, from navigation"), definitions(start_rows(benchmark.machine)))


def _device(benchmark: Benchmarking) -> Node:
    machine = benchmark.machine
    bundle = {say("Bundle"): benchmark.bundle.manifest["bundle_id"]}
    return _part(say("What it runs on"),
                 definitions(device_rows(machine, benchmark.threads) | version_rows(machine) | bundle))


def _part(heading: str, *content: Node) -> Node:
    return element("div", element("h3", heading), *content, class_="part")
