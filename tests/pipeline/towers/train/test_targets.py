"""What the label head learns: every finding, side, grade and lobe that can be asked for."""

import numpy as np
import pytest
import torch

from medmir.bundle.contract import Fact
from medmir.vocabulary.findings import LABELS
from pipeline.towers.train.targets import HEAVIEST, TARGETS, area_under_curve, rarity, targets

EFFUSION = Fact("Effusion", "left", severity="large")


def test_targets_hold_findings_sides_and_grades():
    left, nothing = (
        {(w.label, w.side, w.severity) for w, wanted in zip(TARGETS, row, strict=True) if wanted}
        for row in targets([[EFFUSION], []]))
    assert left == {("Effusion", None, None), ("Effusion", "left", None), ("Effusion", None, "large")}
    assert nothing == {("Normal", None, None)}


def test_area_under_the_curve_is_the_chance_of_the_right_order():
    truth = np.array([True, True, False, False])
    assert area_under_curve(np.array([4.0, 2.0, 3.0, 1.0]), truth) == 0.75
    assert area_under_curve(np.zeros(4), truth) == 0.5


def told(*facts: Fact) -> set[tuple]:
    row = targets([facts])[0]
    return {(w.label, w.side, w.severity, w.lobe) for w, wanted in zip(TARGETS, row, strict=True) if wanted}


def test_the_first_targets_are_the_labels_in_their_order():
    assert [wanted.label for wanted in TARGETS[:len(LABELS)]] == list(LABELS)
    assert len(set(TARGETS)) == len(TARGETS)


def test_a_lobar_finding_is_one_of_its_lobe():
    assert told(Fact("Mass", "right", "RUL")) == {
        ("Mass", None, None, None), ("Mass", "right", None, None), ("Mass", None, None, "RUL")}


def test_a_bilateral_finding_is_on_either_side():
    sides = {side for label, side, *_ in told(Fact("Infiltration", "bilateral", severity="mild")) if side}
    assert sides == {"left", "right"}


def test_a_finding_under_a_name_of_its_own_is_no_target_and_no_normal_film():
    assert told(Fact("Scoliosis")) == set()


def test_rare_targets_weigh_more_but_never_without_bound():
    truth = torch.zeros(100, 3)
    truth[:50, 0] = truth[:20, 1] = 1
    assert rarity(truth).tolist() == pytest.approx([1, 4, HEAVIEST])


def test_an_area_needs_films_with_and_without():
    scores = np.array([1.0, 2.0])
    assert np.isnan(area_under_curve(scores, np.array([True, True])))
    assert np.isnan(area_under_curve(scores, np.array([False, False])))
    assert area_under_curve(scores, np.array([False, True])) == 1.0
