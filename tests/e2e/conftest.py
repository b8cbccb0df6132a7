"""A reader at the assembled site in a real browser, and what the site's bundle says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.reader import Reader
from support.watch import Watch


@pytest.fixture(autouse=True)
def nothing_leaves(watch: Watch) -> Iterator[None]:
    """No test makes a request off its origin, whatever goes wrong in it on purpose."""
    before = len(watch.left)
    yield
    assert not watch.left[before:], watch.left[before:]


@pytest.fixture
def reader(page: Page, site_url: str) -> Reader:
    """A reader who must not meet a console error, nor a request that leaves the origin."""
    return Reader(page, site_url)


@pytest.fixture
def troubled_reader(browser: Browser, site_url: str) -> Iterator[Reader]:
    """A reader for whom something goes wrong on purpose, console errors included; no service worker mends it."""
    context = browser.new_context(service_workers="block")
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
