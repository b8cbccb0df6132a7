"""Round lesions: nodules (up to 3 cm) and masses (above)."""

import numpy as np

from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.shapes import blend, distance, noise, ramp

NODULE_RADIUS, MASS_RADIUS = (8., 14.5), (18., 34.)        # mm
NODULE_HU = {"solid": 45., "spiculated": 45., "calcified": 420.}
MASS_HU, CAVITY_HU = 45., -980.
LOBULES = 6                        # smaller balls that make the outline of a mass bulge
CAVITY_SHARE = (.4, .6)            # of the radius
EDGE = {"Nodule": 1.6, "Mass": 3.} # mm over which the lesion fades into lung
SPICULES = {"Nodule": 14, "Mass": 22}
ROUGHNESS = {"Nodule": .10, "Mass": .16}   # of the radius


def nodule(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """A solid, spiculated or calcified nodule in a lobe."""
    radius = rng.uniform(*NODULE_RADIUS)
    centre = chest.place(rng, lesion.lobe, radius + 4)
    near, _, body = _grow(chest, rng, lesion, centre, radius, NODULE_HU[lesion.kind])
    chest.record(lesion, chest.whole(near, body), size_mm=round(2 * radius))


def mass(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """A lobulated mass; kinds "solid", "spiculated" and "cavitating"."""
    radius = rng.uniform(*MASS_RADIUS)
    centre = chest.place(rng, lesion.lobe, min(.8 * radius, 26))
    near, outline, body = _grow(chest, rng, lesion, centre, radius, MASS_HU)
    if lesion.kind == "cavitating":
        wall = radius * (1 - rng.uniform(*CAVITY_SHARE))
        blend(chest.hu[near], ramp(outline - wall, -1.2, 1.2), CAVITY_HU)
    chest.record(lesion, chest.whole(near, body), size_mm=round(2 * radius))


def _grow(chest: Chest, rng: np.random.Generator, lesion: Lesion, centre: np.ndarray, radius: float,
          value: float) -> tuple[tuple[slice, slice, slice], np.ndarray, np.ndarray]:
    """Inserts the lesion; returns where, the depth in mm below its surface, and its weight (0 to 1)."""
    near = chest.around(centre, 1.9 * radius + 8)
    grid = chest.grid(near)
    outline = _lobulated(rng, centre, radius, grid) if lesion.label == "Mass" else radius - distance(centre, *grid)
    outline = outline + ROUGHNESS[lesion.label] * radius * noise(rng, max(.8 * radius, 5), outline.shape, octaves=2)
    edge = EDGE[lesion.label]
    body = ramp(outline, -edge, edge)
    if lesion.kind == "spiculated":
        body = _spiculate(rng, body, centre, radius, grid, SPICULES[lesion.label])
    body = body * (chest.anatomy.side[near] > 0)
    part = chest.hu[near]
    blend(part, body * (part < value), value)
    return near, outline, body


def _lobulated(rng: np.random.Generator, centre: np.ndarray, radius: float,
               grid: tuple[np.ndarray, ...]) -> np.ndarray:
    """Depth in mm below the surface of overlapping balls, joined smoothly."""
    depth = .78 * radius - distance(centre, *grid, stretch=tuple(rng.uniform(.85, 1.15, 3)))
    joint = .18 * radius
    for _ in range(LOBULES):
        direction = rng.normal(size=3)
        middle = centre + direction / np.linalg.norm(direction) * radius * rng.uniform(.35, .6)
        depth = joint * np.logaddexp(depth / joint, (radius * rng.uniform(.38, .58) - distance(middle, *grid)) / joint)
    return depth


def _spiculate(rng: np.random.Generator, body: np.ndarray, centre: np.ndarray, radius: float,
               grid: tuple[np.ndarray, ...], count: int) -> np.ndarray:
    """Adds thin straight strands that radiate to about one and a half radii."""
    away = distance(centre, *grid)
    for _ in range(count):
        direction = rng.normal(size=3)
        direction /= np.linalg.norm(direction)
        along = sum((g - c) * d for g, c, d in zip(grid, centre, direction, strict=True))
        beside = np.sqrt(np.clip(away ** 2 - along ** 2, 0, None))
        reach = radius * rng.uniform(1.3, 1.75)
        width = 1.5 * np.clip(1.2 - away / reach, 0, 1)
        body = np.maximum(body, .8 * ramp(width - beside, -.6, .6) * (along > 0) * ramp(reach - away, 0, 5))
    return body
