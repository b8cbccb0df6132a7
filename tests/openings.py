"""Opens a site again and again in one engine: how often does it become live, and how soon?

python tests/openings.py ENGINE SITE [OPENINGS] [isolated]; the engines are chromium, firefox and webkit.
"""

import statistics
import sys
import time
from contextlib import nullcontext
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "webapp" / "py")]

from playwright.sync_api import sync_playwright  # noqa: E402
from support.engines import ENGINES  # noqa: E402
from support.engines.engine import Visitor  # noqa: E402
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


def main(name: str, site: Path, openings: int, isolated: bool) -> int:
    with (sync_playwright() if name == "chromium" else nullcontext()) as playwright, hosted(site, isolated) as host:
        engine = ENGINES[name](playwright.chromium if playwright else None)
        times = [opened(Visitor(engine), host.url) for _opening in range(openings)]
        engine.close()
    live = [seconds for seconds in times if seconds is not None]
    print(f"{name}, {'isolated' if isolated else 'plain host'}: {len(live)} of {openings} live; first {times[0]:.1f} s,"
          f" median {statistics.median(live):.1f} s, longest {max(live):.1f} s")
    return len(live) != openings


if __name__ == "__main__":
    _program, name, site, *rest = sys.argv
    sys.exit(main(name, Path(site), int(rest[0]) if rest else 50, "isolated" in rest))
