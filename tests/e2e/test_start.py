"""The start of the page: out of the snapshot, with nothing the first screen does not need, or as Pyodide starts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect
from support.hosting import Host
from support.reader import Reader

QUESTION = "water around the left lung"
WITHOUT = "Python starts without its snapshot"


@pytest.fixture
def listening(browser: Browser, site_url: str) -> Iterator[tuple[Reader, list[str]]]:
    """A reader whose requests a test may answer, and what the console says."""
    context, said = browser.new_context(service_workers="block"), []
    context.on("console", lambda message: said.append(message.text))
    yield Reader(context.new_page(), site_url), said
    context.close()


def answers(reader: Reader) -> tuple[list[str], list[float]]:
    reader.search(QUESTION)
    reader.sees("Live", QUESTION)
    return reader.case_ids, reader.scores


def test_python_comes_out_of_the_snapshot(listening: tuple[Reader, list[str]]):
    reader, said = listening
    reader.open()
    assert not [line for line in said if WITHOUT in line]


def test_the_first_screen_needs_neither_numpys_wheel_nor_pillow_nor_sqlite(reader: Reader, host: Host):
    host.requests.clear()
    reader.page.route("**/bundle/model/text.onnx*", lambda route: None)  # it never comes
    reader.open(until="ready")
    assert not [path for path in host.requests if "numpy-" in path or "pillow" in path]


def spoiled(route: Route) -> None:
    """Another build's memory, or none that can be unpacked."""
    route.fulfill(body=b"\x1f\x8b\x08\x00 no memory at all")


def missing(route: Route) -> None:
    route.fulfill(status=404, body="no such file")


@pytest.mark.parametrize("trouble", [spoiled, missing])
@pytest.mark.parametrize("file", ["memory.bin.gz", "layout.json", "*umath*.wasm"])
def test_without_the_snapshot_python_starts_as_it_always_does(listening, trouble, file: str):
    reader, said = listening
    reader.page.route(f"**/runtime/snapshot/{file}*", trouble)
    reader.open()
    assert any(WITHOUT in line for line in said)
    expect(reader.page.locator("#problem")).to_have_count(0)
    assert answers(reader)[0]


def test_both_starts_answer_alike(listening: tuple[Reader, list[str]], reader: Reader):
    slow, _said = listening
    slow.page.route("**/runtime/snapshot/layout.json*", missing)
    for somebody in (slow, reader):
        somebody.open()
    assert answers(slow)[0] == answers(reader)[0]
    assert answers(slow)[1] == pytest.approx(answers(reader)[1], abs=1e-6)
