"""From the cleaned template to the arrays of the labelled anatomy: lungs, lobes, the chest cavity, weights.

Arrays have the axes (z, y, x): feet to head, back to front, the patient's right to left; [Z, Y, X] is the lung box.
"""

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.spatial import ConvexHull

from medmir.vocabulary.findings import LOBES
from pipeline.sources.rendered.template import SPACING, Template

BOX = (slice(34, 258), slice(16, 188), slice(68, 288))         # voxels (z, y, x) around both lungs
SIDE_CODES = {"left": 1, "right": 2}
LOBE_CODES = {code: i for i, code in enumerate(LOBES, 1)}
TOP_SLICES = 10                                                # blurred slices continued above the shoulders
LATTICE = 8                                                    # voxels per cell of the deformation lattice
VESSEL_CLOSING = 7.0                                           # mm: vessels count as lung
STREAKED_FROM = 257.5                                          # mm above the feet end: shoulder streaks
STREAK_BASE = 850.0                                            # -HU of lung free of streaks
ABDOMEN_REACH = 75.0                                           # mm above the lung base that the liver rises


def build_arrays(template: Template) -> dict[str, np.ndarray]:
    """The fields of :class:`pipeline.sources.rendered.anatomy.Anatomy` by name.

    Weights are prefixed ``w_``, ``costal`` is float16.
    """
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
