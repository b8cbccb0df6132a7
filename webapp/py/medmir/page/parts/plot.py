"""Shapes of :mod:`medmir.measure.shapes` as SVG, in the page's own colours."""

from collections.abc import Iterable

from medmir.measure.shapes import Box, Line, Path, Shape, Words
from medmir.page.markup import Node, element


def plot(shapes: Iterable[Shape], width: int, height: int, title: str) -> Node:
    """A drawing of ``width`` by ``height`` pixels at 100 %; ``title`` says in words what it shows."""
    return element("svg", element("title", title), [_drawn(shape) for shape in shapes], class_="plot", width=width,
                   height=height, viewBox=f"0 0 {width} {height}", role="img")


def _drawn(shape: Shape) -> Node:
    match shape:
        case Line(x1, y1, x2, y2, ink, width, dashed):
            return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **_stroke(ink, width, dashed))
        case Path(points, ink, width, dashed):
            line = " ".join(f"{x:g},{y:g}" for x, y in points)
            return element("polyline", points=line, fill="none", **_stroke(ink, width, dashed))
        case Box(x, y, width, height, ink):
            return element("rect", x=x, y=y, width=width, height=height, class_=ink)
        case Words(x, y, text, anchor, size):
            return element("text", text, x=x, y=y, text_anchor=anchor, font_size=size)


def _stroke(ink: str, width: float, dashed: bool) -> dict:
    return {"class_": ink, "stroke_width": f"{width:g}", "stroke_dasharray": "4" if dashed else None}
