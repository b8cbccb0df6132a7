"""The building blocks of every lesion: smooth ramps, noise and blending."""

import numpy as np
import torch

from pipeline.sources.rendered.template import SPACING


def ramp(x: np.ndarray, low: float, high: float) -> np.ndarray:
    """Smooth step from 0 (x <= low) to 1 (x >= high), float32 like ``x``."""
    t = np.clip((x - low) * (1 / (high - low)), 0, 1)
    curve = 3 - 2 * t
    curve *= t
    curve *= t
    return curve


def noise(rng: np.random.Generator, scale: float, shape: tuple[int, ...], octaves: int = 1) -> np.ndarray:
    """Smooth value noise, float32 ``shape``, unit variance; ``scale`` is its grain in mm."""
    total = torch.zeros(shape)
    for octave in range(octaves):
        coarse = [max(3, round(n * SPACING * 2 ** octave / scale) + 2) for n in shape]
        grid = torch.from_numpy(rng.standard_normal(coarse).astype(np.float32))
        total += enlarged(.55 ** octave * grid, shape)
    total /= total.std()
    return total.numpy()


def enlarged(grid: torch.Tensor, shape: tuple[int, ...]) -> torch.Tensor:
    """Trilinear interpolation from corner to corner, float32 [z, y, x], one axis after the other."""
    z, y, x = (between(fine, coarse) for fine, coarse in zip(shape, grid.shape, strict=True))
    planes = torch.einsum("abx,yb->ayx", grid @ x.T, y)
    return (z @ planes.flatten(1)).reshape(shape)


def between(fine: int, coarse: int) -> torch.Tensor:
    """Linear interpolation from ``coarse`` to ``fine`` points as a matrix, float32 [fine, coarse]."""
    position = torch.linspace(0, coarse - 1, fine)[:, None]
    return (1 - (position - torch.arange(coarse)).abs()).clamp(min=0)


def blend(hu: np.ndarray, weight: np.ndarray, value: float) -> None:
    """Moves ``hu`` in place towards ``value`` (HU) by ``weight`` (0 to 1)."""
    hu += weight * (value - hu)


def distance(point: np.ndarray, z: np.ndarray, y: np.ndarray, x: np.ndarray,
             stretch: tuple[float, float, float] = (1, 1, 1)) -> np.ndarray:
    """Distance in mm of a grid to a point (z, y, x), each axis divided by ``stretch``."""
    axes = zip((z, y, x), point, stretch, strict=True)
    return np.sqrt(sum(((a - float(p)) / float(s)) ** 2 for a, p, s in axes))
