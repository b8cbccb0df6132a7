"""The assembled demo site behind a plain static host, and real Chromium to look at it."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from pipeline.runtime import ROOT
from pipeline.serving import SiteHandler, SiteServer
from pipeline.site import assemble

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@dataclass
class Host:
    """A site served from a sub-path without isolation headers, as GitHub Pages does."""

    url: str = ""
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, assembled: a folder of static files."""
    out = tmp_path_factory.mktemp("demo") / "dist"
    assemble(ROOT / "assets" / "demo", out)
    return out


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[Host]:
    """The demo under /repo/; `requests` lists the paths asked for, oldest first."""
    found = Host()

    class Recorder(SiteHandler):
        def log_request(self, code="-", size="-") -> None:
            found.requests.append(self.path)

    with SiteServer(("127.0.0.1", 0), partial(Recorder, root=site, prefix="/repo/", headers={})) as server:
        found.url = f"http://127.0.0.1:{server.server_port}/repo/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


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
    """A page in a fresh profile; the test fails on an error in it or a request that leaves the origin.

    The content security policy forbids `page.wait_for_function`; wait with locators.
    """
    problems: list[str] = []
    own = (host.url, "blob:", "data:")
    context = browser.new_context()
    context.on("console", lambda message: message.type == "error" and problems.append(f"console: {message.text}"))
    context.on("weberror", lambda error: problems.append(f"error: {error.error}"))
    context.on("request", lambda request: request.url.startswith(own) or problems.append(f"left: {request.url}"))
    yield context.new_page()
    context.close()
    assert problems == []
