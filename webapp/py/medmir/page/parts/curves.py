"""The curves of a protocol: Recall@K over K, and precision over the share of the relevant films that is found."""

from collections.abc import Mapping

from medmir.measure.shapes import Field, axes, curve
from medmir.page.language import counted, say
from medmir.page.markup import Node, element
from medmir.page.parts.plot import plot

SIZE = 430, 240
FIELD = Field(38, 12, 366, 200)
READ_AT = (1, 5, 10, 20, 50)
SHARES_AT = (10, 50, 90)


def curves(told: Mapping, name: str) -> Node | None:
    """Both curves of a protocol; None where the bundle has none."""
    if name not in told.get("recall", {}):
        return None
    return element("div", _recall(told["recall"][name]), _precision(told["precision"][name]), class_="curves")


def _recall(lines: dict) -> Node:
    deepest = len(lines["value"])
    ticks = {(k - 1) / (deepest - 1 or 1): f"{k}" for k in (1, 10, 20, 30, 40, 50) if k <= deepest}
    read = ", ".join(f"@{k} {_at(lines, k - 1)}" for k in READ_AT if k <= deepest)
    return _figure(say("Recall@K (hit rate) over K"), lines, ticks, read)


def _precision(lines: dict) -> Node:
    points = len(lines["value"])
    ticks = {(share * points / 100 - 1) / (points - 1 or 1): f"{share} %" for share in (5, 25, 50, 75, 100)}
    read = ", ".join(f"{share} %: {_at(lines, share * points // 100 - 1)}" for share in SHARES_AT)
    return _figure(say("Precision over the share of the right films that is found"), lines, ticks, read)


def _at(lines: dict, place: int) -> str:
    return f"{lines['value'][place]:.2f} [{lines['low'][place]:.2f}, {lines['high'][place]:.2f}]"


def _figure(heading: str, lines: dict, ticks: Mapping[float, str], read: str) -> Node:
    steps = len(lines["value"]) - 1 or 1
    drawn = [*axes(FIELD, ticks), *curve(FIELD, [step / steps for step in range(steps + 1)], lines)]
    caption = element("figcaption", element("strong", f"{heading}, n = {counted(lines['n'])}"),
                      element("span", read, class_="dim"))
    return element("figure", caption, plot(drawn, *SIZE, f"{heading}: {read}"))
