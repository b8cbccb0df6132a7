"""Atelectasis: plates at the base, collapse of a lower or an upper lobe."""

import numpy as np

from pipeline.sources.rendered.anatomy import SIDE_SIGN
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.shapes import noise, ramp

COLLAPSED_HU = 33.
PLATE_HEIGHT, PLATE_DEPTH, PLATE_LATERAL = (-8, 32), (-30, 35), (52, 84)   # mm: z, y and |x| of its middle
PLATE_HALF_LENGTH, PLATE_HALF_WIDTH = (20, 40), 34                          # mm
PLATE_THICKNESS = (2.2, 3.6)                                                # mm
PLATE_SAG = (0, 7)                                                          # mm, bend from middle to end
PLATE_SLOPE = .22                                                           # standard deviation of dz/dx


def atelectasis(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Inserts the lesion's kind ("plate", "lower" or "upper") and lifts the dome on that side."""
    if lesion.kind == "plate":
        shapes = [_plate(chest, rng, lesion.side) for _ in range(rng.integers(1, 3))]
        opacity = np.maximum.reduce(shapes)
        chest.dome[lesion.side] += rng.uniform(6, 14)
    else:
        opacity = (_lower if lesion.kind == "lower" else _upper)(chest, rng, lesion.side)
        chest.dome[lesion.side] += rng.uniform(8, 18)
        chest.push_away(lesion.side, -rng.uniform(5, 12))
    chest.fill(opacity, COLLAPSED_HU)
    chest.record(lesion, opacity)


def _plate(chest: Chest, rng: np.random.Generator, side: str) -> np.ndarray:
    """A thin, bent band that tapers to its ends and is denser here and there."""
    length = rng.uniform(*PLATE_HALF_LENGTH)
    centre = np.array([rng.uniform(*PLATE_HEIGHT), rng.uniform(*PLATE_DEPTH),
                       SIDE_SIGN[side] * rng.uniform(*PLATE_LATERAL)])
    near = chest.around(centre, max(length, PLATE_HALF_WIDTH))
    z, y, x = (g - float(c) for g, c in zip(chest.grid(near), centre, strict=True))
    along = np.clip(np.abs(x) / length, 0, 1)
    wavy = noise(rng, 30, np.broadcast_shapes(z.shape, y.shape, x.shape))
    bend = rng.uniform(*PLATE_SAG) * float(rng.choice([-1, 1])) * along ** 2
    offset = z - rng.normal(0, PLATE_SLOPE) * x - rng.normal(0, .13) * y - bend + 1.5 * wavy
    thickness = rng.uniform(*PLATE_THICKNESS) * (1 - .75 * along ** 2) * np.clip(1 + .3 * wavy, .3, 1.7)
    ends = ramp(length - np.abs(x), 0, .6 * length) * ramp(PLATE_HALF_WIDTH - np.abs(y), 0, 14)
    sheet = np.exp(-(offset / thickness) ** 2) * ends * rng.uniform(.6, .95)
    return chest.whole(near, sheet) * chest.anatomy.lung(side)


def _lower(chest: Chest, rng: np.random.Generator, side: str) -> np.ndarray:
    """A triangle beside the spine, behind the heart, that widens to the diaphragm."""
    anatomy = chest.anatomy
    top = rng.uniform(15, 45)
    width = 4 + (top - anatomy.z) * rng.uniform(.42, .56) + .12 * (anatomy.y + 40)
    edge = width - (SIDE_SIGN[side] * anatomy.x - 12) + 3.5 * noise(rng, 28, chest.hu.shape, octaves=2)
    return (ramp(edge, -3.5, 3.5) * ramp(18 - anatomy.y, 0, 14) * anatomy.lung(side)
            * ramp(top + 25 - anatomy.z, 0, 30))


def _upper(chest: Chest, rng: np.random.Generator, side: str) -> np.ndarray:
    """An opaque wedge above the fissure, which is drawn up and bows."""
    anatomy = chest.anatomy
    lateral = np.clip(SIDE_SIGN[side] * anatomy.x - 20, 0, 200)
    fissure = rng.uniform(62, 78) + .009 * lateral ** 2
    edge = anatomy.z - fissure + 3 * noise(rng, 30, chest.hu.shape, octaves=2)
    return ramp(edge, -3.5, 3.5) * anatomy.soft_lobe(("L" if side == "left" else "R") + "UL")
