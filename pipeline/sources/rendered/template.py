"""Cleans the CT and resamples it: one healthy, contrast-free chest on a 1.25 mm grid.

Arrays of the cleaned template have the axes (z, y, x): feet to head, back to front, the patient's
right to left.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from scipy import ndimage

from pipeline.sources.rendered.source import SourceCT

SPACING = 1.25                              # mm, isotropic, of the template
NATIVE_SPACING = (0.703125, 0.703125, 2.5)  # mm, (x, y, z) of the source CT
AIR, SKIN = -1000.0, -350.0                 # HU; SKIN separates body from air
MAX_HU = 1000.0
SOFT_TISSUE_MAX = 55.0                      # HU; brighter soft tissue holds contrast medium
CONTRAST_LEFT = 0.04                        # share of the excess that is kept
NEAR_BONE_MAX = 300.0                       # HU; brighter voxels beside bone are contrast too
NEAR_BONE_LEFT = 0.3

NODULE_CENTRE = (317, 143, 89.5)            # voxels of the source; a 30 mm spiculated nodule, left lower lobe
NODULE_RADIUS, NODULE_EDGE = 27.0, 8.0      # mm
NODULE_BOX = (slice(230, 450), slice(80, 400), slice(60, 110))  # voxels of the source around the lower left lung
NODULE_SLICES = range(78, 102)              # that the nodule touches
DONOR_SLICES = 14                           # parenchyma is copied from 35 mm lower
PARENCHYMA = -840.0                         # HU, where the donor is not lung

SIDE_PAD = 60                               # voxels added at each side for the truncated shoulders
SHOULDER_REACH = 48.0                       # mm that shoulders are extended beyond the field of view
KEPT_ROWS = slice(70, 440)                  # voxels, back to front, that hold the body
IN_PLANE = ndimage.generate_binary_structure(2, 1)[:, :, None]

LOBE_STRUCTURES = {"LUL": "lung_upper_lobe_left", "LLL": "lung_lower_lobe_left", "RUL": "lung_upper_lobe_right",
                   "RML": "lung_middle_lobe_right", "RLL": "lung_lower_lobe_right"}
GROUPS = {
    "heart": ("heart", "atrial_appendage_left"), "trachea": ("trachea",), "aorta": ("aorta",),
    "veins": ("pulmonary_vein",), "abdomen": ("liver", "stomach", "spleen"), "vertebrae": ("vertebrae",),
    "bone": ("sacrum", "vertebrae", "humerus", "scapula", "clavicula", "femur", "hip", "skull", "rib_", "sternum"),
} | {code: (name,) for code, name in LOBE_STRUCTURES.items()}
VESSELS = ("heart", "aorta", "pulmonary_vein", "brachiocephalic", "subclavian", "common_carotid",
           "atrial_appendage", "superior_vena", "inferior_vena", "portal_vein", "iliac_artery", "iliac_vena")


@dataclass(frozen=True)
class Template:
    hu: np.ndarray                 # float32 [z, y, x], HU
    masks: dict[str, np.ndarray]   # bool [z, y, x] per key of GROUPS


def clean(ct: SourceCT) -> Template:
    """Removes table, contrast medium and the native nodule, completes the shoulders, resamples."""
    hu, labels = ct.hu.clip(-1024, 3071).astype(np.float32), ct.labels.copy()
    hu[~_body(hu, _select(ct, labels, (*LOBE_STRUCTURES.values(), "trachea")))] = AIR
    near_bone = _remove_contrast(hu, ct, labels)
    hu = _remove_nodule(hu, labels, near_bone, ct)
    hu, labels = _complete_shoulders(hu, labels, ct.hu > -1500)
    return _resample(hu[:, KEPT_ROWS], labels[:, KEPT_ROWS], ct)


def _select(ct: SourceCT, labels: np.ndarray, prefixes: tuple[str, ...]) -> np.ndarray:
    ids = [number for name, number in ct.structures.items() if name.startswith(prefixes)]
    table = np.zeros(256, bool)
    table[ids] = True
    return table[labels]


def _body(hu: np.ndarray, airways: np.ndarray) -> np.ndarray:
    body = ndimage.binary_opening(hu > SKIN, IN_PLANE, iterations=4)
    parts, _ = ndimage.label(body)
    sizes = np.bincount(parts.ravel())
    body = ndimage.binary_dilation(parts == sizes[1:].argmax() + 1, IN_PLANE, iterations=2)
    for k in range(body.shape[2]):
        body[:, :, k] = ndimage.binary_fill_holes(body[:, :, k])
    return body | airways


def _remove_contrast(hu: np.ndarray, ct: SourceCT, labels: np.ndarray) -> np.ndarray:
    """Dims contrast medium in place; returns the neighbourhood of bone."""
    bone = _select(ct, labels, GROUPS["bone"])
    near_bone = ndimage.binary_dilation(bone, np.ones((3, 3, 3), bool), iterations=2)
    near_bone &= ~_select(ct, labels, VESSELS)
    for where, limit, left in ((~near_bone, SOFT_TISSUE_MAX, CONTRAST_LEFT),
                               (near_bone & ~bone, NEAR_BONE_MAX, NEAR_BONE_LEFT)):
        bright = where & (hu > limit)
        hu[bright] = limit + left * (hu[bright] - limit)
    np.clip(hu, AIR, MAX_HU, out=hu)
    return near_bone


def _remove_nodule(hu: np.ndarray, labels: np.ndarray, near_bone: np.ndarray, ct: SourceCT) -> np.ndarray:
    grid = np.ogrid[tuple(slice(n) for n in hu.shape)]
    radius = np.sqrt(sum(((g - c) * s) ** 2
                         for g, c, s in zip(grid, NODULE_CENTRE, NATIVE_SPACING, strict=True)))
    lung = _filled_left_lung(ct, labels)
    weight = np.clip((NODULE_RADIUS - radius) / NODULE_EDGE, 0, 1)
    weight *= ndimage.gaussian_filter((lung & ~near_bone).astype(np.float32), (1, 1, .3))
    donor = np.roll(hu, DONOR_SLICES, axis=2)
    donor = np.where(donor > -300, PARENCHYMA, donor)
    labels[(radius < NODULE_RADIUS - 2) & lung & (labels == 0)] = ct.structures[LOBE_STRUCTURES["LLL"]]
    return (hu * (1 - weight) + donor * weight).astype(np.float32)


def _filled_left_lung(ct: SourceCT, labels: np.ndarray) -> np.ndarray:
    lung = np.zeros(labels.shape, bool)
    left = _select(ct, labels[NODULE_BOX], (LOBE_STRUCTURES["LUL"], LOBE_STRUCTURES["LLL"]))
    lung[NODULE_BOX] = ndimage.binary_closing(left, IN_PLANE, iterations=14)
    for k in NODULE_SLICES:
        lung[:, :, k] = ndimage.binary_fill_holes(lung[:, :, k])
    return lung


def _complete_shoulders(hu: np.ndarray, labels: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Continues the body beyond the scanner's round field of view."""
    pad = ((SIDE_PAD, SIDE_PAD), (0, 0), (0, 0))
    hu, labels = np.pad(hu, pad, constant_values=AIR), np.pad(labels, pad)
    seen = np.pad(seen, pad)
    for k in range(hu.shape[2]):
        hu[:, :, k] = _extend_slice(hu[:, :, k], ndimage.binary_erosion(seen[:, :, k], iterations=3))
    return hu, labels


