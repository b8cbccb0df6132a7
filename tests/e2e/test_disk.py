"""The page opened from a disk by double-click: the same Python, the same answers, and nothing asked of any host."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from support.reader import Reader

QUERIES = ("water around the left lung", "dark band without vessels at the right apex", "Röntgen: Thorax p.a.")


@pytest.fixture
def stick(site: Path, tmp_path: Path) -> Path:
    """The site on a stick whose name is hard to write into an address."""
    folder = tmp_path / "Stick für Ärzte #1 100%"
    folder.symlink_to(site, target_is_directory=True)
    return folder


@pytest.fixture
def asked(browser: Browser) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A fresh profile, and what it asks any host for."""
    context, requests = browser.new_context(), []
    context.on("request", lambda request: request.url.startswith("http") and requests.append(request.url))
    yield context, requests
    context.close()


@pytest.fixture
def at_the_disk(asked: tuple[BrowserContext, list[str]], stick: Path) -> Iterator[Reader]:
    """A reader who double-clicked index.html; nothing may go wrong, and no host may hear of it."""
    context, requests = asked
    problems = []
    context.on("console", lambda message: message.type == "error" and problems.append(message.text))
    context.on("weberror", lambda error: problems.append(str(error.error)))
    yield Reader(context.new_page(), (stick / "index.html").as_uri())
    assert (problems, requests) == ([], [])


def test_words_and_pictures_find_what_they_find_over_http(at_the_disk: Reader, reader: Reader, site: Path):
    film = next((site / "bundle" / "images").glob("*.webp"))
    answers = []
    for somebody in (at_the_disk, reader):
        somebody.open()
        for query in QUERIES:
            somebody.search(query)
            somebody.sees(query)
            answers.append((somebody.case_ids, somebody.scores))
        somebody.choose(film)
        somebody.sees("Picture", film.name)
        answers.append((somebody.case_ids, somebody.scores))
    here, there = answers[: len(answers) // 2], answers[len(answers) // 2:]
    assert [ids for ids, _scores in here] == [ids for ids, _scores in there]
    for (_ids, scores), (_other_ids, others) in zip(here, there, strict=True):
        assert scores == pytest.approx(others, abs=1e-5)


def test_films_reports_metrics_cards_and_licences_are_there(at_the_disk: Reader, bundle: dict):
    case = bundle["metadata"]["cases"][0]["case_id"]
    at_the_disk.open(f"#case={case}")
    page = at_the_disk.page
    expect(page.get_by_role("dialog")).to_contain_text("Findings")
    film = page.get_by_role("dialog").locator("img").first
    assert film.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Metrics").click()
    expect(page.get_by_role("main")).to_contain_text("chance")
    page.get_by_role("link", name="About", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Armato")


def test_a_site_without_the_door_says_what_it_lacks(asked: tuple, site: Path, tmp_path: Path):
    for path in site.iterdir():
        if path.name != "disk":
            (tmp_path / path.name).symlink_to(path)
    page = asked[0].new_page()
    Reader(page, (tmp_path / "index.html").as_uri()).open(until="failed")
    expect(page.get_by_role("alert")).to_contain_text("--no-file")
