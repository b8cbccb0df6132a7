"""Hiatal hernia: a stomach above the diaphragm, behind the heart, with gas over fluid."""

import numpy as np

from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.shapes import blend, distance, noise, ramp

RADIUS = {"moderate": (26, 32), "large": (36, 46)}     # mm
WALL = 2.6                                             # mm
WALL_HU, GAS_HU = 25., -990.
SHAPE = (.92, .68, 1.12)                               # (z, y, x)
HIATUS = (-42., -40.)                                  # mm (z, y) where it comes through the diaphragm


def hernia(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Inserts the sac; its dome is uneven, its fluid level horizontal."""
    radius = rng.uniform(*RADIUS[lesion.severity])
    centre = np.array([HIATUS[0] + .55 * radius, HIATUS[1] + .25 * radius, rng.uniform(4, 26)])
    near = chest.around(centre, 1.6 * radius + 6)
    depth = _sac(rng, centre, radius, chest.grid(near))
    free = ~(chest.anatomy.vertebrae[near] | chest.anatomy.aorta[near])
    sac = ramp(depth, -1.6, 1.6) * free
    blend(chest.hu[near], sac, WALL_HU)
    level = centre[0] + radius * rng.uniform(-.15, .35)
    z = chest.grid(near)[0]
    folds = WALL * (1 + .6 * np.clip(noise(rng, 12, depth.shape), -1, 2))
    blend(chest.hu[near], ramp(depth - folds, -1.2, 1.2) * ramp(z - level, -1, 1) * free, GAS_HU)
    chest.record(lesion, chest.whole(near, sac))


def _sac(rng: np.random.Generator, centre: np.ndarray, radius: float, grid: tuple[np.ndarray, ...]) -> np.ndarray:
    """Depth in mm below an uneven surface made of two merged pouches."""
    main = .9 * radius - distance(centre, *grid, stretch=SHAPE)
    beside = centre + radius * np.array([rng.uniform(-.2, .25), 0, rng.choice([-1, 1]) * rng.uniform(.35, .6)])
    pouch = .6 * radius - distance(beside, *grid, stretch=SHAPE)
    joint = .15 * radius
    depth = joint * np.logaddexp(main / joint, pouch / joint)
    return depth + .09 * radius * noise(rng, .9 * radius, depth.shape, octaves=2)
