"""The assembled site in a real browser, with the steps a reader takes on it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

START = 90_000  # ms; Python starts in seconds, on a busy machine in tens of them


class Reader:
    """Somebody at the page: types, presses keys and sees what is there."""

    def __init__(self, page: Page, site_url: str):
        self.page, self.site_url = page, site_url

    def open(self, fragment: str = "", until: str = "live") -> None:
        """Go to the page and wait until its state is "ready", "live" or "failed"."""
        self.page.goto(self.site_url + fragment)
        self.wait_for(until)

    def wait_for(self, state: str) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-state", state, timeout=START)

    def hold(self, pattern: str) -> list[Route]:
        """Let requests wait until the test calls ``continue_()`` on them."""
        held: list[Route] = []
        self.page.route(pattern, lambda route: held.append(route))
        return held

    def search(self, text: str) -> None:
        self.page.get_by_role("combobox").fill(text)
        self.page.keyboard.press("Enter")

    def sees(self, *words: str) -> None:
        """The line above the results says all these words."""
        for word in words:
            expect(self.page.locator("#summary")).to_contain_text(word, timeout=START)

    @property
    def case_ids(self) -> list[str]:
        return self.page.locator("#results button").evaluate_all("buttons => buttons.map(b => b.value)")

    @property
    def scores(self) -> list[float]:
        """All the digits, of which the page shows three."""
        values = self.page.locator("#results .score").evaluate_all("scores => scores.map(score => score.value)")
        return [float(value) for value in values]

    @property
    def focused(self) -> str:
        """The id or the case id of the element that has the focus."""
        return self.page.evaluate("document.activeElement.value || document.activeElement.id")


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """A reader who must not meet a console error, nor a request that leaves the origin."""
    return Reader(page, site_url)


@pytest.fixture
def troubled_reader(browser: Browser, site_url: str) -> Iterator[Reader]:
    """A reader for whom something goes wrong on purpose, console errors included."""
    context = browser.new_context()
    yield Reader(context.new_page(), site_url)
    context.close()


@pytest.fixture(scope="session")
def bundle(site: Path) -> dict[str, dict]:
    """The JSON files of the bundle that is served, by name without the ending."""
    names = ("manifest", "metadata", "fallback_results", "nearest_neighbors")
    return {name: json.loads((site / "bundle" / f"{name}.json").read_text()) for name in names}


@pytest.fixture(scope="session")
def facts(bundle: dict[str, dict]) -> dict[str, list[dict]]:
    """The ground truth of every case: rows with label, side, severity, lobe."""
    return {case["case_id"]: case.get("facts", []) for case in bundle["metadata"]["cases"]}
