"""Fluid, air and scar in the pleural space."""

import numpy as np

from pipeline.sources.rendered.anatomy import HILUM, SIDE_SIGN
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.shapes import blend, distance, noise, ramp

FLUID_HU, SCAR_HU, PLAQUE_HU, PLEURA_HU, AIR_HU = 14., 40., 620., -60., -1000.

FLUID_LEVEL = {"small": (-72, -50), "moderate": (-38, -5), "large": (22, 62)}    # mm, z of the fluid's surface
MENISCUS_RISE = {"small": 30, "moderate": 42, "large": 50}                       # mm at the chest wall
MENISCUS_WIDTH = 13.               # mm, exponential fall of the meniscus from the wall
LEFT_LOWER = 8.                    # mm: the left sulcus lies lower
WET_LUNG, WET_REACH = 150., 28.    # HU and mm: compressed lung above the fluid

AIR_DEPTH = {"small": (14, 20), "moderate": (24, 34), "large": (44, 62)}         # mm between ribs and lung
BASAL_SHARE = {"small": .02, "moderate": .30, "large": .62}                      # of that depth at the base
COMPRESSION = {"small": 1.25, "moderate": 1.5, "large": 2.3}                     # density of the lung
PLEURAL_LINE = 1.5                 # mm
RETRACTED = (1.5, 1.1, .95)        # (z, y, x) shape of a lung collapsed to the hilum

SCAR_DEPTH = {"lateral": (9, 16), "plaque": (9, 16), "apical": (10, 18)}         # mm


def effusion(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Free fluid with a meniscus; a large one pushes the mediastinum away."""
    anatomy, size = chest.anatomy, lesion.severity
    lung = anatomy.lung(lesion.side)
    level = rng.uniform(*FLUID_LEVEL[size])
    if lesion.side == "left" and size != "large":
        level -= LEFT_LOWER
    surface = level + MENISCUS_RISE[size] * np.exp(-anatomy.costal / MENISCUS_WIDTH) - anatomy.z
    fluid = ramp(surface + 3 * noise(rng, 45, lung.shape), -2.5, 2.5) * lung
    wet = ramp(surface + WET_REACH, 0, WET_REACH) * lung * (1 - fluid)
    chest.hu += wet * WET_LUNG * (chest.hu < -300)
    blend(chest.hu, fluid, FLUID_HU)
    if size == "large":
        chest.push_away(lesion.side, rng.uniform(6, 16))
    chest.record(lesion, fluid)


def pneumothorax(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Air between ribs and lung, deepest at the apex, behind a thin visceral line."""
    anatomy, size = chest.anatomy, lesion.severity
    lung = anatomy.lung(lesion.side)
    depth = rng.uniform(*AIR_DEPTH[size])
    inward = anatomy.costal - _air_depth(anatomy.z, size, depth) * (1 + .1 * noise(rng, 60, lung.shape))
    if size == "large":
        radius = distance(HILUM[lesion.side], anatomy.z, anatomy.y, anatomy.x, RETRACTED)
        inward = np.minimum(inward, 62 - .35 * depth - radius)
        chest.push_away(lesion.side, rng.uniform(4, 14))
        chest.dome[lesion.side] -= rng.uniform(6, 16)
    _compress(chest, lung & (inward > 0), COMPRESSION[size])
    air = ramp(-inward, -.6, .6) * lung
    blend(chest.hu, air, AIR_HU)
    line = np.exp(-((inward - 1) / PLEURAL_LINE) ** 2) * lung * (anatomy.costal > 2.5)
    blend(chest.hu, .85 * line, PLEURA_HU)
    chest.record(lesion, air)


def _air_depth(z: np.ndarray, size: str, depth: float) -> np.ndarray:
    base = BASAL_SHARE[size]
    return depth * (base + (1 - base) * ramp(z, 40 if size == "small" else -20, 120))


def _compress(chest: Chest, where: np.ndarray, density: float) -> None:
    hu = chest.hu
    denser = np.minimum(-1000 + (hu + 1000) * density, np.maximum(hu, -250))
    np.copyto(hu, denser, where=where)


def thickening(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """A rim of scar along the ribs (kind "lateral"), an apical cap ("apical") or a calcified "plaque"."""
    anatomy = chest.anatomy
    lung = anatomy.lung(lesion.side)
    thickness = rng.uniform(*SCAR_DEPTH[lesion.kind]) * (1 + .22 * noise(rng, 36, lung.shape, octaves=2))
    thickness *= _extent(chest, rng, lesion)
    scar = ramp(thickness - anatomy.costal, -1, 1) * lung * (thickness > 1.2)
    chest.fill(scar, SCAR_HU)
    if lesion.kind == "plaque":
        patches = ramp(noise(rng, 14, lung.shape), .35, .7) * ramp(75 - np.abs(anatomy.z - 10), 0, 20)
        plaque = ramp(5 - anatomy.costal, -1, 1) * lung * patches
        blend(chest.hu, plaque, PLAQUE_HU)
        scar = np.maximum(scar, plaque)
    chest.record(lesion, scar)


def _extent(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> np.ndarray:
    z, x = chest.anatomy.z, chest.anatomy.x
    if lesion.kind == "apical":
        return ramp(z + 6 * noise(rng, 40, chest.hu.shape), 85, 125)
    height = ramp(z, -105, -85) * ramp(rng.uniform(10, 70) - z, 0, 25)
    return height * ramp(SIDE_SIGN[lesion.side] * x, 50, 80)
