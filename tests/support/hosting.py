"""A site behind a plain static host, which can be stopped and can spoil its answers, and a page that reports errors."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from medmir.bundle.contract import SITE_BUNDLE
from pipeline.site.policy import HEADERS
from pipeline.site.serve import MIME_TYPES, SiteHandler, SiteServer

PREFIX = "/repo/"
A_PAGE = b"<!doctype html><title>Welcome</title><p>Sign in to the network first.</p>"


@dataclass
class Fault:
    """What a host does to a file: it changes its bytes, or breaks the connection after ``cut`` of them.

    ``times``: how often, before it answers as it should.
    """

    change: Callable[[bytes], bytes] = bytes
    cut: int | None = None
    times: int = 1

    def befalls(self) -> bool:
        """Whether this answer is spoilt; the next may not be."""
        self.times -= 1
        return self.times >= 0


def altered(times: int = 1) -> Fault:
    """One bit in the middle is another one."""
    return Fault(lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1:],
                 times=times)


def shortened(times: int = 1) -> Fault:
    """Half of the file is answered as if it were the whole."""
    return Fault(lambda data: data[: len(data) // 2], times=times)


def another_page(times: int = 1) -> Fault:
    """A page comes in the place of the file, with status 200."""
    return Fault(lambda data: A_PAGE, times=times)


@dataclass
class Host:
    """Sites served as by GitHub Pages: from a sub-path, without isolation headers, 404.html where there is no file.

    ``sites``: a folder for each path. ``requests``: the paths asked for, without their queries, oldest first, and
    ``ranges`` the parts asked for by path. ``faults``: by the end of a path. ``allowance``: how many files
    of the collection are answered before there is no answer to any, None where there is no such end.
    """

    url: str = ""
    sites: dict[str, Path] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    ranges: dict[str, list[str]] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    knows_ranges: bool = True
    allowance: int | None = None
    stopped: bool = False

    def stop(self) -> None:
        """Nothing answers at this address any more."""
        self._server.shutdown()
        self._server.server_close()
        self.stopped = True  # for connections that are still open

    def start(self, port: int = 0) -> None:
        """Answer at the address of before, or at a new one."""
        self.stopped = False
        self._server = SiteServer(("127.0.0.1", port or self.port), partial(Spoiling, host=self))
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}{next(iter(self.sites))}"

    @property
    def port(self) -> int:
        """Of the address; 0, for any, before there is one."""
        return urlsplit(self.url).port or 0

    def refuses(self, path: str) -> bool:
        """Whether this path gets no answer at all."""
        if self.allowance is not None and f"/{SITE_BUNDLE}/" in path:
            self.allowance -= 1
            return self.allowance < 0
        return self.stopped

    def fault(self, path: str) -> Fault | None:
        """What is to befall the next answer of this path."""
        found = (fault for end, fault in self.faults.items() if path.endswith(end))
        return next((fault for fault in found if fault.befalls()), None)


class Spoiling(SiteHandler):
    """Answers for a host."""

    def __init__(self, *args, host: Host):
        self.host = host
        super().__init__(*args, root=next(iter(host.sites.values())), headers=host.headers)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if self.host.refuses(path):
            self.close_connection = True
            return
        self.note(path)
        super().do_GET()

    def note(self, path: str) -> None:
        """Remember what was asked for, and find its site."""
        self.host.requests.append(path)
        if asked := self.headers.get("Range"):
            self.host.ranges.setdefault(path, []).append(asked)
        if not self.host.knows_ranges:
            del self.headers["Range"]
        self.prefix = next((prefix for prefix in self.host.sites if path.startswith(prefix)), PREFIX)
        self.root = self.host.sites.get(self.prefix, self.root).resolve()

    def answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        not_found = self.root / "404.html"
        if status == HTTPStatus.NOT_FOUND and not_found.is_file():
            body, headers = not_found.read_bytes(), {"Content-Type": MIME_TYPES[".html"]}
        fault = self.host.fault(urlsplit(self.path).path) if status < HTTPStatus.MULTIPLE_CHOICES else None
        if fault and fault.cut is not None:
            self.break_off(status, body, headers, fault.cut)
        else:
            super().answer(status, fault.change(body) if fault else body, headers)

    def break_off(self, status: HTTPStatus, body: bytes, headers: dict[str, str], cut: int) -> None:
        """Promise the whole and send its beginning."""
        self.send_response(status)
        for name, value in {**headers, **self.site_headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:cut])
        self.close_connection = True


@contextmanager
def hosted(site: Path, isolated: bool = False, **sites: Path) -> Iterator[Host]:
    """A site under /repo/, and others under their names.

    ``isolated`` adds the headers of `medmir serve`: they bind workers too, and with them the page may use threads.
    """
    found = Host(sites={PREFIX: site} | {f"/{name}/": other for name, other in sites.items()},
                 headers=HEADERS if isolated else {})
    found.start()
    yield found
    found.stop()


@contextmanager
def watched_page(browser: Browser, url: str, service_workers: str = "block", locale: str = "en-US") -> Iterator[Page]:
    """A page in a fresh profile; fails at the end on an error in it or a request that leaves the site at ``url``.

    The content security policy forbids `page.wait_for_function`; wait with locators. Where a test is not about them,
    service workers are blocked: each fresh profile would keep the whole site.
    """
    problems: list[str] = []
    own = (url, "blob:", "data:")
    context = browser.new_context(service_workers=service_workers, locale=locale)
    context.on("console", lambda message: message.type == "error" and problems.append(f"console: {message.text}"))
    context.on("weberror", lambda error: problems.append(f"error: {error.error}"))
    context.on("request", lambda request: request.url.startswith(own) or problems.append(f"left: {request.url}"))
    yield context.new_page()
    context.close()
    assert not problems, problems
