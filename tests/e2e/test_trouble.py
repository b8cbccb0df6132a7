"""When something is broken the page says what, offers a way out and keeps the rest working."""

import hashlib
import json

import pytest
from playwright.sync_api import expect

from medmir.bundle.manifest import bundle_id

CRASH_ON_RUN = """
const answer = onmessage;
let spared = SPARED;
onmessage = (event) => {
  if (event.data.op === "run" && !spared--) throw new Error("crashed on purpose");
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
    """Serve a worker that dies on its first question, `times` times; returns what was asked for.

    The self-test, which asks the first worker before anybody does, is spared.
    """
    started: list[str] = []

    def serve(route) -> None:
        started.append(route.request.url)
        response = route.fetch()
        broken = CRASH_ON_RUN.replace("SPARED", str(int(len(started) == 1))) if len(started) <= times else ""
        route.fulfill(response=response, body=response.text() + broken)

    reader.page.route("**/worker/inference.js*", serve)
    return started


@pytest.fixture
def problem(troubled_reader):
    """The page's error message."""
    return troubled_reader.page.get_by_role("alert")


def test_a_damaged_text_model_is_named_and_instant_search_still_works(troubled_reader, problem):
    reader = troubled_reader
    reader.page.route("**/model/text.onnx*", damage)
    reader.open(until="ready")
    expect(problem).to_contain_text("model/text.onnx is damaged", timeout=60_000)
    reader.search("pneumothorax")
    reader.sees("Instant", "pneumothorax")
    reader.search("water around the left lung")
    reader.sees("Report text", "not available")
    reader.page.unroute("**/model/text.onnx*")
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
    reader.page.route(f"**/bundle/{name}*", lambda route: route.fulfill(status=404))
    reader.open(until="failed")
    expect(problem).to_contain_text(f"{name} could not be fetched")
    reader.page.unroute(f"**/bundle/{name}*")
    problem.get_by_role("button", name="Retry").click()
    reader.wait_for("live")
    reader.search("pneumothorax")
    reader.sees("Results for")


def test_damaged_embeddings_are_not_searched(troubled_reader, problem):
    troubled_reader.page.route("**/embeddings.bin*", damage)
    troubled_reader.open(until="failed")
    expect(problem).to_contain_text("embeddings.bin is damaged")


@pytest.mark.parametrize("name", ["runtime/pyscript/core.js", "pyodide.asm.wasm", "medmir-*.whl"])
@pytest.mark.parametrize("end", ["breaks", "404"])
def test_python_that_does_not_start_is_said(troubled_reader, problem, name, end):
    fail = {"breaks": lambda route: route.abort(), "404": lambda route: route.fulfill(status=404)}[end]
    troubled_reader.page.route(f"**/{name}*", fail)
    troubled_reader.open(until="failed")
    expect(problem).to_contain_text("Python could not be started")
    expect(problem.get_by_role("button", name="Retry")).to_be_visible()


def test_what_runs_the_models_is_named_where_it_cannot_be_had_and_comes_by_retry(troubled_reader, problem):
    reader = troubled_reader
    reader.page.route("**/ort-wasm-simd-threaded.wasm*", lambda route: route.fulfill(status=404), times=2)
    reader.open(until="ready")
    expect(problem).to_contain_text("What runs the models could not be loaded")
    expect(problem).to_contain_text("Instant and report search still work")
    problem.get_by_role("button", name="Retry").click()
    reader.page.wait_for_selector("html[data-state=live]")


def test_a_damaged_catalogue_leaves_the_film_readable(troubled_reader):
    reader = troubled_reader
    reader.page.route("**/catalog.sqlite*", damage)
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    expect(reader.page.get_by_role("dialog")).to_contain_text("catalog.sqlite is damaged")
    expect(reader.page.locator("#viewer img")).to_be_visible()


def test_the_next_film_never_stands_beside_the_report_of_another(troubled_reader):
    reader = troubled_reader
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    held = reader.hold("**/images/*")
    reader.page.locator("#results a.film").first.click()
    reader.page.get_by_role("button", name="Next").click()
    film = reader.page.locator("#viewer img")
    expect(film).to_have_js_property("naturalWidth", 0)
    while not any(film.get_attribute("src") in route.request.url for route in held):
        reader.page.wait_for_timeout(50)  # its request may come after its place in the page
    for route in held:
        route.continue_()
    expect(film).not_to_have_js_property("naturalWidth", 0)


def test_an_older_failure_does_not_replace_a_newer_answer(troubled_reader):
    reader = troubled_reader
    held = reader.hold("**/catalog.sqlite")
    reader.hold("**/model/text.onnx")
    reader.open(until="ready")
    reader.search("water around the left lung")  # waits for the catalogue
    while not held:
        reader.page.wait_for_timeout(50)
    reader.search("pneumothorax")
    reader.sees("Results for “pneumothorax”")
    with reader.page.expect_response("**/catalog.sqlite*"):
        for route in held:
            route.fulfill(status=500)
    reader.page.wait_for_timeout(500)
    reader.sees("Results for “pneumothorax”")
    expect(reader.page.locator("#summary")).not_to_contain_text("catalog.sqlite")
    assert len(reader.case_ids) == 10


def test_a_server_that_stopped_is_said_and_leaves_no_broken_pictures(troubled_reader):
    reader = troubled_reader
    reader.open()
    reader.page.route("**/bundle/images/*", lambda route: route.abort())
    reader.search("pneumothorax")
    reader.sees("Results for")
    expect(reader.page.locator("#pictures-lost")).to_contain_text("Pictures cannot be loaded")
    expect(reader.page.locator("#results img").first).to_have_css("visibility", "hidden")
    reader.page.unroute("**/bundle/images/*")
    reader.search("cardiomegaly")
    reader.sees("Results for “cardiomegaly”")
    expect(reader.page.locator("#pictures-lost")).to_be_hidden()


def test_without_javascript_the_page_says_what_it_needs_and_starts_nothing(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    shown = page.locator("body").inner_text()
    assert "needs JavaScript and WebAssembly switched on" in shown and "Starting Python" not in shown
    expect(page.locator("#progress")).to_be_hidden()
    context.close()


def test_a_hostile_collection_stays_text(reader, bundle):
    evil = '<img src=x onerror="document.title=1">\u202e\u0000' + "A" * 10_000_000
    case = bundle["metadata"]["cases"][0] | {
        "labels": [evil[:200]], "view": "<b>PA</b>", "source_url": "javascript:alert(1)"}
    metadata = json.dumps(bundle["metadata"] | {"cases": [case, *bundle["metadata"]["cases"][1:]]}).encode()
    files = bundle["manifest"]["files"] | {
        "metadata.json": {"bytes": len(metadata), "sha256": hashlib.sha256(metadata).hexdigest()}}
    manifest = bundle["manifest"] | {"title": evil, "files": files, "bundle_id": bundle_id(files)}
    reader.page.route("**/bundle/manifest.json*", lambda route: route.fulfill(body=json.dumps(manifest)))
    reader.page.route("**/bundle/metadata.json*", lambda route: route.fulfill(body=metadata))
    reader.open(f"#case={case['case_id']}", until="ready")
    dialog = reader.page.get_by_role("dialog")
    expect(dialog).to_contain_text("<img src=x onerror=")
    expect(dialog.get_by_text("javascript:alert(1)")).to_be_visible()
    assert dialog.locator("#case-film a").count() == 0
    assert dialog.locator("a").evaluate_all("links => links.every(link => link.origin === location.origin)")
    assert reader.page.locator("img[src=x]").count() == 0
    assert reader.page.title() != "1"
