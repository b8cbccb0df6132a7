"""The building blocks of every lesion: smooth ramps, noise and blending."""

import numpy as np
import torch
import torch.nn.functional as F

from pipeline.corpora.rendered.template import SPACING


def ramp(x: np.ndarray, low: float, high: float) -> np.ndarray:
    """Smooth step from 0 (x <= low) to 1 (x >= high), float32 like ``x``."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def noise(rng: np.random.Generator, scale: float, shape: tuple[int, ...], octaves: int = 1) -> np.ndarray:
    """Smooth value noise, float32 ``shape``, unit variance; ``scale`` is its grain in mm."""
    total = torch.zeros(shape)
    for octave in range(octaves):
        coarse = [max(3, round(n * SPACING * 2 ** octave / scale) + 2) for n in shape]
        grid = torch.from_numpy(rng.standard_normal(coarse).astype(np.float32))[None, None]
        total += .55 ** octave * F.interpolate(grid, size=shape, mode="trilinear", align_corners=True)[0, 0]
    return (total / total.std()).numpy()


def blend(hu: np.ndarray, weight: np.ndarray, value: float) -> None:
    """Moves ``hu`` in place towards ``value`` (HU) by ``weight`` (0 to 1)."""
    hu += weight * (value - hu)


def distance(point: np.ndarray, z: np.ndarray, y: np.ndarray, x: np.ndarray,
             stretch: tuple[float, float, float] = (1, 1, 1)) -> np.ndarray:
    """Distance in mm of a grid to a point (z, y, x), each axis divided by ``stretch``."""
    axes = zip((z, y, x), point, stretch, strict=True)
    return np.sqrt(sum(((a - float(p)) / float(s)) ** 2 for a, p, s in axes))
