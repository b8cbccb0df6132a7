"""A figure with its 95 % interval and its chance level, drawn on the line from 0 to 1."""

from medmir.page.markup import Node, element

WIDTH, HEIGHT, MARGIN = 160, 14, 4  # pixels at 100 %


def interval_bar(figure: dict) -> Node:
    """SVG: a line for the interval, a dot for the value, a tick for chance. What it says in words is its title.

    ``figure``: ``value``, ``low``, ``high`` and ``chance``, each from 0 to 1.
    """
    middle = HEIGHT / 2
    value, chance = _across(figure["value"]), _across(figure["chance"])
    return element(
        "svg",
        element("title", f"{said(figure)}, chance {figure['chance']:.2f}"),
        _line(_across(0), middle, _across(1), middle, "axis"),
        _line(_across(figure["low"]), middle, _across(figure["high"]), middle, "interval"),
        _line(chance, 1, chance, HEIGHT - 1, "chance"),
        element("circle", cx=value, cy=middle, r=3.5, class_="value"),
        class_="bar", width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img",
    )


def said(figure: dict) -> str:
    """ "0.85 [0.80, 0.90]": a value with its interval."""
    return f"{figure['value']:.2f} [{figure['low']:.2f}, {figure['high']:.2f}]"


def _across(share: float) -> float:
    return round(MARGIN + min(max(share, 0.0), 1.0) * (WIDTH - 2 * MARGIN), 1)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Node:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)
