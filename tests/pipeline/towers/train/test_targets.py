"""What the label head learns: every finding, its sides, grades and lobes, and how rare ones are weighed."""

import numpy as np
import pytest
import torch

from medmir.bundle.contract import Fact
from medmir.vocabulary.findings import LABELS, LOBES, NORMAL, SIDED
from pipeline.towers.train.targets import HEAVIEST, TARGETS, area_under_curve, rarity, targets


def found(*facts: Fact) -> set[tuple]:
    row = targets([facts])[0]
    return {(w.side or w.severity or w.lobe or w.label) for w, wanted in zip(TARGETS, row, strict=True) if wanted}


def test_labels_come_first_and_no_target_comes_twice():
    assert tuple(target.label for target in TARGETS[:len(LABELS)]) == tuple(LABELS)
    assert len(TARGETS) == len(set(TARGETS))
    assert {target.label for target in TARGETS if target.side} == set(SIDED)


def test_a_film_without_findings_is_normal_and_nothing_else():
    assert found() == {NORMAL}


def test_a_bilateral_finding_is_on_either_side():
    assert found(Fact("Effusion", "bilateral")) == {"Effusion", "left", "right"}


def test_a_lobe_is_one_of_the_vocabularys():
    lobe = next(iter(LOBES))
    assert found(Fact("Mass", lobe=lobe)) >= {"Mass", lobe}


def test_truth_is_a_row_a_film_in_float32():
    truth = targets([[], [Fact("Mass", "left")]])
    assert truth.shape == (2, len(TARGETS)) and truth.dtype == torch.float32
    assert set(truth.unique().tolist()) == {0, 1}


def test_rare_targets_weigh_more_but_never_more_than_the_heaviest():
    truth = torch.zeros(1000, 4)
    truth[:500, 1] = truth[:250, 2] = truth[:1, 3] = 1
    assert rarity(truth).tolist() == pytest.approx([HEAVIEST, 1, 3, HEAVIEST])
    assert rarity(torch.ones(4, 1)).tolist() == [1]  # common ones are not made light of


def test_the_area_is_half_for_guessing_and_unknown_without_two_kinds():
    rng, truth = np.random.default_rng(0), np.arange(2000) % 2 > 0
    assert area_under_curve(rng.normal(size=2000), truth) == pytest.approx(.5, abs=.05)
    assert area_under_curve(truth.astype(float), truth) == 1
    assert area_under_curve(-truth.astype(float), truth) == 0
    assert np.isnan(area_under_curve(np.ones(3), np.ones(3, bool)))
    assert np.isnan(area_under_curve(np.ones(3), np.zeros(3, bool)))
