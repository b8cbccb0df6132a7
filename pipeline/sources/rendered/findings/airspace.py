"""Air spaces filled with fluid, pus or cells: consolidation, pneumonia, infiltration."""

import numpy as np

from medmir.vocabulary.sides import BILATERAL, SIDES
from pipeline.sources.rendered.anatomy import HILUM, LOBE_CODES
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.shapes import blend, distance, noise, ramp

CONSOLIDATION_RADIUS = {"mild": (26, 34), "moderate": (38, 50), "severe": (62, 85)}   # mm
BRONCHI, BRONCHUS_RADIUS, BRONCHUS_HU = 5, 2.6, -950.                                 # count, mm, HU
PNEUMONIA_FOCI = {"mild": 2, "moderate": 3, "severe": 5}
PNEUMONIA_RADIUS, PNEUMONIA_HU = (26, 42), 25.                                        # mm, HU
INFILTRATE = {"mild": 330, "moderate": 420, "severe": 520}                            # HU added
INFILTRATE_REACH = (58, 70, 48)                                                       # mm (z, y, x)


def consolidation(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """One dense, lobe-bounded opacity with air bronchograms."""
    anatomy = chest.anatomy
    centre = chest.place(rng, lesion.lobe, 15)
    radius = rng.uniform(*CONSOLIDATION_RADIUS[lesion.severity])
    reach = distance(centre, anatomy.z, anatomy.y, anatomy.x, (1, 1.25, 1)) / radius
    edge = 1.05 - reach + .26 * noise(rng, 22, chest.hu.shape, octaves=2)
    opacity = ramp(edge, -.18, .14) * anatomy.soft_lobe(lesion.lobe) * rng.uniform(.82, .95)
    chest.fill(opacity, rng.uniform(30, 45))
    for _ in range(BRONCHI):
        _air_bronchogram(chest, opacity, centre + rng.normal(0, 16, 3), np.array(HILUM[lesion.side]))
    chest.record(lesion, opacity)


def _air_bronchogram(chest: Chest, opacity: np.ndarray, end: np.ndarray, hilum: np.ndarray) -> None:
    """A tapering air-filled tube from near the hilum to ``end``."""
    start = hilum + .15 * (end - hilum)
    length = np.linalg.norm(end - start)
    direction = (end - start) / length
    near = chest.around((start + end) / 2, length / 2 + 6)
    offsets = [g - s for g, s in zip(chest.grid(near), start, strict=True)]
    along = np.clip(sum(o * d for o, d in zip(offsets, direction, strict=True)), 0, length)
    away = np.sqrt(sum((o - along * d) ** 2 for o, d in zip(offsets, direction, strict=True)))
    tube = ramp(BRONCHUS_RADIUS * (1 - .5 * along / length) - away, -.8, .8)
    blend(chest.hu[near], .95 * tube * opacity[near], BRONCHUS_HU)


def pneumonia(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Several patchy, ill-defined foci in one lobe."""
    anatomy = chest.anatomy
    patchy = ramp(noise(rng, 15, chest.hu.shape, octaves=2), -1, .5)
    foci = np.zeros(chest.hu.shape, np.float32)
    for _ in range(PNEUMONIA_FOCI[lesion.severity]):
        centre, radius = chest.place(rng, lesion.lobe, 8), rng.uniform(*PNEUMONIA_RADIUS)
        reach = distance(centre, anatomy.z, anatomy.y, anatomy.x, (1, 1.4, 1)) / radius
        np.maximum(foci, ramp(1 - reach, -.15, .45), out=foci)
    opacity = foci * patchy * anatomy.soft_lobe(lesion.lobe) * rng.uniform(.7, .88)
    chest.fill(opacity, PNEUMONIA_HU)
    chest.record(lesion, opacity)


def infiltration(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Hazy, streaky opacity of one lung or both that respects no lobe."""
    sides = SIDES if lesion.side == BILATERAL else (lesion.side,)
    added = sum(_infiltrate(chest, rng, side, INFILTRATE[lesion.severity]) for side in sides)
    chest.hu += added
    chest.record(lesion, added > 60, opaque=False)


def _infiltrate(chest: Chest, rng: np.random.Generator, side: str, strength: float) -> np.ndarray:
    anatomy = chest.anatomy
    lobe = str(rng.choice([code for code in LOBE_CODES if code[0] == side[0].upper()]))
    reach = distance(chest.place(rng, lobe, 15), anatomy.z, anatomy.y, anatomy.x, INFILTRATE_REACH)
    haze = .6 + .8 * np.clip(noise(rng, 20, chest.hu.shape, octaves=2), -.7, 2)
    streaks = .8 * np.exp(-(noise(rng, 12, chest.hu.shape) / .3) ** 2)
    added = ramp(1.35 - reach, 0, .8) * anatomy.lung(side) * strength * (haze + streaks)
    return np.clip(added, 0, 600) * (chest.hu < -300)
