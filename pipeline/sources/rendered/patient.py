"""Patients: body habitus and the smooth deformation of the template that belongs to it."""

from dataclasses import dataclass

import numpy as np
import torch
from scipy import ndimage

from pipeline.sources.rendered.anatomy import Anatomy
from pipeline.sources.rendered.chest import Chest
from pipeline.sources.rendered.template import SPACING

BUMPS = (5, 4, 6)                  # control points (z, y, x) of the individual deformation
DOME_X = {"right": -62., "left": 70.}                        # mm, top of each hemidiaphragm
DOME_WIDTH, DOME_HEIGHT, DOME_DEPTH = 60., 58., 80.          # mm, Gaussian reach of its motion
DOME_Z, DOME_Y = -30., 5.                                    # mm
DOME_LIMITS = (-42., 30.)                                    # mm
HEART_ANCHOR = (10., 0., -14.)     # mm (z, y, x) from the heart's centre that stays put as it grows
HEART_SHAPE = (.55, .5, 1.)        # how much (z, y, x) follow the growth of the width
CLAVICLES_Z = 100.                 # mm, from where the shoulders follow the clavicles
SWAY_HALF_WAVE = 150.              # mm
FOLD_STEPS = (1., .85, .7, .55, .4, .25)
MIN_STRETCH = .22                  # of a cell: the pull-back map must stay monotone along x


@dataclass(frozen=True)
class Patient:
    sex: str                       # "F" or "M"
    age: int                       # years
    scale: tuple[float, float, float]   # of the body, (z, y, x)
    heart_scale: float             # of the template's heart, which is large
    heart_shift: float             # mm, to the patient's left
    dome: dict[str, float]         # mm, up, per side
    breast: float                  # mm of water-like tissue, 0 for none
    breast_z: float                # mm, height of its middle
    fat: float                     # mm added around the chest
    bone: float                    # attenuation of bone over the plain HU value
    roll: float                    # degrees in the image plane
    bumps: np.ndarray              # float32 [3, lz, ly, lx], mm
    slant: float                   # of the ribs: mm down per mm to the front, beyond the template's
    kyphosis: float                # mm that the spine bends back 120 mm above and below its middle
    sway: float                    # mm, scoliosis: sideways swing of the spine
    sway_phase: float              # radians at mid-height
    clavicles: float               # mm, up
    vessels: float                 # density of the lung's vessels over the template's
    gas: float                     # share of the template's stomach and bowel gas


def draw_patient(rng: np.random.Generator, anatomy: Anatomy) -> Patient:
    """Body habitus drawn from ``rng`` alone, whatever the patient suffers from."""
    sex = "F" if rng.random() < .46 else "M"
    age = int(np.clip(rng.normal(52, 17), 18, 92))
    size = 1.0 if sex == "M" else .93
    return Patient(
        sex=sex, age=age,
        scale=(size * rng.uniform(.99, 1.16), rng.uniform(.9, 1.12), size * rng.uniform(.92, 1.10)),
        heart_scale=rng.uniform(.72, .86) + (.05 if age > 65 else 0), heart_shift=rng.normal(0, 4),
        dome={"left": rng.normal(0, 5), "right": rng.normal(0, 5)},
        breast=rng.uniform(6, 24) if sex == "F" else 0., breast_z=rng.uniform(-58, -30),
        fat=max(0., rng.normal(8, 16)), bone=rng.uniform(1.6, 2.7) * (.85 if age > 70 else 1),
        roll=rng.normal(0, 1.6), bumps=_bumps(rng, anatomy.weights["heart"].shape),
        slant=rng.normal(0, .07), kyphosis=rng.normal(0, 5) + (7 if age > 65 else 0),
        sway=rng.normal(0, 6 if rng.random() < .2 else 2.), sway_phase=rng.uniform(0, 2 * np.pi),
        clavicles=rng.normal(0, 7), vessels=rng.uniform(.65, 1.35), gas=max(0., rng.uniform(-.6, 1)))


def _bumps(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    factors = [n / k for n, k in zip(shape, BUMPS, strict=True)]
    fields = [ndimage.zoom(rng.standard_normal(BUMPS), factors, order=3, grid_mode=True, mode="nearest")
              for _ in range(3)]
    return (np.stack(fields) * rng.uniform(2.5, 5)).astype(np.float32)


def displacement(anatomy: Anatomy, patient: Patient, chest: Chest, inspiration: float) -> torch.Tensor:
    """Where each lattice cell of the film's body looks up the template, relative to itself.

    ``inspiration`` is the height of both domes in mm (negative: deep breath). Returns float32
    [1, 3, lz, ly, lx] in the x, y, z order and half-volume units of ``torch.grid_sample``.
    """
    half = np.array(anatomy.hu.shape, np.float32) * SPACING / 2
    axes = [((2 * np.arange(n) + 1) / n - 1) * h
            for n, h in zip(anatomy.weights["heart"].shape, half, strict=True)]
    z, y, x = np.meshgrid(*axes, indexing="ij")
    scale = np.array(patient.scale) * chest.inflation
    pull = np.stack([grid * (1 / s - 1) for grid, s in zip((z, y, x), scale, strict=True)])
    pull += _heart_pull(anatomy, patient.heart_scale * chest.heart_scale, (z, y, x), pull[2] + patient.bumps[2])
    weights = anatomy.weights
    pull[2] -= weights["mediastinum"] * (chest.shift + patient.heart_shift) * (1 - .8 * weights["spine"])
    for side in DOME_X:
        rise = np.clip(patient.dome[side] + chest.dome[side] + inspiration, *DOME_LIMITS)
        pull[0] -= _dome_weight(side, z, y, x) * (.6 + .4 * weights["interior"]) * rise
    pull += patient.bumps + _posture(patient, z, y)
    normalized = (pull / half[:, None, None, None])[::-1].astype(np.float32)
    return torch.from_numpy(normalized.copy())[None]


def _posture(patient: Patient, z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Slanted ribs, high clavicles, bent spine: float [3, lz, ly, lx], mm."""
    shoulder = 1 / (1 + np.exp(-(z - CLAVICLES_Z) / 12)) / (1 + np.exp(-y / 15))
    return np.stack([patient.slant * y - patient.clavicles * shoulder, patient.kyphosis * (z / 120) ** 2,
                     patient.sway * np.sin(np.pi * z / SWAY_HALF_WAVE + patient.sway_phase)])


def _dome_weight(side: str, z: np.ndarray, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    return np.exp(-.5 * (((x - DOME_X[side]) / DOME_WIDTH) ** 2 + ((z - DOME_Z) / DOME_HEIGHT) ** 2
                         + ((y - DOME_Y) / DOME_DEPTH) ** 2))


def _heart_pull(anatomy: Anatomy, scale: float, grid: tuple[np.ndarray, ...], other_x: np.ndarray) -> np.ndarray:
    """Grows or shrinks the heart, by less where the map would fold over itself."""
    weight = anatomy.weights["heart" if scale > 1 else "heart_shrink"]
    anchor = anatomy.heart_centre + np.array(HEART_ANCHOR)
    pull = np.stack([weight * (g - a) * (1 / scale - 1) * k
                     for g, a, k in zip(grid, anchor, HEART_SHAPE, strict=True)])
    x = grid[2]
    cell = x[0, 0, 1] - x[0, 0, 0]
    for step in FOLD_STEPS:
        if np.diff(x + other_x + step * pull[2], axis=2).min() > MIN_STRETCH * cell:
            break
    return pull * step
