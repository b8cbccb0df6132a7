"""The models are tried against the bundle's own answers in this very browser before they answer anybody."""

import re

from playwright.sync_api import Route, expect
from support.reader import Reader

NOBODY_ASKED = "water around the left lung"
SLIGHTLY_WRONG = """
const send = postMessage.bind(self);
const wrong = (value, index) => value * (1 + (index % 3) / 10);
self.postMessage = ({ values, ...told }) => send(values ? { ...told, values: values.map(wrong) } : told);
"""
WORKER = "**/worker/inference.js*"


def altered(route: Route) -> None:
    """The worker, with a runtime that computes a little wrongly."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text() + SLIGHTLY_WRONG)


def test_a_browser_that_computes_well_says_so_in_about_alone(reader: Reader, site):
    reader.open()
    expect(reader.page.locator("body")).not_to_contain_text("checked against")
    reader.choose(next((site / "bundle" / "images").glob("*-PA.webp")))
    reader.sees("Picture")
    reader.page.get_by_role("link", name="About", exact=True).click()
    told = reader.page.get_by_text("This browser's answers were checked against")
    words, pictures = re.search(r"text model (\S+), image model (\S+)\.$", told.inner_text()).groups()
    assert float(words) < 1e-5 and float(pictures) < 0.02


def test_a_browser_that_computes_wrongly_is_told_and_gives_no_answer_of_the_models(troubled_reader: Reader, site):
    reader = troubled_reader
    reader.page.route(WORKER, altered)
    reader.open(f"#q={NOBODY_ASKED}", until="ready")
    problem = reader.page.get_by_role("alert")
    expect(problem).to_contain_text("computes the text model's answers wrongly", timeout=60_000)
    reader.sees("Report text", "not available")
    reader.search("pneumothorax")
    reader.sees("Instant")
    reader.choose(next((site / "bundle" / "images").glob("*-PA.webp")))
    expect(reader.page.locator("#picture-problem")).to_contain_text("image model's answers wrongly", timeout=60_000)
    reader.page.unroute(WORKER)
    problem.get_by_role("button", name="Retry").click()
    reader.wait_for("live")
    reader.search(NOBODY_ASKED)
    reader.sees("Live", NOBODY_ASKED)
