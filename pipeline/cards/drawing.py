"""A drawing of lines, bars and words, as SVG and as PNG: the same shapes, and equal drawings give equal bytes.

Greys and dashes alone, so that it reads without colour, in print and in a talk.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

LETTERS = 12  # pixels
PAPER, INK, FAINT, BAR = "#ffffff", "#101010", "#8a8a8a", "#c4c4c4"
DASH = 4            # pixels of a dash, and of the gap after it
SHARP, FINE = 2, 2  # the PNG's pixels for each of the drawing's, and how many are drawn for each of those
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
"""By SVG's name where a text's place is on its line: Pillow's name for it."""


class Line(NamedTuple):
    """From one point to another, ``width`` pixels thick."""

    x1: float
    y1: float
    x2: float
    y2: float
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


class Drawing:
    """Shapes on a white sheet of ``width`` by ``height`` pixels; the later ones lie on top. ``title`` says it all."""

    def __init__(self, width: int, height: int, title: str):
        self.width, self.height, self.title = width, height, title
        self.shapes: list[Line | Box | Words] = []

    def add(self, *shapes: Line | Box | Words) -> None:
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
        image = Image.new("L", (self.width * scale, self.height * scale), PAPER)
        pen = ImageDraw.Draw(image)
        for shape in self.shapes:
            _paint(pen, shape, scale)
        data = BytesIO()
        image.reduce(FINE).save(data, "PNG", optimize=True)
        return data.getvalue()


def _svg(shape: Line | Box | Words) -> str:
    match shape:
        case Line(x1, y1, x2, y2, ink, width, dashed):
            dashes = f' stroke-dasharray="{DASH}"' if dashed else ""
            ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
            return f'<line {ends} stroke="{ink}" stroke-width="{width:g}"{dashes}/>'
        case Box(x, y, width, height, ink):
            return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{ink}"/>'
        case Words(x, y, text, anchor, size):
            place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
            return f'<text {place} fill="{INK}">{escape(text)}</text>'


def _paint(pen: ImageDraw.ImageDraw, shape: Line | Box | Words, scale: int) -> None:
    match shape:
        case Line():
            for ends in _dashes(shape) if shape.dashed else [shape[:4]]:
                pen.line([round(each * scale) for each in ends], shape.ink, round(shape.width * scale))
        case Box(x, y, width, height, ink):
            corners = (x, y, x + width, y + height)
            pen.rectangle([round(each * scale) for each in corners], ink)
        case Words(x, y, text, anchor, size):
            place = (round(x * scale), round(y * scale))
            pen.text(place, text, INK, ImageFont.load_default(size * scale), ANCHORS[anchor])


def _dashes(line: Line) -> Iterator[tuple[float, float, float, float]]:
    x1, y1, x2, y2 = line[:4]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    across, down = (x2 - x1) / (length or 1), (y2 - y1) / (length or 1)
    for step in range(0, int(length) + 1, 2 * DASH):
        end = min(step + DASH, length)
        yield x1 + across * step, y1 + down * step, x1 + across * end, y1 + down * end
