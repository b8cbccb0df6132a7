"""A figure with its 95 % interval and its chance level, drawn on the line from 0 to 1."""

from medmir.page.language import say
from medmir.page.markup import Node, element

WIDTH, HEIGHT, MARGIN = 160, 14, 4  # pixels at 100 %
WIDE, TALL = 320, 18                # of a bar


def interval_bar(figure: dict) -> Node:
    """SVG: a line for the interval, a dot for the value, a tick for chance. What it says in words is its title.

    ``figure``: ``value``, ``low``, ``high`` and ``chance``, each from 0 to 1.
    """
    middle = HEIGHT / 2
    value, chance = _across(figure["value"]), _across(figure["chance"])
    return element(
        "svg",
        element("title", _title(figure)),
        _line(_across(0), middle, _across(1), middle, "axis"),
        _line(_across(figure["low"]), middle, _across(figure["high"]), middle, "interval"),
        _line(chance, 1, chance, HEIGHT - 1, "chance"),
        element("circle", cx=value, cy=middle, r=3.5, class_="value"),
        class_="bar", width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img",
    )


def figure_bar(figure: dict) -> Node:
    """SVG: a bar for the value, a line with ends for its interval, a dashed stroke for chance, from 0 to 1."""
    middle, left = TALL / 2, _across(0, WIDE)
    low, value, high, chance = (_across(figure[name], WIDE) for name in ("low", "value", "high", "chance"))
    return element(
        "svg",
        element("title", _title(figure)),
        element("rect", x=left, y=4, width=round(value - left, 1), height=TALL - 8, class_="length"),
        _line(left, TALL - 1, _across(1, WIDE), TALL - 1, "axis"),
        [_line(x, middle - 4, x, middle + 4, "interval") for x in (low, high)],
        _line(low, middle, high, middle, "interval"),
        element("line", x1=chance, y1=0, x2=chance, y2=TALL, class_="chance", stroke_dasharray="3 2"),
        class_="bar", width=WIDE, height=TALL, viewBox=f"0 0 {WIDE} {TALL}", preserveAspectRatio="none", role="img",
    )


def _title(figure: dict) -> str:
    return f"{said(figure)}, {chance_said(figure)}"


def said(figure: dict) -> str:
    """ "0.85 [0.80, 0.90]": a value with its interval."""
    return f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}]"


def chance_said(figure: dict) -> str:
    """ "chance 0.12"."""
    return say("chance {value}", value=f"{figure['chance']:.2f}")


def _across(share: float, width: int = WIDTH) -> float:
    return round(MARGIN + min(max(share, 0.0), 1.0) * (width - 2 * MARGIN), 1)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Node:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)
