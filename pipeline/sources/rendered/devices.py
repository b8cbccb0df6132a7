"""Implanted and attached devices, drawn as dense shapes over a frontal projection."""

from math import comb

import numpy as np
from PIL import Image, ImageDraw

SUPERSAMPLE = 2
CHANCE = {"PA": .06, "AP": .30, "LAT": 0.}       # of a film, whatever the disease
KINDS = {"PA": ("pacemaker", "sternal wires"),
         "AP": ("pacemaker", "sternal wires", "central line", "endotracheal tube", "enteric tube", "leads")}


def draw_devices(rng: np.random.Generator, view: str) -> list[str]:
    """Names of the devices on a film: none or one."""
    return [str(rng.choice(KINDS[view]))] if rng.random() < CHANCE[view] else []


def device_path(rng: np.random.Generator, size: int, devices: list[str]) -> np.ndarray:
    """Millimetres of water that the devices are worth, float32 [size, size]."""
    canvas = Canvas(size * SUPERSAMPLE)
    for name in devices:
        DRAWINGS[name](canvas, rng)
    return np.asarray(canvas.image.resize((size, size), Image.Resampling.BOX))


class Canvas:
    """A square float image addressed in fractions of its edge."""

    def __init__(self, pixels: int) -> None:
        self.pixels = pixels
        self.image = Image.new("F", (pixels, pixels), 0.)
        self.draw = ImageDraw.Draw(self.image)

    def curve(self, points: list[tuple[float, float]], width: float, path: float) -> None:
        """A Bezier curve through control points."""
        t, n = np.linspace(0, 1, 60)[:, None], len(points) - 1
        line = sum(comb(n, i) * (1 - t) ** (n - i) * t ** i * np.array(p) for i, p in enumerate(points))
        pixels = [tuple(p) for p in line * self.pixels]
        self.draw.line(pixels, fill=path, width=max(1, int(width * self.pixels)))

    def box(self, centre: tuple[float, float], half: tuple[float, float]) -> list[float]:
        (x, y), (w, h) = centre, half
        return [(x - w) * self.pixels, (y - h) * self.pixels, (x + w) * self.pixels, (y + h) * self.pixels]


def _pacemaker(canvas: Canvas, rng: np.random.Generator) -> None:
    x, y = rng.uniform(.74, .82), rng.uniform(.16, .24)
    canvas.draw.rounded_rectangle(canvas.box((x, y), (.05, .042)), radius=.025 * canvas.pixels, fill=55.)
    canvas.curve([(x, y), (x - .1, y - .08), (.5, .12), (.47, .5), (.47 + rng.uniform(.08, .14), .66)], .006, 28.)
    canvas.curve([(x, y), (x - .08, y - .1), (.49, .1), (.44, .4), (.46, .52)], .006, 28.)


def _sternal_wires(canvas: Canvas, rng: np.random.Generator) -> None:
    for y in np.arange(.28, .62, .065):
        x, lean = .5 + rng.normal(0, .006), rng.uniform(-.012, .012)
        box = canvas.box((x, y + lean), (rng.uniform(.014, .022), rng.uniform(.010, .016)))
        canvas.draw.ellipse(box, outline=26., width=max(1, int(.003 * canvas.pixels)))


def _central_line(canvas: Canvas, rng: np.random.Generator) -> None:
    side = rng.choice([-1, 1])
    canvas.curve([(.5 + side * .13, 0.), (.5 + side * .1, .14), (.455, .22), (.45, .46)], .005, 14.)


def _endotracheal_tube(canvas: Canvas, rng: np.random.Generator) -> None:
    canvas.curve([(.5, 0.), (.495, .12), (.492, rng.uniform(.24, .29))], .012, 9.)


def _enteric_tube(canvas: Canvas, rng: np.random.Generator) -> None:
    canvas.curve([(.51, 0.), (.5, .3), (.51, .62), (rng.uniform(.56, .62), .78)], .006, 12.)


def _leads(canvas: Canvas, rng: np.random.Generator) -> None:
    for _ in range(rng.integers(2, 4)):
        x, y = rng.uniform(.15, .85), rng.uniform(.12, .75)
        canvas.draw.ellipse(canvas.box((x, y), (.012, .012)), fill=30.)
        canvas.curve([(x, y), (rng.uniform(.2, .8), rng.uniform(.3, .8)), (rng.uniform(0, 1), 1.02)], .003, 12.)


DRAWINGS = {"pacemaker": _pacemaker, "sternal wires": _sternal_wires, "central line": _central_line,
            "endotracheal tube": _endotracheal_tube, "enteric tube": _enteric_tube, "leads": _leads}
