"""What fine-tuning gained: image to report and report to image on held-out patients, before and after."""

from collections.abc import Iterable

import numpy as np
import torch
from torch import nn
from torch.nn.functional import normalize

from medmir.metrics import summarize
from medmir.preprocessing import Recipe, pixel_values
from medmir.tokenizer import WordPieceTokenizer
from pipeline.corpora.pictures import read_picture
from pipeline.markdown import table
from pipeline.model.pairs import Pairs

DEPTHS = (1, 5, 10)
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
def recalls(towers: Towers, pairs: Pairs) -> dict[str, dict[int, dict[str, float]]]:
    """Recall@K of "image to text" and "text to image": value, chance, 95 % interval (low, high) and n.

    Every image is held against the distinct reports of ``pairs``, of which its own counts, and every distinct report
    against the images, of which all that it was written of count.
    """
    own = [texts[0] for texts in pairs.texts]
    distinct = list(dict.fromkeys(own))
    images = torch.cat([towers.embed_images(part) for part in _chunks(pairs.images)])
    texts = torch.cat([towers.embed_texts(part) for part in _chunks(distinct)])
    scores = (images @ texts.T).cpu().numpy()
    truth = np.array([[text == each for each in distinct] for text in own])
    return {"image to text": _recalls(scores, truth), "text to image": _recalls(scores.T, truth.T)}


def gains_table(gains: dict[str, dict]) -> str:
    """The gains as Markdown."""
    rows = [(name, *(f"{row[when]:.3f} [{row[f'{when} interval'][0]:.3f}, {row[f'{when} interval'][1]:.3f}]"
                     for when in ("zero-shot", "tuned")), f"{row['chance']:.3f}", row["n"])
            for name, row in gains.items()]
    return table(("held-out patients", "zero-shot", "tuned", "chance", "n"), rows)


def gains_of(before: dict, after: dict) -> dict[str, dict]:
    """Two measurements of :func:`recalls` side by side: ``{"image to text, Recall@1": {"zero-shot": ...}}``.

    Intervals are the 95 % ones of :func:`medmir.metrics.bootstrap_interval`.
    """
    return {f"{way}, Recall@{k}": {
        "zero-shot": row["value"], "zero-shot interval": [row["low"], row["high"]], "tuned": after[way][k]["value"],
        "tuned interval": [after[way][k]["low"], after[way][k]["high"]], "chance": row["chance"], "n": row["n"],
    } for way, rows in before.items() for k, row in rows.items()}


def _recalls(scores: np.ndarray, truth: np.ndarray) -> dict[int, dict[str, float]]:
    ranked = np.take_along_axis(truth, np.argsort(-scores, axis=1, kind="stable"), 1)
    figures = summarize([*ranked])
    return {k: figures[f"recall@{k}"] for k in DEPTHS}


def _chunks(items: list[str]) -> list[list[str]]:
    return [items[start: start + CHUNK] for start in range(0, len(items), CHUNK)]
