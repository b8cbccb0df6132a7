"""One patient's chest while findings are inserted: the edited HU and the facts about the edits."""

from dataclasses import asdict, dataclass, field
from functools import cached_property

import numpy as np
import torch

from medmir.bundle.contract import Fact
from pipeline.sources.rendered.anatomy import BOX, MASK_POOL, SIDE_SIGN, Anatomy, pool
from pipeline.sources.rendered.shapes import blend


@dataclass(frozen=True)
class Lesion:
    """What is to be inserted; ``None`` where the finding has no such attribute."""

    label: str                    # a name of medmir.vocabulary.findings.LABELS
    side: str | None = None       # "left", "right" or "bilateral"
    lobe: str | None = None       # "LUL", "LLL", "RUL", "RML", "RLL"
    severity: str | None = None   # "mild", "moderate", "severe"; fluid, air and hernia: "small" to "large"
    kind: str | None = None       # "plate", "spiculated", "basal" ...


@dataclass
class Chest:
    """Edited by the findings, one after the other; coordinates are those of :class:`Anatomy`."""

    anatomy: Anatomy
    vessels: float = 1.0                                     # of the lung's vessels over the template's
    facts: list[Fact] = field(default_factory=list)          # what was inserted, before any film
    masks: list[torch.Tensor] = field(default_factory=list)  # one per fact, float32 [Z/2, Y/2, X/2]
    shadows: list[torch.Tensor] = field(default_factory=list)  # as masks: attenuation added, water = 1
    heart_scale: float = 1.0                                 # of the heart's width
    dome: dict[str, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})  # mm, up
    shift: float = 0.0                                       # mm of the mediastinum, to the patient's left
    inflation: tuple[float, float, float] = (1.0, 1.0, 1.0)  # of the chest, (z, y, x)

    @cached_property
    def hu(self) -> np.ndarray:
        """float32 [Z, Y, X], a private copy of the lung box."""
        hu = self.anatomy.hu[BOX].astype(np.float32)
        voxels, excess = self.anatomy.vessels()
        hu.ravel()[voxels] += (self.vessels - 1) * excess
        self._before = _pool(hu)
        return hu

    def fill(self, weight: np.ndarray, value: float) -> None:
        """Replaces lung by something denser (HU): voxels that are denser already stay."""
        blend(self.hu, weight * (self.hu < value), value)

    def push_away(self, side: str, amount: float) -> None:
        """Shifts the mediastinum away from (mm > 0) or towards (mm < 0) a side."""
        self.shift -= SIDE_SIGN[side] * amount

    def record(self, lesion: Lesion, mask: np.ndarray, size_mm: int | None = None, opaque: bool = True) -> None:
        """Notes the fact after its edits; keeps its mask (0 to 1 over the lung box) and what it changed.

        An ``opaque`` lesion hides what earlier ones changed in the same place.
        """
        mask, after = _pool(mask), _pool(self.hu)
        if opaque:
            for shadow in self.shadows:
                shadow *= 1 - mask
        self.facts.append(Fact(**asdict(lesion), size_mm=size_mm))
        self.masks.append(mask)
        self.shadows.append((after - self._before) / 1000)
        self._before = after

    def grow_heart(self, lesion: Lesion, scale: float) -> None:
        """Notes a heart that is warped wider on the film: its shadow is the share that it grew by."""
        self.heart_scale *= scale
        self.record(lesion, self.anatomy.heart, opaque=False)
        self.shadows[-1] = self.masks[-1] * (1 - 1 / scale)

    def place(self, rng: np.random.Generator, lobe: str, depth: float) -> np.ndarray:
        """A point (z, y, x) in mm inside a lobe, seen from the front, ``depth`` mm from the ribs if it can be."""
        points = self.anatomy.lobe_points(lobe)
        costal = self.anatomy.costal[tuple(points.T)]
        deep = points[costal > min(depth, np.quantile(costal, .8))]
        z, y, x = deep[rng.integers(len(deep))]
        return np.array([self.anatomy.z[z, 0, 0], self.anatomy.y[0, y, 0], self.anatomy.x[0, 0, x]])

    def around(self, centre: np.ndarray, reach: float) -> tuple[slice, slice, slice]:
        """The part of the lung box within ``reach`` mm of a point, for cheap local edits."""
        axes = (self.anatomy.z.ravel(), self.anatomy.y.ravel(), self.anatomy.x.ravel())
        slices = []
        for axis, middle in zip(axes, centre, strict=True):
            low = min(int(np.searchsorted(axis, middle - reach)), len(axis) - 1)
            slices.append(slice(low, max(int(np.searchsorted(axis, middle + reach)) + 1, low + 1)))
        return tuple(slices)

    def grid(self, near: tuple[slice, slice, slice]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Coordinates z, y, x in mm of a local part, broadcastable."""
        return self.anatomy.z[near[0]], self.anatomy.y[:, near[1]], self.anatomy.x[:, :, near[2]]

    def whole(self, near: tuple[slice, slice, slice], part: np.ndarray) -> np.ndarray:
        """A local mask put back into the lung box."""
        mask = np.zeros(self.hu.shape, np.float32)
        mask[near] = part
        return mask


def _pool(part: np.ndarray) -> torch.Tensor:
    return pool(torch.from_numpy(np.ascontiguousarray(part, dtype=np.float32)), MASK_POOL)
