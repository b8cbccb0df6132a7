"""What a plot is made of: lines, boxes and words, and the curves and bars that are made of them.

The page shows them as SVG in its own colours, the pipeline writes them as SVG and PNG (:mod:`pipeline.cards.drawing`).
Nothing is told by colour alone: a mean is thick, its interval thin, chance dashed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

INK, FAINT, BAR = "ink", "faint", "bar"
"""What a shape is drawn in; whoever shows it knows the colours."""
LETTERS = 12  # pixels


class Line(NamedTuple):
    """From one point to another, ``width`` pixels thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str = INK
    width: float = 1
    dashed: bool = False


class Path(NamedTuple):
    """Through points, each x and y."""

    points: tuple[tuple[float, float], ...]
    ink: str = INK
    width: float = 1
    dashed: bool = False


class Box(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    ink: str = BAR


class Words(NamedTuple):
    """A line of text on its base line, which begins, has its middle or ends at ``x``: "start", "middle", "end"."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    size: int = LETTERS


Shape = Line | Path | Box | Words


class Field(NamedTuple):
    """Where a curve is drawn: its left upper corner and its size, in pixels; both axes go from 0 to 1."""

    left: float
    top: float
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a point, x to the right and y up; one outside lies on the edge."""
        return (round(self.left + self.width * min(max(x, 0.0), 1.0), 1),
                round(self.top + self.height * (1 - min(max(y, 0.0), 1.0)), 1))


def axes(field: Field, ticks: Mapping[float, str]) -> Iterator[Shape]:
    """Lines at 0, a half and 1, and what stands below the horizontal axis, by place from 0 to 1."""
    for y in (0, 0.5, 1):
        (x1, height), (x2, _) = field.at(0, y), field.at(1, y)
        yield Line(x1, height, x2, height, FAINT, 0.5)
        yield Words(x1 - 5, height + 4, f"{y:g}", "end", 11)
    for place, text in ticks.items():
        x, bottom = field.at(place, 0)
        yield Line(x, bottom, x, bottom + 4, FAINT, 1)
        yield Words(x, bottom + 17, text, "middle", 11)


def curve(field: Field, places: Sequence[float], lines: Mapping[str, Sequence[float]]) -> Iterator[Shape]:
    """A mean with the edges of its interval, and chance: ``value``, ``low``, ``high``, ``chance`` at each place."""
    for name, ink, width, dashed in (("low", FAINT, 1, False), ("high", FAINT, 1, False), ("chance", INK, 1.5, True),
                                     ("value", INK, 2.5, False)):
        points = tuple(field.at(x, y) for x, y in zip(places, lines[name], strict=True))
        yield Path(points, ink, width, dashed)
