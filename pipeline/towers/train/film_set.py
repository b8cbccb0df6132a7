"""Training films in memory, and the random changes of geometry and exposure they are shown with."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from PIL import Image
from torch.nn.functional import affine_grid, grid_sample
from tqdm import tqdm

from medmir.bundle.contract import Fact
from medmir.inputs.preprocessing import square
from medmir.inputs.recipe import Recipe

ROTATION = 0.12       # radians, standard deviation of the in-plane rotation
SCALE = 0.07          # standard deviation of the log magnification
SHIFT = 0.05          # standard deviation of the shift, in half image widths
CONTRAST = 0.2        # standard deviation of the log contrast
BRIGHTNESS = 0.08     # standard deviation of the offset, on the 0..1 scale
GAMMA = 0.2           # standard deviation of the log gamma
NOISE = 0.02          # upper bound of the pixel noise's standard deviation, on the 0..1 scale


@dataclass
class FilmSet:
    """``pixels`` uint8 [n, size, size]; ``facts``, ``reports`` and ``views`` row by row."""

    pixels: torch.Tensor
    facts: list[list[Fact]]
    reports: list[tuple[str, str]]
    views: list[str]

    def __len__(self) -> int:
        return len(self.facts)

    def part(self, chosen: np.ndarray) -> "FilmSet":
        """The films where ``chosen``, bool [n], is true."""
        rows = np.flatnonzero(chosen)
        columns = ([column[row] for row in rows] for column in (self.facts, self.reports, self.views))
        return FilmSet(self.pixels[rows], *columns)


def load_films(cases: pd.DataFrame, recipe: Recipe) -> FilmSet:
    """Read and prepare every film of a case table as the model will see it."""
    pixels = np.empty((len(cases), recipe.size, recipe.size), np.uint8)
    for row, path in enumerate(tqdm(cases["image"], desc="films", unit="film")):
        with Image.open(Path(path)) as film:
            pixels[row] = np.asarray(square(film, recipe).convert("L"))
    reports = list(zip(cases["findings"], cases["impression"], strict=True))
    return FilmSet(torch.from_numpy(pixels), list(cases["facts"]), reports, list(cases["view"]))


def plain(pixels: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    """A batch as the image tower wants it, float32 [b, 3, size, size]."""
    return _normalized(pixels.float()[:, None] / 255, recipe)


def varied(pixels: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    """As :func:`plain`, each film varied at random; draws from torch's global generator.

    Never mirrored: left and right are findings' sides.
    """
    return _normalized(_exposed(_moved(pixels.float()[:, None] / 255)).clamp(0, 1), recipe)


def _normalized(film: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    mean, std = (torch.tensor(values, device=film.device).view(1, 3, 1, 1) for values in (recipe.mean, recipe.std))
    return (film - mean) / std


def _moved(film: torch.Tensor) -> torch.Tensor:
    def normal() -> torch.Tensor:
        return torch.randn(len(film), device=film.device)

    angle, scale = ROTATION * normal(), torch.exp(SCALE * normal())
    cos, sin = scale * torch.cos(angle), scale * torch.sin(angle)
    rows = [torch.stack([cos, -sin, SHIFT * normal()], 1), torch.stack([sin, cos, SHIFT * normal()], 1)]
    grid = affine_grid(torch.stack(rows, 1), list(film.shape), align_corners=False)
    return grid_sample(film, grid, padding_mode="zeros", align_corners=False)


def _exposed(film: torch.Tensor) -> torch.Tensor:
    def normal(spread: float) -> torch.Tensor:
        return spread * torch.randn(len(film), 1, 1, 1, device=film.device)

    film = film.clamp(1e-4, 1) ** torch.exp(normal(GAMMA))
    film = (film - 0.5) * torch.exp(normal(CONTRAST)) + 0.5 + normal(BRIGHTNESS)
    noise = NOISE * torch.rand(len(film), 1, 1, 1, device=film.device)
    return film + noise * torch.randn_like(film)
