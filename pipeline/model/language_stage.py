"""Second stage: the text tower and a projection learn to meet the locked trunk's features.

Locked-image tuning (Zhai et al., LiT, CVPR 2022): the trunk's features of every film, as it is and in
a few random variants, are computed once, so a step sees hundreds of films for the price of its texts.
"""

import numpy as np
import torch
from torch import nn
from torch.nn.functional import normalize

from medmir.tokenizer import WordPieceTokenizer
from pipeline.model.contrast import contrastive_loss, draw_texts, likeness_loss, shared_findings
from pipeline.model.film_set import FilmSet
from pipeline.model.stage import Pace, Stage
from pipeline.queries import PHRASINGS

TEXT_RATE, PROJECTION_RATE = 1e-4, 1e-3      # AdamW's peaks
FILMS_PER_BATCH, PHRASES, REPORTS = 512, 48, 8
FROZEN_LAYERS = 3                            # of the text tower, besides its word embeddings
SCALE = 16.0                                 # inverse temperature of the similarities
LIKENESS = 0.5                               # weight of the film-to-film term


class LanguageStage(Stage):
    """Contrastive learning of texts and films; ``features`` float32 [variants, n, f] of the same films."""

    def __init__(self, out, model: nn.Module, features: torch.Tensor, films: FilmSet, tokenizer: WordPieceTokenizer,
                 pace: Pace, seed: int):
        transformer = model.text.transformer
        for part in (transformer.embeddings, *transformer.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)
        self.text, self.projection, self.features, self.films = model.text, model.visual.head, features, films
        self.tokenizer = tokenizer
        parts = {"text": (model.text, TEXT_RATE), "projection": (model.visual.head, PROJECTION_RATE)}
        super().__init__(out, "language", pace, seed, parts)

    def losses(self, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Texts against films, and films against films."""
        rows = rng.choice(len(self.films), min(FILMS_PER_BATCH, len(self.films)), replace=False)
        facts = [self.films.facts[row] for row in rows]
        batch = draw_texts(rng, facts, [self.films.reports[row] for row in rows], PHRASES, REPORTS)
        films = self.project(self.features[rng.integers(len(self.features), size=len(rows)), rows])
        # phrases and reports apart, so that neither pays for the other's padding
        texts = torch.cat([self.embed(batch.phrases), self.embed(batch.reports)])
        return {"contrast": contrastive_loss(texts, films, batch.truth.to(self.device), SCALE),
                "likeness": LIKENESS * likeness_loss(films, shared_findings(facts).to(self.device), SCALE)}

    def project(self, features: torch.Tensor) -> torch.Tensor:
        """Film embeddings of trunk features, float32 [n, d], L2-normalized."""
        return normalize(self.projection(features.to(self.device)), dim=-1)

    def embed(self, texts: list[str]) -> torch.Tensor:
        """Text embeddings, float32 [n, d], L2-normalized."""
        encoded = [torch.from_numpy(self.tokenizer.encode(text)) for text in texts]
        padding = self.tokenizer.ids["[PAD]"]
        padded = nn.utils.rnn.pad_sequence(encoded, batch_first=True, padding_value=padding).to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16):
            return normalize(self.text(padded).float(), dim=-1)

    @torch.no_grad()
    def scores(self, texts: list[str], features: torch.Tensor) -> np.ndarray:
        """Similarity of texts and films, float32 [texts, films]."""
        return (self.embed(texts) @ self.project(features).T).cpu().numpy()


def protocol() -> list[tuple[str, str]]:
    """Text and label of every clinical query."""
    return [(text, label) for label, texts in PHRASINGS.items() for text in texts]
