"""Opens a site again and again in one engine: how often does it become live, and how soon?

python tests/openings.py ENGINE SITE [OPENINGS] [isolated]; the engines are chromium, firefox and webkit. On a plain
host each opening is a first visit, in a browser of its own: the service worker would isolate the next. On an isolated
one all are one reader's.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "webapp" / "py")]

from playwright.sync_api import sync_playwright  # noqa: E402
from support.engines import ENGINES  # noqa: E402
from support.engines.engine import Engine, Visitor  # noqa: E402
from support.hosting import hosted  # noqa: E402


def opened(visitor: Visitor, address: str) -> float | None:
    """Seconds until the page was live; None where it was not."""
    begun = time.monotonic()
    try:
        visitor.open(address)
    except AssertionError as failure:
        print(f"not live: {failure}", flush=True)
        return None
    return time.monotonic() - begun


def first_visits(start: Callable[[], Engine], address: str, openings: int) -> Iterator[float | None]:
    """Each in a fresh profile."""
    for _opening in range(openings):
        with closing(start()) as engine:
            yield opened(Visitor(engine), address)


def one_readers(start: Callable[[], Engine], address: str, openings: int) -> Iterator[float | None]:
    """All in one profile."""
    with closing(start()) as engine:
        for _opening in range(openings):
            yield opened(Visitor(engine), address)


def main(name: str, site: Path, openings: int, isolated: bool) -> int:
    with (sync_playwright() if name == "chromium" else nullcontext()) as playwright, hosted(site, isolated) as host:
        start = partial(ENGINES[name], playwright.chromium if playwright else None)
        times = list((one_readers if isolated else first_visits)(start, host.url, openings))
    live = [seconds for seconds in times if seconds is not None]
    print(f"{name}, {'isolated' if isolated else 'plain host'}: {len(live)} of {openings} live; first {times[0]:.1f} s,"
          f" median {statistics.median(live):.1f} s, longest {max(live):.1f} s")
    return len(live) != openings


if __name__ == "__main__":
    _program, name, site, *rest = sys.argv
    sys.exit(main(name, Path(site), int(rest[0]) if rest else 50, "isolated" in rest))
