"""The training objective: every text pulls all films it is true of, every film all texts true of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import log_softmax

from medmir.findings import LABELS, NORMAL
from pipeline.corpora.rendered.lexicon import CLINICAL, SIDED, Phrase, Wanted, draw_phrase, fill

SIDES = ("left", "right")
TARGETS = (*LABELS, *(f"{side} {label}" for label in SIDED for side in SIDES))  # what the auxiliary head predicts


@dataclass
class TextBatch:
    """Short phrases and whole reports; ``truth`` bool [phrases + reports, films]: which films each is true of."""

    phrases: list[str]
    reports: list[str]
    truth: torch.Tensor


def draw_texts(
    rng: np.random.Generator, facts: Sequence[Sequence[dict]], reports: Sequence[tuple[str, str]], report_count: int
) -> TextBatch:
    """A phrase for every other film of the batch, one clinical and sided query per label, and some whole reports.

    Every text is held against every film, so half the films' phrases teach nearly as much as all at half the price.
    """
    phrases = [draw_phrase(rng, each) for each in facts[::2]] + [_label_query(rng, label) for label in LABELS]
    truth = [[phrase.true_of(each) for each in facts] for phrase in phrases]
    written = rng.choice(len(facts), min(report_count, len(facts)), replace=False)
    truth += [[_same(facts[film], each) for each in facts] for film in written]
    texts = [reports[film][int(rng.integers(2))] or reports[film][0] for film in written]
    return TextBatch([phrase.text for phrase in phrases], texts, torch.tensor(truth))


def _label_query(rng: np.random.Generator, label: str) -> Phrase:
    fact = {"label": label, "side": str(rng.choice(SIDES))} if label in SIDED and rng.random() < 0.5 else None
    return fill(str(rng.choice(CLINICAL[label])), label, fact)


def _same(one: Sequence[dict], other: Sequence[dict]) -> bool:
    """Whether two films show the same findings on the same sides, as far as a report tells."""
    return {(f["label"], f.get("side")) for f in one} == {(f["label"], f.get("side")) for f in other}


def targets(facts: Sequence[Sequence[dict]]) -> torch.Tensor:
    """The auxiliary head's truth, float32 [films, len(TARGETS)]: labels, then labels by side."""
    wanted = [Wanted(label) for label in LABELS] + [Wanted(label, side) for label in SIDED for side in SIDES]
    rows = [[not each if w.label == NORMAL else w.found_in(each) for w in wanted] for each in facts]
    return torch.tensor(rows, dtype=torch.float32)


def rarity(facts: Sequence[Sequence[dict]]) -> torch.Tensor:
    """Weight of a target's positives, float32 [len(TARGETS)]: negatives per positive, between 1 and 8."""
    share = targets(facts).mean(0).clamp(min=1e-3)
    return ((1 - share) / share).clamp(1, 8)


def contrastive_loss(
    texts: torch.Tensor, films: torch.Tensor, truth: torch.Tensor, scale: torch.Tensor
) -> torch.Tensor:
    """Multi-positive InfoNCE in both directions.

    ``texts`` [m, d] and ``films`` [b, d] are L2-normalized; ``truth`` bool [m, b]. Each row's loss is the mean
    negative log-probability of its positives (Khosla et al., Supervised Contrastive Learning, 2020, L_out).
    """
    logits = scale * texts @ films.T
    return (_one_way(logits, truth) + _one_way(logits.T, truth.T)) / 2


def _one_way(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    answered = truth.any(1)
    logits, truth = logits[answered], truth[answered].float()
    return -((log_softmax(logits, 1) * truth).sum(1) / truth.sum(1)).mean()
