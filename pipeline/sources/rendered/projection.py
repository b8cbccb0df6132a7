"""Cone-beam line integrals through the deformed chest: an X-ray source and a flat detector."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from pipeline.sources.rendered.anatomy import BOX, DEPTH_POOL, MASK_POOL, Anatomy, relative_attenuation
from pipeline.sources.rendered.chest import Chest
from pipeline.sources.rendered.patient import Patient
from pipeline.sources.rendered.shapes import between
from pipeline.sources.rendered.template import SPACING

DETECTOR_DISTANCE = {"PA": 1800., "AP": 1000., "LAT": 1800.}   # mm, source to detector
DEPTH = {"PA": 276., "AP": 276., "LAT": 430.}                  # mm of body along the ray
DETECTOR_GAP = 30.                 # mm between body and detector
STEP = DEPTH_POOL * SPACING        # mm of template along the ray: one pooled voxel, because then linear
                                   # interpolation sums to the exact integral
MASK_STEP = 6.                     # mm along the ray for lesion masks
COARSE = (56, 36, 56)              # control points (v, t, u) of the bent rays
RAY_AXIS = {"PA": 1, "AP": 1, "LAT": 2}                        # volume axis that rays follow
BREAST_X, BREAST_Y, BREAST_WIDTH = 80., 90., 64.               # mm
BREAST_BELOW, BREAST_ABOVE = 38., 75.                          # mm


@dataclass(frozen=True)
class Pose:
    """How the patient stands before the detector."""

    view: str                             # "PA", "AP" or "LAT"
    inspiration: float                    # mm that both domes rise (negative: deep breath)
    field: float                          # mm, edge of the square field in the middle of the body
    centre: tuple[float, float]           # mm (u to the image's right, v up)
    rotation: tuple[float, float, float]  # degrees about z (turn), x (tilt), y (roll)


def draw_pose(rng: np.random.Generator, view: str, patient: Patient) -> Pose:
    """A pose for a view; it knows the patient's size and nothing of the findings."""
    portable, lateral = view == "AP", view == "LAT"
    size = max(patient.scale[2], .95 * patient.scale[0]) * (1.06 if portable else 1.)
    turn = (rng.normal(0, 3.2 if portable else 1.8), rng.normal(-4 if portable else 0, 3),
            patient.roll + rng.normal(0, 2.5 if portable else 1.3))
    return Pose(view=view, inspiration=rng.normal(4, 6) if portable else rng.normal(-9, 4),
                field=rng.uniform(284, 306) * size, rotation=turn,
                centre=(rng.normal(5 if lateral else 0, 5), rng.uniform(24, 36) * patient.scale[0]))


def bent_rays(anatomy: Anatomy, pose: Pose, pull: torch.Tensor) -> torch.Tensor:
    """Coarse grid of the points where rays look up the template, float32 [1, 3, v, t, u]."""
    rows, depths, columns = COARSE
    u = torch.linspace(-.5, .5, columns) * pose.field + pose.centre[0]
    v = -torch.linspace(-.5, .5, rows) * pose.field + pose.centre[1]
    depth = DEPTH[pose.view]
    t = torch.linspace(-.5, .5, depths) * depth
    source = DETECTOR_DISTANCE[pose.view] - depth / 2 - DETECTOR_GAP
    magnified = (source + (-t if pose.view == "AP" else t)) / source
    points = [x.expand(COARSE) for x in (v[:, None, None] * magnified[None, :, None], t[None, :, None],
                                         u[None, None] * magnified[None, :, None])]
    grid = torch.stack(_turn(*points, pose), -1)[None] / _half_size(anatomy)
    bend = F.grid_sample(pull, grid, mode="bilinear", padding_mode="border", align_corners=False)
    return grid.permute(0, 4, 1, 2, 3) + bend


def _half_size(anatomy: Anatomy) -> torch.Tensor:
    return torch.tensor(anatomy.hu.shape[::-1]) * SPACING / 2


