"""The gate for an exported tower: close to PyTorch on 30 clinical queries or 20 pictures, natively and in WASM."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from pipeline.queries.clinical import PARITY_QUERIES
from pipeline.towers.export.wasm import has_wasm, run_in_wasm

PARITY = 0.99  # lowest cosine to PyTorch that any parity query or picture may have
PICTURES = 20


@dataclass(frozen=True)
class Closeness:
    """Lowest cosine to PyTorch; ``wasm`` is None where node and ONNX Runtime Web are not installed."""

    native: float
    wasm: float | None

    @property
    def lowest(self) -> float:
        """The lower of the two."""
        return min(self.native, self.native if self.wasm is None else self.wasm)

    def __str__(self) -> str:
        """For the terminal."""
        return f"{self.native:.4f}, in WASM {'not measured (npm ci)' if self.wasm is None else f'{self.wasm:.4f}'}"


def parity_texts(tokenizer: WordPieceTokenizer) -> list[np.ndarray]:
    """The clinical queries, each int64 [1, t], not padded."""
    return [tokenizer.encode(query)[None] for query in PARITY_QUERIES]


def parity_pictures(recipe: Recipe, count: int = PICTURES) -> list[np.ndarray]:
    """Smooth random pictures, float32 [1, 3, size, size]: like films, unlike white noise, mostly low frequencies."""
    rng = np.random.default_rng(0)
    coarse = torch.from_numpy(rng.normal(size=(count, 1, 12, 12)).astype(np.float32))
    smooth = torch.nn.functional.interpolate(coarse, (recipe.size, recipe.size), mode="bicubic")
    return [picture[None].repeat(3, axis=1) for picture in smooth.numpy()]


@torch.no_grad()
def expected_of(tower: torch.nn.Module, samples: list[np.ndarray]) -> np.ndarray:
    """What PyTorch answers, float32 [n, d]."""
    return np.concatenate([tower(torch.from_numpy(sample)).numpy() for sample in samples])


def closeness(path: Path, entry: str, samples: list[np.ndarray], expected: np.ndarray) -> Closeness:
    """How close the tower at ``path`` comes to PyTorch's answers."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    native = np.concatenate([session.run(None, {entry: sample})[0] for sample in samples])
    del session  # before another process holds the model too
    wasm = _lowest(run_in_wasm(path, entry, samples).embeddings, expected) if has_wasm() else None
    return Closeness(_lowest(native, expected), wasm)


def _lowest(actual: np.ndarray, expected: np.ndarray) -> float:
    return float(np.sum(actual * expected, axis=1).min())
