"""The assembled demo site behind a plain static host, and real Chromium to look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosting import Host, hosted, watched_page

from pipeline.runtime import ROOT
from pipeline.site import assemble

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, assembled: a folder of static files."""
    out = tmp_path_factory.mktemp("demo") / "dist"
    assemble(ROOT / "assets" / "demo", out)
    return out


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[Host]:
    """The demo on its host."""
    with hosted(site) as found:
        yield found


@pytest.fixture(scope="session")
def site_url(host: Host) -> str:
    """Address of the demo's page, ending in /repo/."""
    return host.url


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Chromium: the system's, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, host: Host) -> Iterator:
    """A page in a fresh profile; the test fails on an error in it or a request that leaves the origin."""
    with watched_page(browser, host.url) as opened:
        yield opened
