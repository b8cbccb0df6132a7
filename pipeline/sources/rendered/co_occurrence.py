"""Which findings come together: combinations drawn as often as NIH ChestX-ray14 has them.

The counts beside this module are those of the 112,120 films of Data_Entry_2017_v2020 (NIH Clinical Center; Wang et
al., ChestX-ray8, CVPR 2017). A patient is normal with probability ``NORMAL_SHARE``; otherwise one finding is drawn by
``ANCHORS``, then a combination that holds it, in proportion to its films. The weights are flat but for the most
frequent companions, so rare findings are oversampled while what accompanies a finding is as the table has it.
"""

import csv
from functools import lru_cache
from pathlib import Path

import numpy as np

COUNTS = Path(__file__).with_name("nih_co_occurrence.csv")
NORMAL_SHARE = .15
ANCHORS = {"Atelectasis": 4, "Cardiomegaly": 8, "Consolidation": 6, "Edema": 7, "Effusion": 2, "Emphysema": 7,
           "Fibrosis": 8, "Hernia": 9, "Infiltration": 1, "Mass": 9, "Nodule": 8, "Pleural Thickening": 7,
           "Pneumonia": 8, "Pneumothorax": 7}


@lru_cache(maxsize=1)
def combinations() -> dict[tuple[str, ...], int]:
    """Films per combination of one to three findings, each combination in alphabetical order."""
    rows = csv.DictReader(line for line in COUNTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {tuple(row["findings"].split("|")): int(row["films"]) for row in rows}


@lru_cache(maxsize=len(ANCHORS))
def _holding(anchor: str) -> tuple[list[tuple[str, ...]], np.ndarray]:
    """The combinations that hold a finding, and the probability of each given it."""
    found = {names: films for names, films in combinations().items() if anchor in names}
    films = np.array(list(found.values()), float)
    return list(found), films / films.sum()


def anchor_shares() -> np.ndarray:
    """Probability of each of ``ANCHORS``, given that a patient is not normal."""
    weights = np.array(list(ANCHORS.values()), float)
    return weights / weights.sum()


def draw_labels(rng: np.random.Generator) -> tuple[str, ...]:
    """The findings of one patient in alphabetical order; empty for a normal chest."""
    if rng.random() < NORMAL_SHARE:
        return ()
    anchor = list(ANCHORS)[rng.choice(len(ANCHORS), p=anchor_shares())]
    found, shares = _holding(anchor)
    return found[rng.choice(len(found), p=shares)]


def label_shares() -> dict[str, float]:
    """The share of patients that carry each finding, computed from the weights and the table."""
    totals = dict.fromkeys(ANCHORS, 0.)
    for anchor, weight in zip(ANCHORS, anchor_shares(), strict=True):
        for names, share in zip(*_holding(anchor), strict=True):
            for name in names:
                totals[name] += float((1 - NORMAL_SHARE) * weight * share)
    return totals
