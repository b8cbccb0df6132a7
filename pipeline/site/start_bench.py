"""How long the page takes to start, against a page that loads Pyodide and NumPy and nothing else.

Both are opened in turn in one Chromium over the same server, so that their ratio holds on any machine: cold (a fresh
profile), warm (again, once the service worker keeps the site), restarted (the browser too), and from the disk.
"""

import shutil
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from medmir.errors import MedMIRError
from pipeline.files.copies import copy_matching
from pipeline.files.paths import CACHE, NODE_MODULES
from pipeline.site import runtime
from pipeline.site.serve import SiteHandler, SiteServer
from pipeline.site.wheels import fetch_wheels

PAIRS = 5
OPENINGS = ("cold", "warm", "restarted", "from disk")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync")
BARE = """<!doctype html><html><title>Pyodide and NumPy</title>
<script src="pyodide.js"></script><script src="bare.js"></script></html>"""
BARE_SCRIPT = """(async () => {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("numpy", { messageCallback: () => {} });
  pyodide.runPython("import numpy");
  document.documentElement.dataset.state = "live";
})();"""
KEPT = "#device:has-text('opens without a network')"
WATCH = """window.reached = {};
new MutationObserver(() => { reached[document.documentElement.dataset.state] ??= performance.now(); })
  .observe(document, { attributes: true, subtree: true, attributeFilter: ["data-state"] });"""


class Start(NamedTuple):
    """Milliseconds from navigation to "ready" and to "live"; the bare page is both at once."""

    ready: float
    live: float


def bench_page(site: Path, pairs: int = PAIRS) -> str:
    """Open both pages in turn, ``pairs`` times, and return the ratios as text.

    MedMIRError where there is no site, or no Playwright with a Chromium.
    """
    if not (site / "index.html").is_file():
        raise MedMIRError(f"{site} holds no site; make one with `medmir site --out {site}`.")
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        write_bare_page(Path(scratch))
        runs = {"page": partial(visits, browser, site), "bare": partial(visits, browser, Path(scratch))}
        taken = [{name: runs[name]() for name in sorted(runs, reverse=bool(turn % 2))} for turn in range(pairs)]
    return table(taken)


def executable() -> str | None:
    """The system's Chromium; None, for Playwright's own, where there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@contextmanager
def chromium() -> Iterator:
    """Playwright's Chromium type, ready to be launched; MedMIRError where Playwright is not installed."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise MedMIRError("Playwright is not installed: pip install playwright, and a Chromium.") from None
    with sync_playwright() as playwright:
        yield playwright.chromium


def write_bare_page(folder: Path) -> None:
    """Pyodide as its package brings it, NumPy's own wheel and a page of six lines."""
    copy_matching(NODE_MODULES / "pyodide", ("pyodide.js", "pyodide.asm.*", "*.zip", "pyodide-lock.json"), folder)
    lock = runtime.read_lock()
    (wheel,) = fetch_wheels(lock, ["numpy"], CACHE)
    copy_matching(wheel.parent, (wheel.name,), folder)
    (folder / "index.html").write_text(BARE, encoding="utf-8", newline="\n")
    (folder / "bare.js").write_text(BARE_SCRIPT, encoding="utf-8", newline="\n")


def visits(browser, folder: Path) -> dict[str, Start]:
    """One profile's openings of a page, in order."""
    with tempfile.TemporaryDirectory() as profile, served(folder) as address:
        with opened(browser, profile) as page:
            times = [start(page, address)]
            if (folder / "sw.js").is_file():
                page.wait_for_selector(KEPT, timeout=120_000)
            times.append(start(page, address))
        with opened(browser, profile) as page:
            times.append(start(page, address))
    if (folder / "disk").is_dir():
        with tempfile.TemporaryDirectory() as profile, opened(browser, profile) as page:
            times.append(start(page, (folder / "index.html").resolve().as_uri()))
    return dict(zip(OPENINGS, times, strict=False))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder behind `medmir serve`."""
    with SiteServer(("127.0.0.1", 0), partial(SiteHandler, root=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def opened(browser, profile: str) -> Iterator:
    """A page in a browser that was started on a profile."""
    context = browser.launch_persistent_context(profile, executable_path=executable(), args=ARGUMENTS)
    page = context.pages[0]
    page.add_init_script(WATCH)
    yield page
    context.close()


def start(page, address: str) -> Start:
    """Navigate and wait until the page is live."""
    page.goto(address)
    page.wait_for_selector("html[data-state=live]", timeout=120_000)
    reached = page.evaluate("reached")
    return Start(reached.get("ready", reached["live"]), reached["live"])


def table(taken: list[dict[str, dict[str, Start]]]) -> str:
    """Per opening the median of both pages and of their ratios, with the smallest and the largest ratio."""
    lines = [f"{'opening':<10} {'bare s':>7} {'ready s':>8} {'live s':>7}  ready / bare         live / bare"]
    for opening in OPENINGS:
        if opening in taken[0]["page"]:
            lines.append(line(opening, [(run["page"][opening], run["bare"].get(opening, run["bare"]["cold"]).live)
                                        for run in taken]))
    return "\n".join([*lines, f"{len(taken)} pairs; from the disk against the bare page over http, cold."])


def line(opening: str, pairs: list[tuple[Start, float]]) -> str:
    """One row of the table."""
    seconds = [statistics.median(values) / 1000 for values in (
        [bare for _page, bare in pairs], [page.ready for page, _bare in pairs], [page.live for page, _bare in pairs])]
    spread = [ratios([getattr(page, state) / bare for page, bare in pairs]) for state in Start._fields]
    return f"{opening:<10} {seconds[0]:7.2f} {seconds[1]:8.2f} {seconds[2]:7.2f}  {spread[0]:<19}  {spread[1]}"


def ratios(values: list[float]) -> str:
    """A median with its spread."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"
