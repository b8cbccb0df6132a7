"""A time with the range that nine of ten laps fall into, drawn on a logarithmic line."""

from math import log10

from medmir.measure.timing import Times
from medmir.page.benchmark_files import plain
from medmir.page.language import say
from medmir.page.markup import Node, element

WIDTH, HEIGHT, MARGIN = 160, 14, 4  # pixels at 100 %
LEAST_MS, MOST_MS = 0.01, 10_000


def time_bar(times: Times, javascript: Times | None = None) -> Node:
    """SVG: a line from the 5 % to the 95 % quantile, a dot for the median, a tick for the JavaScript loop's median."""
    middle = HEIGHT / 2
    tick = _line(javascript.median, javascript.median, 1, HEIGHT - 1, "chance") if javascript else None
    return element(
        "svg", element("title", _said(times, javascript)),
        _line(LEAST_MS, MOST_MS, middle, middle, "axis"),
        _line(times.low, times.high, middle, middle, "interval"), tick,
        element("circle", cx=across(times.median), cy=middle, r=3.5, class_="value"),
        class_="bar", width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img",
    )


def across(milliseconds: float) -> float:
    """Where a time stands, in pixels from the left."""
    within = min(max(milliseconds, LEAST_MS), MOST_MS)
    share = log10(within / LEAST_MS) / log10(MOST_MS / LEAST_MS)
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def _said(times: Times, javascript: Times | None) -> str:
    ours = say("{median} ms, nine of ten from {low} to {high}", median=plain(times.median), low=plain(times.low),
               high=plain(times.high))
    return f"{ours}; {say('JavaScript loop {median} ms', median=plain(javascript.median))}" if javascript else ours


def _line(start: float, end: float, top: float, bottom: float, kind: str) -> Node:
    return element("line", x1=across(start), y1=top, x2=across(end), y2=bottom, class_=kind)
