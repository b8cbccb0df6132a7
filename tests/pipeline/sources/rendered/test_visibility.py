"""What a film cannot show is in no label, report, box or mask of it; what is plain to see stays."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from pipeline.sources.rendered import corpus
from pipeline.sources.rendered.anatomy import Anatomy
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.corpus import render_patient
from pipeline.sources.rendered.findings import insert
from pipeline.sources.rendered.visibility import VISIBLE, visibility

N = 128


def disc(radius: float, depth: float) -> np.ndarray:
    v, u = np.ogrid[:N, :N]
    return depth * (np.hypot(v - N / 2, u - N / 2) < radius).astype(np.float32)


def clutter(strength: float) -> np.ndarray:
    grain = gaussian_filter(np.random.default_rng(3).standard_normal((N, N)), 2)
    return (strength * grain / grain.std()).astype(np.float32)


def score(radius: float, depth: float, strength: float) -> float:
    shadow = disc(radius, depth)
    return visibility(shadow, clutter(strength) + shadow)


def test_larger_denser_and_freer_lesions_are_easier_to_see():
    assert score(4, 4, 4) > score(4, 2, 4)
    assert score(5, 4, 4) > score(3, 4, 4)
    assert score(4, 4, 2) > score(4, 4, 8)
    assert score(4, -4, 4) == pytest.approx(score(4, 4, 4), rel=.01)


def test_a_speck_in_clutter_is_hidden_and_a_ball_in_clear_lung_is_not():
    assert score(2, 3, 6) < VISIBLE < score(4, 12, 4)


def test_fluid_over_a_nodule_hides_it(anatomy: Anatomy):
    nodule, fluid = Lesion("Nodule", "left", "LLL", kind="solid"), Lesion("Effusion", "left", severity="large")
    alone, drowned = Chest(anatomy), Chest(anatomy)
    insert(alone, [nodule], [3])
    insert(drowned, [nodule, fluid], [3, 3])
    assert drowned.shadows[0].abs().sum() < .3 * alone.shadows[0].abs().sum()


def test_shadows_add_up_to_what_the_chest_gained(anatomy: Anatomy):
    chest = Chest(anatomy)
    insert(chest, [Lesion("Mass", "left", "LUL", kind="cavitating"), Lesion("Effusion", "right", severity="small")],
           [3, 4])
    gained = (chest.hu - Chest(anatomy).hu).sum() / 1000
    assert float(sum(shadow.sum() for shadow in chest.shadows)) * 8 == pytest.approx(gained, rel=.02)


def test_hidden_facts_leave_the_film_normal(anatomy: Anatomy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for folder in ("images", "masks", "cases"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(corpus, "draw_lesions", lambda rng: [Lesion("Nodule", "left", "LUL", kind="solid")])
    monkeypatch.setattr(corpus, "VISIBLE", np.inf)
    render_patient(anatomy, tmp_path, "train", 0, 64, 1)
    row = json.loads((tmp_path / "cases" / "T00000.json").read_text())[0]
    assert row["labels"] == ["Normal"]
    assert row["facts"] == []
    assert [fact["label"] for fact in row["hidden"]] == ["Nodule"]
    assert "nodule in" not in row["findings"]
    with np.load(tmp_path / "masks" / f"{row['case_id']}.npz") as masks:
        assert masks.files == []


def test_a_large_effusion_and_a_large_heart_are_always_kept(anatomy: Anatomy, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch):
    for folder in ("images", "masks", "cases"):
        (tmp_path / folder).mkdir()
    both = [Lesion("Effusion", "left", severity="large"), Lesion("Cardiomegaly", severity="mild")]
    monkeypatch.setattr(corpus, "draw_lesions", lambda rng: both)
    render_patient(anatomy, tmp_path, "train", 0, 64, 1)
    row = json.loads((tmp_path / "cases" / "T00000.json").read_text())[0]
    assert row["labels"] == ["Cardiomegaly", "Effusion"]
    assert all(fact["visibility"] > VISIBLE for fact in row["facts"])
