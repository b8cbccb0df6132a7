"""Last stage: the text tower and a projection learn to meet the locked trunk's features.

Locked-image tuning (Zhai et al., LiT, CVPR 2022): the trunk's features of every film, as it is and in
a few random variants, are computed once, so a step sees hundreds of films for the price of its texts.

The projection has two layers, and its hidden one begins with what the label head knows: for each finding, side, grade
and lobe how much speaks for it and how much against. "A with B" asks that little speaks against either, which no
straight line through the features says: a lot of A would make up for no B.
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import normalize

from medmir.inputs.tokenizer import WordPieceTokenizer
from pipeline.queries.clinical import PHRASINGS
from pipeline.towers.contrast import contrastive_loss, draw_texts, likeness_loss, shared_findings
from pipeline.towers.stage import Pace, Stage
from pipeline.towers.train.film_set import FilmSet

TEXT_RATE = EVIDENCE_RATE = 1e-4             # AdamW's peaks: the text tower, the projection's hidden layer
PROJECTION_RATE = 1e-3                       # and its last
FILMS_PER_BATCH, PHRASES, REPORTS = 512, 48, 8
FROZEN_LAYERS = 3                            # of the text tower, besides its word embeddings
SCALE = 24.0                                 # inverse temperature of the similarities
LIKENESS = 0.5                               # weight of the film-to-film term


class LanguageStage(Stage):
    """Contrastive learning of texts and films; ``features`` float32 [variants, n, f] of the same films."""

    def __init__(self, out: Path, model: nn.Module, known: nn.Linear, features: torch.Tensor, films: FilmSet,
                 tokenizer: WordPieceTokenizer, pace: Pace, seed: int):
        """``known``: the label head that the trunk was trained with."""
        transformer = model.text.transformer
        for part in (transformer.embeddings, *transformer.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)
        self.text, self.projection, self.features, self.films = model.text, model.visual.head, features, films
        self.tokenizer, layers = tokenizer, model.visual.head.mlp
        begin_with(layers.fc1, known)
        parts = {"text": (model.text, TEXT_RATE), "evidence": (layers.fc1, EVIDENCE_RATE),
                 "projection": (layers.fc2, PROJECTION_RATE)}
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


@torch.no_grad()
def begin_with(hidden: nn.Linear, known: nn.Linear) -> None:
    """Let the first units of ``hidden`` [f to h] be the outputs of ``known`` [f to t] and their opposites, h ≥ 2 t.

    Its other units stay as they are.
    """
    for mine, theirs in ((hidden.weight, known.weight), (hidden.bias, known.bias)):
        mine[:2 * len(theirs)] = torch.cat([theirs, -theirs])


def protocol() -> list[tuple[str, str]]:
    """Text and label of every clinical query."""
    return [(text, label) for label, texts in PHRASINGS.items() for text in texts]