def _extend_slice(hu: np.ndarray, seen: np.ndarray) -> np.ndarray:
    distance, (ix, iy) = ndimage.distance_transform_edt(~seen, return_indices=True)
    smooth = ndimage.gaussian_filter(np.where(hu > SKIN, np.clip(hu, -120, 60), AIR), 3)
    edge = smooth[ix, iy]
    extended = np.where(seen, hu, np.where(edge > -400, np.clip(edge, -110, 40), AIR))
    extended[distance * NATIVE_SPACING[0] > SHOULDER_REACH] = AIR
    return extended


def _resample(hu: np.ndarray, labels: np.ndarray, ct: SourceCT) -> Template:
    factors = tuple(s / SPACING for s in reversed(NATIVE_SPACING))
    resampled = ndimage.zoom(hu.transpose(2, 1, 0), factors, order=3, mode="nearest")

    def mask(prefixes: tuple[str, ...]) -> np.ndarray:
        chosen = torch.from_numpy(_select(ct, labels, prefixes).transpose(2, 1, 0).astype(np.float32))
        finer = F.interpolate(chosen[None, None], size=resampled.shape, mode="trilinear", align_corners=True)
        return (finer[0, 0] > .5).numpy()

    return Template(np.clip(resampled, AIR, MAX_HU), {key: mask(names) for key, names in GROUPS.items()})
