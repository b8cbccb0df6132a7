"""The training objective: every text pulls all films it is true of, every film all texts true of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import log_softmax

from medmir.bundle.contract import Fact, labels_of
from medmir.vocabulary.findings import LABELS, NORMAL, SIDED
from medmir.vocabulary.phrase import Phrase, Wanted
from medmir.vocabulary.sides import SIDES
from pipeline.queries.clinical_words import CLINICAL
from pipeline.queries.lay_words import LAY
from pipeline.queries.lexicon import draw_phrase, fill


@dataclass
class TextBatch:
    """Short phrases and whole reports; ``truth`` bool [phrases + reports, films]: which films each is true of."""

    phrases: list[str]
    reports: list[str]
    truth: torch.Tensor


def draw_texts(rng: np.random.Generator, facts: Sequence[Sequence[Fact]], reports: Sequence[tuple[str, str]],
               phrase_count: int, report_count: int) -> TextBatch:
    """Phrases about random films of the batch, a clinical and a lay query per label, and some whole reports.

    Every text is held against every film of the batch: films it is true of are positives, all others negatives.
    """
    described = rng.choice(len(facts), min(phrase_count, len(facts)), replace=False)
    phrases = [draw_phrase(rng, facts[film]) for film in described]
    phrases += [_label_query(rng, words[label], label) for words in (CLINICAL, LAY) for label in LABELS]
    truth = [[phrase.true_of(each) for each in facts] for phrase in phrases]
    written = rng.choice(len(facts), min(report_count, len(facts)), replace=False)
    truth += [[_same(facts[film], each) for each in facts] for film in written]
    texts = [reports[film][int(rng.integers(2))] or reports[film][0] for film in written]
    return TextBatch([phrase.text for phrase in phrases], texts, torch.tensor(truth))


def _label_query(rng: np.random.Generator, words: Sequence[str], label: str) -> Phrase:
    side = str(rng.choice(SIDES)) if label in SIDED and rng.random() < 0.5 else None
    return fill(str(rng.choice(words)), Wanted(label, side))


def _same(one: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Whether two films show the same findings on the same sides, as far as a report tells."""
    return {(f.label, f.side) for f in one} == {(f.label, f.side) for f in other}


def shared_findings(facts: Sequence[Sequence[Fact]]) -> torch.Tensor:
    """bool [n, n]: films that show a finding in common, or both none; never a film and itself."""
    found = torch.tensor([[label in labels_of(each) for label in LABELS] for each in facts])
    found[:, LABELS.index(NORMAL)] = ~found.any(1)
    return (found.float() @ found.float().T > 0) & ~torch.eye(len(facts), dtype=torch.bool)


def contrastive_loss(
    texts: torch.Tensor, films: torch.Tensor, truth: torch.Tensor, scale: float
) -> torch.Tensor:
    """Multi-positive InfoNCE in both directions.

    ``texts`` [m, d] and ``films`` [b, d] are L2-normalized; ``truth`` bool [m, b]. Each row's loss is the mean
    negative log-probability of its positives (Khosla et al., Supervised Contrastive Learning, 2020, L_out).
    """
    logits = scale * texts @ films.T
    return (_one_way(logits, truth) + _one_way(logits.T, truth.T)) / 2


def likeness_loss(films: torch.Tensor, alike: torch.Tensor, scale: float) -> torch.Tensor:
    """Films against films: the same loss among ``films`` [b, d], ``alike`` bool [b, b]; a film never meets itself."""
    itself = torch.eye(len(films), dtype=torch.bool, device=films.device)
    return _one_way((scale * films @ films.T).masked_fill(itself, float("-inf")), alike)


def _one_way(logits: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    answered = truth.any(1)
    logits, truth = logits[answered], truth[answered]
    return -(log_softmax(logits, 1).where(truth, 0.0).sum(1) / truth.sum(1)).mean()