def _turn(z: torch.Tensor, y: torch.Tensor, x: torch.Tensor, pose: Pose) -> tuple[torch.Tensor, ...]:
    """Turns detector coordinates into the body's x, y, z."""
    if pose.view == "LAT":
        x, y = y, -x
    turn, tilt, roll = (float(a) for a in np.deg2rad(pose.rotation))
    x, y = np.cos(turn) * x - np.sin(turn) * y, np.sin(turn) * x + np.cos(turn) * y
    y, z = np.cos(tilt) * y - np.sin(tilt) * z, np.sin(tilt) * y + np.cos(tilt) * z
    x, z = np.cos(roll) * x - np.sin(roll) * z, np.sin(roll) * x + np.cos(roll) * z
    return x, y, z


def integrate(volumes: torch.Tensor, rays: torch.Tensor, size: int, depth: float, step: float) -> np.ndarray:
    """Line integrals of volumes [c, z, y, x] in mm times their unit, float32 [c, size, size]; ``step`` in mm."""
    count = round(depth / step)
    v, t, u = (between(fine, coarse) for fine, coarse in zip((size, count + 1, size), COARSE, strict=True))
    grid = torch.einsum("cvtu,nt->cvnu", rays[0], t)
    grid = torch.einsum("cvnu,rv->crnu", grid, v) @ u.T
    samples = F.grid_sample(volumes[None], grid.permute(1, 2, 3, 0)[None], mode="bilinear",
                            padding_mode="border", align_corners=False)
    return (samples[0].sum(2) * (depth / count)).numpy()


def water_path(chest: Chest, patient: Patient, pose: Pose, rays: torch.Tensor, size: int) -> np.ndarray:
    """Millimetres of water that each pixel's ray is worth, float32 [size, size]."""
    axis = RAY_AXIS[pose.view]
    soft, bone = chest.anatomy.pooled(axis)
    volume = torch.add(soft, bone, alpha=patient.bone - 1)
    edited_soft, edited_bone = relative_attenuation(torch.from_numpy(chest.hu), axis)
    volume[_pooled_box(axis)] = torch.add(edited_soft, edited_bone, alpha=patient.bone - 1)
    volume += (1 - patient.gas) * chest.anatomy.gas(axis)
    if pose.view == "LAT":
        volume *= chest.anatomy.arms_raised()
    stretch = patient.scale[axis] * chest.inflation[axis]
    path = integrate(volume[None], rays, size, DEPTH[pose.view], STEP * stretch)[0]
    return path if pose.view == "LAT" else path + _breast_path(chest.anatomy, patient, rays, size)


def _pooled_box(axis: int) -> tuple[slice, ...]:
    return tuple(slice(s.start // DEPTH_POOL, s.stop // DEPTH_POOL) if a == axis else s for a, s in enumerate(BOX))


def _breast_path(anatomy: Anatomy, patient: Patient, rays: torch.Tensor, size: int) -> np.ndarray:
    """Millimetres of breast on each ray, read where the ray crosses the front of the chest."""
    half = _half_size(anatomy)
    front = int((rays[0, 1].mean((0, 2)) * half[1] - BREAST_Y).abs().argmin())
    crossing = F.interpolate(rays[:, :, :, front], size=(size, size), mode="bilinear", align_corners=True)[0]
    x, z = (crossing[0] * half[0]).numpy(), (crossing[2] * half[2]).numpy()
    path = np.zeros_like(x)
    for side in (-BREAST_X, BREAST_X):
        below = z - patient.breast_z + .1 * np.abs(x - side)
        reach = np.where(below < 0, BREAST_BELOW, BREAST_ABOVE)
        disc = 1 - ((x - side) / BREAST_WIDTH) ** 2 - (below / reach) ** 2
        np.maximum(path, patient.breast * np.clip(disc, 0, 1) ** .75, out=path)
    return path


def lesion_paths(chest: Chest, pose: Pose, rays: torch.Tensor, size: int) -> np.ndarray:
    """Masks and shadows of the recorded lesions along each ray, mm and mm of water, float32 [2, k, size, size]."""
    parts = torch.stack([*chest.masks, *chest.shadows])
    volume = torch.zeros([len(parts), *(n // MASK_POOL for n in chest.anatomy.hu.shape)])
    volume[(slice(None), *(slice(s.start // MASK_POOL, s.stop // MASK_POOL) for s in BOX))] = parts
    return integrate(volume, rays, size, DEPTH[pose.view], MASK_STEP).reshape(2, -1, size, size)
