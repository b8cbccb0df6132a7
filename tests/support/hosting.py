"""A site behind a plain static host, and a page that reports every error."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Browser, Page

from pipeline.site.policy import HEADERS
from pipeline.site.serve import MIME_TYPES, SiteHandler, SiteServer


@dataclass
class Host:
    """A site served as by GitHub Pages: from a sub-path, without isolation headers, 404.html where there is no file."""

    url: str = ""
    requests: list[str] = field(default_factory=list)


@contextmanager
def hosted(site: Path, isolated: bool = False) -> Iterator[Host]:
    """A site under /repo/; `requests` lists the paths asked for, oldest first.

    ``isolated`` adds the headers of `medmir serve`: they bind workers too, and with them the page may use threads.
    """
    found = Host()

    class Recorder(SiteHandler):
        def log_request(self, code="-", size="-") -> None:
            found.requests.append(self.path)

        def answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
            not_found = self.root / "404.html"
            if status == HTTPStatus.NOT_FOUND and not_found.is_file():
                body, headers = not_found.read_bytes(), {"Content-Type": MIME_TYPES[".html"]}
            super().answer(status, body, headers)

    settings = {"root": site, "prefix": "/repo/", "headers": HEADERS if isolated else {}}
    with SiteServer(("127.0.0.1", 0), partial(Recorder, **settings)) as server:
        found.url = f"http://127.0.0.1:{server.server_port}/repo/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


@contextmanager
def watched_page(browser: Browser, url: str) -> Iterator[Page]:
    """A page in a fresh profile; fails at the end on an error in it or a request that leaves the site at ``url``.

    The content security policy forbids `page.wait_for_function`; wait with locators.
    """
    problems: list[str] = []
    own = (url, "blob:", "data:")
    context = browser.new_context()
    context.on("console", lambda message: message.type == "error" and problems.append(f"console: {message.text}"))
    context.on("weberror", lambda error: problems.append(f"error: {error.error}"))
    context.on("request", lambda request: request.url.startswith(own) or problems.append(f"left: {request.url}"))
    yield context.new_page()
    context.close()
    assert not problems, problems
