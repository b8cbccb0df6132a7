"""A collection that tries to send something out, wherever it may say a word, stays text and is heard nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from support.hostile_bundle import ASKED, write_hostile_bundle
from support.hosting import hosted, watched_page
from support.reader import Reader
from support.sink import Sink, listening

from pipeline.files.paths import DEMO
from pipeline.site.assemble import assemble

MARKUP = "<img src="
LATE = 1_000  # ms


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Sink]:
    with listening() as sink:
        yield sink


@pytest.fixture(scope="module")
def hostile(elsewhere: Sink, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The assembled site, and the case that stands first."""
    folder = tmp_path_factory.mktemp("hostile")
    case_id = write_hostile_bundle(DEMO, folder / "bundle", elsewhere.url)
    assemble(folder / "bundle", folder / "dist", door=False)
    return folder / "dist", case_id


@pytest.fixture
def reader(browser: Browser, hostile: tuple[Path, str], elsewhere: Sink) -> Iterator[Reader]:
    """At its page, from a host without headers; fails where anything was tried, held back or not."""
    with hosted(hostile[0]) as host, watched_page(browser, host.url) as page:
        yield Reader(page, host.url)
        page.wait_for_timeout(LATE)
    assert elsewhere.came == []


def test_its_results_are_text(reader: Reader, hostile: tuple[Path, str]):
    page = reader.page
    reader.open()
    reader.search(f"mode:meaning {ASKED}")
    reader.sees("Results for")
    expect(page.locator("#results")).to_contain_text(MARKUP)
    assert reader.case_ids[0] == hostile[1]
    page.get_by_role("combobox").fill("<img")
    assert page.locator("#app iframe, #app script, #app style, #app svg image").count() == 0


def test_its_case_is_text_and_no_address_in_it_can_run(reader: Reader, hostile: tuple[Path, str]):
    reader.open(f"#case={hostile[1]}")
    dialog = reader.page.get_by_role("dialog")
    expect(dialog.locator("#case-findings")).to_contain_text(MARKUP)
    expect(dialog.locator("#case-facts")).to_contain_text(MARKUP)
    film = dialog.locator("#case-film")
    expect(film.get_by_text("javascript:")).to_be_visible()
    assert film.locator("a").count() == 0
    assert dialog.locator("a").evaluate_all("links => links.every(link => link.origin === location.origin)")


def test_its_cards_and_notices_are_text(reader: Reader):
    page = reader.page
    reader.open(until="ready")
    page.get_by_role("link", name="About", exact=True).click()
    expect(page.locator(".card-text").first.get_by_role("heading").first).to_contain_text(MARKUP)
    expect(page.locator("body")).to_contain_text("![film](")
    assert page.locator(".card-text a, .card-text img").count() == 0
    page.get_by_role("link", name="Metrics").click()
    expect(page.get_by_role("main")).to_contain_text("chance")


def test_where_it_leads_out_the_reader_must_click(reader: Reader, bundle: dict):
    reader.open(f"#case={bundle['metadata']['cases'][1]['case_id']}", until="ready")
    link = reader.page.locator("#case-film a")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    link.hover()
