"""The steps a reader takes on the page."""

import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from medmir.page.parts.films import CARD

START = 90_000  # ms; Python starts in seconds, on a busy machine in tens of them


class Reader:
    """Somebody at the page: types, presses keys and sees what is there."""

    def __init__(self, page: Page, site_url: str):
        self.page, self.site_url = page, site_url

    def open(self, fragment: str = "", until: str = "live") -> None:
        """Go to the page and wait until it is "ready" (or better), "live" or "failed"."""
        self.page.goto(self.site_url + fragment)
        self.wait_for(until)

    def wait_for(self, state: str) -> None:
        wanted = re.compile("ready|live") if state == "ready" else state
        expect(self.page.locator("html")).to_have_attribute("data-state", wanted, timeout=START)

    def hold(self, pattern: str) -> list[Route]:
        """Let requests wait until the test calls ``continue_()`` on them."""
        held: list[Route] = []
        self.page.route(f"{pattern}*", lambda route: held.append(route))  # what stands behind is its hash
        return held

    def search(self, text: str) -> None:
        self.page.get_by_role("combobox").fill(text)
        self.page.keyboard.press("Enter")

    def choose(self, picture: Path) -> None:
        """Ask by a picture of this machine."""
        self.page.get_by_label("Search by picture").set_input_files(picture)

    def sees(self, *words: str) -> None:
        """The line above the results says all these words."""
        for word in words:
            expect(self.page.locator("#summary")).to_contain_text(word, timeout=START)

    @property
    def case_ids(self) -> list[str]:
        ids = self.page.locator("#results a.film").evaluate_all("links => links.map(link => link.id)")
        return [name.removeprefix(CARD) for name in ids]

    @property
    def scores(self) -> list[float]:
        """All the digits, of which the page shows three."""
        values = self.page.locator("#results .score").evaluate_all("scores => scores.map(score => score.value)")
        return [float(value) for value in values]

    @property
    def focused(self) -> str:
        """The id or the case id of the element that has the focus."""
        return self.page.evaluate("document.activeElement.id").removeprefix(CARD)
