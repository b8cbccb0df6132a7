"""What the image tower's label head predicts while it learns: findings, then findings by side, grade and lobe."""

from collections.abc import Sequence

import numpy as np
import torch

from medmir.bundle.contract import Fact
from medmir.vocabulary.findings import LABELS, LOBAR, LOBES, NORMAL, SIDED
from medmir.vocabulary.grades import GRADED
from medmir.vocabulary.phrase import Wanted
from medmir.vocabulary.sides import SIDES

RAREST, HEAVIEST = 1e-3, 8.0       # share a target has at least, and weight of its positives at most

TARGETS: tuple[Wanted, ...] = (
    *(Wanted(label) for label in LABELS),
    *(Wanted(label, side=side) for label in SIDED for side in SIDES),
    *(Wanted(label, severity=grade) for label, grades in GRADED.items() for grade in grades),
    *(Wanted(label, lobe=lobe) for label in LOBAR for lobe in LOBES),
)


def targets(facts: Sequence[Sequence[Fact]]) -> torch.Tensor:
    """The truth of every target on every film, float32 [films, len(TARGETS)]."""
    rows = [[not each if wanted.label == NORMAL else wanted.found_in(each) for wanted in TARGETS] for each in facts]
    return torch.tensor(rows, dtype=torch.float32)


def rarity(truth: torch.Tensor) -> torch.Tensor:
    """Weight of each target's positives, float32 [len(TARGETS)]: negatives per positive, between 1 and 8."""
    share = truth.mean(0).clamp(min=RAREST)
    return ((1 - share) / share).clamp(1, HEAVIEST)


def area_under_curve(scores: np.ndarray, truth: np.ndarray) -> float:
    """Area under the ROC curve: the chance that a film with the target outscores one without, ties half.

    ``scores`` float [n], ``truth`` bool [n] (Hanley and McNeil, Radiology, 1982); NaN where one side is empty.
    """
    have, lack = scores[truth][:, None], scores[~truth]
    return float(((have > lack) + 0.5 * (have == lack)).mean()) if have.size and lack.size else float("nan")
