"""When something is broken the page says what, offers a way out and keeps the rest working."""

import pytest
from playwright.sync_api import expect

CRASH_ON_RUN = """
const answer = onmessage;
onmessage = (event) => {
  if (event.data.op === "run") throw new Error("crashed on purpose");
  return answer(event);
};
"""


def damage(route) -> None:
    """Answer with the file, one bit flipped in its middle."""
    response = route.fetch()
    body = bytearray(response.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=response, body=bytes(body))


def crashing_worker(reader, times: int) -> list[str]:
    """Serve a worker that dies on its first question, `times` times; returns what was asked for."""
    started: list[str] = []

    def serve(route) -> None:
        started.append(route.request.url)
        response = route.fetch()
        broken = CRASH_ON_RUN if len(started) <= times else ""
        route.fulfill(response=response, body=response.text() + broken)

    reader.page.route("**/worker/inference.mjs", serve)
    return started


@pytest.fixture
def problem(troubled_reader):
    """The page's error message."""
    return troubled_reader.page.get_by_role("alert")


def test_a_damaged_text_model_is_named_and_instant_search_still_works(troubled_reader, problem):
    reader = troubled_reader
    reader.page.route("**/model/text.onnx", damage)
    reader.open(until="ready")
    expect(problem).to_contain_text("model/text.onnx is damaged", timeout=60_000)
    reader.search("pneumothorax")
    reader.sees("Instant", "pneumothorax")
    reader.search("water around the left lung")
    reader.sees("Report text", "not available")
    reader.page.unroute("**/model/text.onnx")
    problem.get_by_role("button", name="Retry").click()
    reader.wait_for("live")
    reader.sees("Live", "water around the left lung")
    expect(problem).to_be_hidden()


def test_a_worker_crash_is_survived_once(troubled_reader):
    started = crashing_worker(troubled_reader, times=1)
    troubled_reader.open()
    troubled_reader.search("water around the left lung")
    troubled_reader.sees("Live", "water around the left lung")
    assert len(started) == 2


def test_a_worker_that_crashes_twice_leaves_the_reports(troubled_reader):
    started = crashing_worker(troubled_reader, times=2)
    troubled_reader.open()
    troubled_reader.search("water around the left lung")
    troubled_reader.sees("Report text", "stopped twice")
    assert len(started) == 2
    troubled_reader.search("water around the left lung")
    troubled_reader.sees("Live")


@pytest.mark.parametrize("name", ["manifest.json", "embeddings.bin", "metadata.json"])
def test_a_broken_collection_is_named_and_can_be_tried_again(troubled_reader, problem, name):
    reader = troubled_reader
    reader.page.route(f"**/bundle/{name}", lambda route: route.fulfill(status=404))
    reader.open(until="failed")
    expect(problem).to_contain_text(f"{name} could not be fetched")
    reader.page.unroute(f"**/bundle/{name}")
    problem.get_by_role("button", name="Retry").click()
    reader.wait_for("live")
    reader.search("pneumothorax")
    reader.sees("Results for")


def test_damaged_embeddings_are_not_searched(troubled_reader, problem):
    troubled_reader.page.route("**/embeddings.bin", damage)
    troubled_reader.open(until="failed")
    expect(problem).to_contain_text("embeddings.bin is damaged")


@pytest.mark.parametrize("name", ["runtime/pyscript/core.js", "pyodide.asm.wasm", "medmir-*.whl"])
def test_python_that_does_not_start_is_said(troubled_reader, problem, name):
    troubled_reader.page.route(f"**/{name}", lambda route: route.abort())
    troubled_reader.open(until="failed")
    expect(problem).to_contain_text("Python could not be started")
    expect(problem.get_by_role("button", name="Retry")).to_be_visible()


def test_a_damaged_catalogue_leaves_the_film_readable(troubled_reader):
    reader = troubled_reader
    reader.page.route("**/catalog.sqlite", damage)
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results button").first.click()
    expect(reader.page.get_by_role("dialog")).to_contain_text("catalog.sqlite is damaged")
    expect(reader.page.get_by_role("dialog").locator("img")).to_be_visible()


def test_the_next_film_never_stands_beside_the_report_of_another(troubled_reader):
    reader = troubled_reader
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    held = reader.hold("**/images/*")
    reader.page.locator("#results button").first.click()
    reader.page.get_by_role("button", name="Next").click()
    film = reader.page.get_by_role("dialog").locator("img")
    expect(film).to_have_js_property("naturalWidth", 0)
    for route in held:
        route.continue_()
    expect(film).not_to_have_js_property("naturalWidth", 0)
