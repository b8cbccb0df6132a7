"""What fine-tuning gained: image to report and report to image on held-out patients, before and after."""

from collections.abc import Iterable

import numpy as np
import torch
from torch import nn
from torch.nn.functional import normalize

from medmir.inputs.preprocessing import pixel_values
from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from medmir.measure.metrics import chance_recall_at_k, estimate, recall_at_k
from pipeline.cards.markdown import table
from pipeline.cases.pictures import read_picture
from pipeline.towers.tune.pairs import Pairs

DEPTHS = (1, 5, 10)
PARTS = ("zero-shot", "tuned", "gain")
CHUNK = 16  # images or texts per forward pass where nothing is learnt


class Towers:
    """Both towers of a PyTorch model with the tokenizer and the recipe its inputs are made by."""

    def __init__(self, model: nn.Module, tokenizer: WordPieceTokenizer, recipe: Recipe):
        self.model, self.tokenizer, self.recipe = model, tokenizer, recipe

    @property
    def device(self) -> torch.device:
        """Where the model is."""
        return self.model.logit_scale.device

    def embed_images(self, places: Iterable[str]) -> torch.Tensor:
        """Embeddings of pictures, float32 [n, d], L2-normalized."""
        pixels = np.concatenate([pixel_values(read_picture(place), self.recipe) for place in places])
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            return normalize(self.model.visual(torch.from_numpy(pixels).to(self.device)).float(), dim=-1)

    def embed_texts(self, texts: Iterable[str]) -> torch.Tensor:
        """Embeddings of texts, float32 [n, d], L2-normalized."""
        encoded = [torch.from_numpy(self.tokenizer.encode(text)) for text in texts]
        padding = self.model.text.config.pad_token_id
        padded = nn.utils.rnn.pad_sequence(encoded, batch_first=True, padding_value=padding).to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            return normalize(self.model.text(padded).float(), dim=-1)


@torch.no_grad()
def rankings(towers: Towers, pairs: Pairs) -> dict[str, np.ndarray]:
    """For "image to text" and "text to image", bool [queries, answers], best-ranked first: which answers are right.

    Every image is held against the distinct reports of ``pairs``, of which its own counts, and every distinct report
    against the images, of which all that it was written of count.
    """
    own = [texts[0] for texts in pairs.texts]
    distinct = list(dict.fromkeys(own))
    images = torch.cat([towers.embed_images(part) for part in _chunks(pairs.images)])
    texts = torch.cat([towers.embed_texts(part) for part in _chunks(distinct)])
    scores = (images @ texts.T).cpu().numpy()
    truth = np.array([[text == each for each in distinct] for text in own])
    return {"image to text": _ranked(truth, scores), "text to image": _ranked(truth.T, scores.T)}


def gains_of(before: dict[str, np.ndarray], after: dict[str, np.ndarray]) -> dict[str, dict]:
    """Two of :func:`rankings` side by side: ``{"image to text, Recall@1": {"zero-shot": .., "tuned": .., ..}, ..}``.

    "zero-shot", "tuned" and "gain" are each a :class:`medmir.measure.metrics.Estimate` as a dict, the gain's of the
    differences query by query; "chance" and "n" stand beside them.
    """
    return {f"{way}, Recall@{k}": _gain(before[way], after[way], k) for way in before for k in DEPTHS}


def gains_table(gains: dict[str, dict]) -> str:
    """The gains as Markdown."""
    rows = [(name, *(f"{row[part]['value']:.3f} [{row[part]['low']:.3f}, {row[part]['high']:.3f}]" for part in PARTS),
             f"{row['chance']:.3f}", row["n"]) for name, row in gains.items()]
    return table(("held-out patients", *PARTS, "chance", "n"), rows)


def _gain(before: np.ndarray, after: np.ndarray, k: int) -> dict:
    was, now = (np.array([recall_at_k(row, k) for row in rows]) for rows in (before, after))
    chance = np.mean([chance_recall_at_k(len(row), int(row.sum()), k) for row in before])
    figures = {part: estimate(values)._asdict() for part, values in zip(PARTS, (was, now, now - was), strict=True)}
    return figures | {"chance": round(float(chance), 4), "n": len(before)}


def _ranked(truth: np.ndarray, scores: np.ndarray) -> np.ndarray:
    return np.take_along_axis(truth, np.argsort(-scores, axis=1, kind="stable"), 1)


def _chunks(items: list[str]) -> list[list[str]]:
    return [items[start: start + CHUNK] for start in range(0, len(items), CHUNK)]
