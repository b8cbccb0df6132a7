"""Diffuse disease of both lungs: edema, fibrosis, emphysema."""

import numpy as np
from scipy import ndimage

from pipeline.sources.rendered.anatomy import HILUM, SIDE_CODES
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.shapes import blend, distance, noise, ramp

EDEMA = {"mild": 170, "moderate": 280, "severe": 400}              # HU added at the hilum
EDEMA_REACH = (52, 60, 34)                                         # mm (z, y, x), Gaussian
KERLEY_LINES = {"mild": 5, "moderate": 9, "severe": 12}            # per side
KERLEY_HU = -50.
NET = {"mild": 480, "moderate": 600, "severe": 740}                # HU of fibrous strands
PERIPHERY = 46.                                                    # mm from the ribs
DENSITY = {"mild": .72, "moderate": .55, "severe": .40}            # of emphysematous lung
FLATTENING = {"mild": 12, "moderate": 22, "severe": 32}            # mm that the domes sink
NARROW_HEART = {"mild": .96, "moderate": .92, "severe": .86}
HYPERINFLATED = (1.04, 1.1, 1.02)                                  # (z, y, x)
BULLA_LOBES = ("LUL", "RUL", "LUL", "RUL", "LLL", "RLL")
BULLA_RADIUS, BULLA_WALL_HU = (10, 24), -300.                      # mm, HU


def edema(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Perihilar haze, septal lines at the bases and engorged vessels."""
    anatomy = chest.anatomy
    uneven = 1 + .35 * noise(rng, 26, chest.hu.shape, octaves=2)
    for side in SIDE_CODES:
        z, y, x = HILUM[side]
        reach = distance((z - 14, y, 1.25 * x), anatomy.z, anatomy.y, anatomy.x, EDEMA_REACH)
        haze = EDEMA[lesion.severity] * (1.25 * np.exp(-.5 * reach ** 2) + .22) * uneven
        chest.hu += anatomy.lung(side) * (chest.hu < -200) * np.clip(haze, 0, 700)
        for _ in range(KERLEY_LINES[lesion.severity]):
            _septal_line(chest, rng, side)
    _engorge_vessels(chest)
    chest.record(lesion, anatomy.side > 0, opaque=False)


def _septal_line(chest: Chest, rng: np.random.Generator, side: str) -> None:
    """A Kerley B line: short, horizontal, reaching the lateral pleura."""
    anatomy = chest.anatomy
    z, y = rng.uniform(-70, 0), rng.uniform(-30, 40)
    near = chest.around(np.array([z, y, HILUM[side][2]]), 16)[:2] + (slice(None),)
    grid_z, grid_y, grid_x = chest.grid(near)
    costal = anatomy.costal[near]
    lateral = (np.abs(grid_x) > 45) & (anatomy.side[near] == SIDE_CODES[side])
    line = np.exp(-((grid_z - z) / rng.uniform(.7, 1.1)) ** 2) * (np.abs(grid_y - y) < 16)
    blend(chest.hu[near], .5 * line * lateral * (costal < rng.uniform(9, 16)) * (costal > 1), KERLEY_HU)


def _engorge_vessels(chest: Chest) -> None:
    wider = ndimage.grey_dilation(chest.hu, size=(1, 3, 3))
    rim = (wider > -500) & (chest.hu < -300) & (chest.anatomy.side > 0)
    chest.hu[rim] = .45 * wider[rim] + .55 * chest.hu[rim]


def fibrosis(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """A net of strands, peripheral and "basal", or "apical"; basal scarring lifts the domes."""
    anatomy, shape = chest.anatomy, chest.hu.shape
    net = np.maximum(np.exp(-(noise(rng, 13, shape) / .24) ** 2),
                     .7 * np.exp(-(noise(rng, 8.5, shape) / .18) ** 2))
    zone = _zone(anatomy.z, lesion.kind)
    extent = ramp(PERIPHERY - anatomy.costal, 0, 30) * zone + .35 * zone * ramp(noise(rng, 30, shape), .2, 1)
    extent = np.clip(extent, 0, 1) * (anatomy.side > 0)
    chest.hu += (chest.hu < -200) * extent * (NET[lesion.severity] * net + 70)
    if lesion.kind == "basal":
        for side in chest.dome:
            chest.dome[side] += rng.uniform(6, 16)
    chest.record(lesion, extent * net, opaque=False)


def _zone(z: np.ndarray, kind: str) -> np.ndarray:
    if kind == "apical":
        return ramp(z, 45, 95)
    return ramp(35 - z, -10, 60) * (.45 + .55 * ramp(z, -75, -35))


def emphysema(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Destroyed lung: darker, fewer vessels, bullae, low flat domes, a narrow heart."""
    anatomy, severity = chest.anatomy, lesion.severity
    lung, keep = anatomy.side > 0, DENSITY[severity]
    vessels = lung & (chest.hu >= -500) & (anatomy.costal < 45)
    tissue = lung & (chest.hu < -500)
    chest.hu[tissue] = -1000 + (chest.hu[tissue] + 1000) * keep
    chest.hu[vessels] = -1000 + (chest.hu[vessels] + 1000) * (.55 + .45 * keep)
    for _ in range(rng.integers(0, 3) if severity == "mild" else rng.integers(2, 6)):
        _bulla(chest, rng)
    for side in chest.dome:
        chest.dome[side] -= FLATTENING[severity] + rng.uniform(-3, 5)
    chest.heart_scale *= NARROW_HEART[severity]
    chest.inflation = HYPERINFLATED
    chest.record(lesion, lung, opaque=False)


def _bulla(chest: Chest, rng: np.random.Generator) -> None:
    centre, radius = chest.place(rng, str(rng.choice(BULLA_LOBES)), 10), rng.uniform(*BULLA_RADIUS)
    near = chest.around(centre, radius + 5)
    away = distance(centre, *chest.grid(near))
    lung = chest.anatomy.side[near] > 0
    blend(chest.hu[near], ramp(radius - away, -1, 1) * lung, -1000)
    blend(chest.hu[near], .5 * np.exp(-((away - radius) / 1.1) ** 2) * lung, BULLA_WALL_HU)
