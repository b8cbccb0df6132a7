"""A drawing of lines, bars and words, as SVG and as PNG: the same shapes, and equal drawings give equal bytes.

Greys and dashes alone, so that it reads without colour, in print and in a talk.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

from medmir.measure.shapes import BAR, FAINT, INK, Box, Line, Path, Shape, Words

PAPER = "paper"
COLOURS = {PAPER: "#ffffff", INK: "#101010", FAINT: "#8a8a8a", BAR: "#c4c4c4"}
DASH = 4            # pixels of a dash, and of the gap after it
SHARP, FINE = 2, 2  # the PNG's pixels for each of the drawing's, and how many are drawn for each of those
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
"""By SVG's name where a text's place is on its line: Pillow's name for it."""


class Drawing:
    """Shapes on a white sheet of ``width`` by ``height`` pixels; the later ones lie on top. ``title`` says it all."""

    def __init__(self, width: int, height: int, title: str):
        self.width, self.height, self.title = width, height, title
        self.shapes: list[Shape] = []

    def add(self, *shapes: Shape) -> None:
        """Put shapes on top."""
        self.shapes += shapes

    def svg(self) -> bytes:
        """The drawing as SVG."""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        sheet = _svg(Box(0, 0, self.width, self.height, PAPER))
        lines = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif">',
                 f"<title>{escape(self.title)}</title>", sheet, *map(_svg, self.shapes), "</svg>", ""]
        return "\n".join(lines).encode()

    def png(self) -> bytes:
        """The drawing as PNG, :data:`SHARP` pixels for each of its own."""
        scale = SHARP * FINE
        image = Image.new("L", (self.width * scale, self.height * scale), COLOURS[PAPER])
        pen = ImageDraw.Draw(image)
        for shape in self.shapes:
            _paint(pen, shape, scale)
        data = BytesIO()
        image.reduce(FINE).save(data, "PNG", optimize=True)
        return data.getvalue()


def _svg(shape: Shape) -> str:
    match shape:
        case Line(x1, y1, x2, y2, ink, width, dashed):
            dashes = f' stroke-dasharray="{DASH}"' if dashed else ""
            ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
            return f'<line {ends} stroke="{COLOURS[ink]}" stroke-width="{width:g}"{dashes}/>'
        case Path(points, ink, width, dashed):
            dashes = f' stroke-dasharray="{DASH}"' if dashed else ""
            line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            return f'<polyline points="{line}" fill="none" stroke="{COLOURS[ink]}" stroke-width="{width:g}"{dashes}/>'
        case Box(x, y, width, height, ink):
            return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{COLOURS[ink]}"/>'
        case Words(x, y, text, anchor, size):
            place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
            return f'<text {place} fill="{COLOURS[INK]}">{escape(text)}</text>'


def _paint(pen: ImageDraw.ImageDraw, shape: Shape, scale: int) -> None:
    match shape:
        case Line():
            for ends in _dashes(shape) if shape.dashed else [shape[:4]]:
                pen.line([round(each * scale) for each in ends], COLOURS[shape.ink], round(shape.width * scale))
        case Path(points, ink, width, dashed):
            for one, next_ in pairwise(points):
                _paint(pen, Line(*one, *next_, ink, width, dashed), scale)
        case Box(x, y, width, height, ink):
            corners = (x, y, x + width, y + height)
            pen.rectangle([round(each * scale) for each in corners], COLOURS[ink])
        case Words(x, y, text, anchor, size):
            place = (round(x * scale), round(y * scale))
            pen.text(place, text, COLOURS[INK], ImageFont.load_default(size * scale), ANCHORS[anchor])


def _dashes(line: Line) -> Iterator[tuple[float, float, float, float]]:
    x1, y1, x2, y2 = line[:4]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    across, down = (x2 - x1) / (length or 1), (y2 - y1) / (length or 1)
    for step in range(0, int(length) + 1, 2 * DASH):
        end = min(step + DASH, length)
        yield x1 + across * step, y1 + down * step, x1 + across * end, y1 + down * end
