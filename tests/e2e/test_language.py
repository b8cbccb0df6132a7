"""In a German browser the page is German, for the eyes and for readers of screens, and nothing of it sticks out."""

import pytest
from playwright.sync_api import expect
from support.axe import violations
from support.hosting import watched_page
from support.reader import Reader

FRAGMENTS = ("", "#q=effusion", "#view=tray", "#view=about", "#view=metrics", "#view=map", "#view=study",
             "#view=benchmark")


@pytest.fixture
def german(browser, host):
    """A reader whose browser asks for German."""
    with watched_page(browser, host.url, locale="de-DE") as page:
        yield Reader(page, host.url)


def fits(page, width: int) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_german_browser_asks_and_is_answered_in_german(german):
    page = german.page
    page.set_viewport_size({"width": 1400, "height": 900})
    german.open()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    german.search("large left pleural effusion")
    german.sees("Ergebnisse für „large left pleural effusion“")
    expect(page.locator("#results .card").first).to_contain_text("Erguss (groß, links)")
    assert violations(page) == []
    for width in (1400, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for fragment in FRAGMENTS:
            page.goto(f"{german.site_url}{fragment}")
            expect(page.locator("#app nav a").first).to_have_text("Suche")
            assert fits(page, width), (width, fragment)


def test_another_language_is_chosen_in_the_footer(german):
    page = german.page
    german.open("#view=tray", until="ready")
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("heading", name="Bandeja")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Tray")).to_be_visible()
