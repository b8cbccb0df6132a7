"""A script in the page that tries to send something out is held back by the policy, whichever way the page came."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.attempts import ATTEMPTS, all_to, path_of
from support.hosting import hosted
from support.reader import Reader
from support.sink import Sink, listening
from support.watch import Watch

from pipeline.files.hashing import bytes_sha256
from pipeline.site.disk import carrier
from pipeline.site.inventory import DOOR, LIST

WORKER = "worker/inference.js"
LATE = 2_000  # ms; what is going to arrive on one machine has arrived by then


@contextmanager
def profile(browser: Browser) -> Iterator[Page]:
    """A page in a fresh one."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@contextmanager
def from_a_disk(browser: Browser, site: Path) -> Iterator[Page]:
    """The page by double-click: the meta tag binds."""
    with profile(browser) as page:
        Reader(page, (site / "index.html").as_uri()).open(until="ready")
        yield page


@contextmanager
def from_a_plain_host(browser: Browser, site: Path) -> Iterator[Page]:
    """The first visit where a host sends no header: the meta tag binds."""
    with profile(browser) as page, hosted(site) as host:
        Reader(page, host.url).open(until="ready")
        yield page


@contextmanager
def from_medmir_serve(browser: Browser, site: Path) -> Iterator[Page]:
    """From a host that sends the headers."""
    with profile(browser) as page, hosted(site, isolated=True) as host:
        Reader(page, host.url).open(until="ready")
        yield page


@contextmanager
def from_the_service_worker(browser: Browser, site: Path) -> Iterator[Page]:
    """A later visit: the service worker sets the headers."""
    with profile(browser) as page, hosted(site) as host:
        reader = Reader(page, host.url)
        reader.open()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()
        reader.wait_for("ready")
        assert page.evaluate("crossOriginIsolated")
        yield page


DOORS = (from_a_disk, from_a_plain_host, from_medmir_serve, from_the_service_worker)
by_each_door = pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)


def arrived(sink: Sink) -> set[str]:
    """The paths that were asked for elsewhere."""
    return {line.split()[1].lstrip("/") for line in sink.came if " " in line}


@pytest.fixture(scope="module")
def sent(browser: Browser, site: Path) -> Iterator[dict]:
    """What arrived elsewhere of all the attempts, by the door that the page came through."""
    found = {}

    def through(door) -> set[str]:
        if door not in found:
            with listening() as sink, door(browser, site) as page:
                page.evaluate(all_to(sink.url))
                page.wait_for_timeout(LATE)
                found[door] = arrived(sink)
        return found[door]

    yield through


@by_each_door
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_attempt_does_not_arrive(sent, door, attempt: str):
    assert path_of(attempt) not in sent(door)


@by_each_door
def test_nothing_else_arrives_either(sent, door):
    assert sent(door) == set()


def test_where_no_policy_forbids_it_each_of_them_arrives(browser: Browser, watch: Watch, tmp_path: Path):
    (tmp_path / "index.html").write_text("<!doctype html><title>No policy</title><body>")
    with listening() as sink, hosted(tmp_path) as host, profile(browser) as page:
        page.goto(host.url)
        page.evaluate(all_to(sink.url))
        page.wait_for_timeout(LATE)
        assert set(map(path_of, ATTEMPTS)) - arrived(sink) == set()
    for address in (sink.url, sink.url.replace("http", "ws")):
        watch.excuse(address)


def with_a_worker_that_sends(site: Path, out: Path, address: str) -> Path:
    """The site with a line more in the worker, and a list that says so."""
    shutil.copytree(site, out, copy_function=os.link)
    said = ((site / WORKER).read_text() + f"fetch('{address}worker', {{ mode: 'no-cors' }});\n").encode()
    before, bracket, after = (site / LIST).read_text().rstrip(";\n").partition("{")
    whole = json.loads(bracket + after)
    whole["files"][WORKER] |= {"bytes": len(said), "sha256": bytes_sha256(said)}
    for place, data in ((WORKER, said), (f"{DOOR}/{WORKER}.js", carrier(WORKER, said)),
                        (LIST, f"{before}{json.dumps(whole)};".encode())):
        (out / place).unlink()  # it is the site's own as well
        (out / place).write_bytes(data)
    return out


@by_each_door
def test_what_the_worker_would_send_does_not_arrive(browser: Browser, site: Path, tmp_path: Path, door):
    with listening() as sink, door(browser, with_a_worker_that_sends(site, tmp_path / "site", sink.url)) as page:
        Reader(page, page.url).wait_for("live")
        page.wait_for_timeout(LATE)
        assert arrived(sink) == set()
