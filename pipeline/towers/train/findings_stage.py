"""First and second stage: the image tower's trunk learns what is on a film, through a label head that is left behind.

Most steps see small pictures, the last ones pictures at full size (progressive resizing; Touvron et al., Fixing the
train-test resolution discrepancy, NeurIPS 2019, tune at a higher resolution likewise): small lesions need the pixels.
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from medmir.inputs.recipe import Recipe
from medmir.vocabulary.findings import LABELS
from pipeline.towers.stage import Pace, Stage
from pipeline.towers.train.film_set import FilmSet, plain, varied
from pipeline.towers.train.half_films import divisible, joined, joined_facts
from pipeline.towers.train.targets import TARGETS, area_under_curve, rarity, targets

RATE, DETAIL_RATE = 3e-3, 1e-3   # AdamW's peaks, small pictures and full size
FILMS_PER_BATCH = 64
JOINED = 0.5                # of a batch's films are made of two halves
CHUNK = 128                 # films per forward pass where nothing is learnt


class FindingsStage(Stage):
    """Multi-label learning of findings, sides, grades and lobes; ``trunk`` maps pixels to features [b, f]."""

    def __init__(self, out: Path, trunk: nn.Module, films: FilmSet, recipe: Recipe, pace: Pace, seed: int,
                 earlier: "FindingsStage | None" = None):
        """``earlier``: the stage at small pictures, with whose label head one at full size goes on."""
        self.trunk, self.films, self.recipe = trunk, films, recipe
        self.head = earlier.head if earlier else nn.Linear(trunk.num_features, len(TARGETS))
        self.truth = targets(films.facts)
        self.divisible = np.flatnonzero([divisible(*film) for film in zip(films.facts, films.views, strict=True)])
        name, rate = ("detail", DETAIL_RATE) if earlier else ("findings", RATE)
        super().__init__(out, name, pace, seed, {"trunk": (trunk, rate), "head": (self.head, rate)})
        trunk.to(memory_format=torch.channels_last)
        self.weight = rarity(self.truth).to(self.device)

    def losses(self, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Binary cross-entropy, positives weighted by their rarity."""
        pixels, wanted = self._batch(rng)
        pixels = varied(pixels.to(self.device), self.recipe)
        # bfloat16 halves a step where the processor has it
        with torch.autocast(self.device.type, torch.bfloat16):
            features = self.trunk(pixels.contiguous(memory_format=torch.channels_last))
        predicted = self.head(features.float())
        return {"labels": binary_cross_entropy_with_logits(predicted, wanted.to(self.device), pos_weight=self.weight)}

    def _batch(self, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        """Pixels and truth of one step: whole films, and films joined from the halves of two."""
        joined_count = round(JOINED * FILMS_PER_BATCH) if len(self.divisible) else 0
        rows = rng.choice(len(self.films), min(FILMS_PER_BATCH - joined_count, len(self.films)), replace=False)
        right, left = rng.choice(self.divisible, (2, joined_count)) if joined_count else np.zeros((2, 0), int)
        facts = [joined_facts(self.films.facts[a], self.films.facts[b]) for a, b in zip(right, left, strict=True)]
        pixels = torch.cat([self.films.pixels[rows], joined(self.films.pixels[right], self.films.pixels[left])])
        return pixels, torch.cat([self.truth[rows], targets(facts).reshape(-1, len(TARGETS))])

    def areas(self, films: FilmSet) -> dict[str, float]:
        """Area under the ROC curve of each label on films the stage has not seen, where some of them have it."""
        truth = targets(films.facts).numpy() > 0
        with torch.no_grad():
            scores = self.head(features_of(self.trunk, films, self.recipe)[0].to(self.device)).cpu().numpy()
        told_apart = truth.any(0) & ~truth.all(0)
        return {label: area_under_curve(scores[:, column], truth[:, column])
                for column, label in enumerate(LABELS) if told_apart[column]}


@torch.no_grad()
def features_of(trunk: nn.Module, films: FilmSet, recipe: Recipe, variants: int = 0, seed: int = 0) -> torch.Tensor:
    """The locked trunk's features, float32 [1 + variants, n, f]: of the films as they are, then of random variants."""
    trunk.eval()
    torch.manual_seed(seed)
    where = next(trunk.parameters()).device
    passes = []
    for variant in range(1 + variants):
        change = varied if variant else plain
        chunks = [trunk(change(pixels.to(where), recipe)).float().cpu() for pixels in films.pixels.split(CHUNK)]
        passes.append(torch.cat(chunks))
    return torch.stack(passes)
