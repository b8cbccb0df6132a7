"""Training: it learns, it resumes to the same weights, it never sees gallery patients."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image
from torch import nn

from medmir.bundle.contract import Fact
from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import Recipe
from pipeline.towers.contrast import contrastive_loss, draw_texts, likeness_loss, shared_findings
from pipeline.towers.demo_model import new_demo_model, write_demo_folder
from pipeline.towers.dual_encoder import load_model
from pipeline.towers.folder import recipe_of, tokenizer_of
from pipeline.towers.stage import Pace
from pipeline.towers.train import demo as training
from pipeline.towers.train.demo import train_demo
from pipeline.towers.train.film_set import FilmSet, varied
from pipeline.towers.train.findings_stage import FindingsStage
from pipeline.towers.train.half_films import divisible, joined, joined_facts
from pipeline.towers.train.language_stage import LanguageStage
from pipeline.towers.train.setting import Setting, Steps
from pipeline.towers.train.targets import TARGETS, area_under_curve, targets

EFFUSION = Fact("Effusion", "left", severity="large")
SHORT = Pace(steps=4, checkpoint_every=2)
SIZE = 64
BRIEF = Setting(size=SIZE, seed=7, steps=Steps(findings=2, detail=2, language=2))


@pytest.fixture(scope="module")
def films():
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 255, (8, SIZE, SIZE), dtype=np.uint8)
    return FilmSet(torch.from_numpy(pixels), [[EFFUSION], []] * 4, [("A left effusion.", "Effusion.")] * 8, ["PA"] * 8)


@pytest.fixture
def cases(tmp_path):
    """A case table of 20 patients, every other with an effusion, as `medmir corpus` would write it."""
    rows = []
    for number in range(20):
        image = tmp_path / f"{number}.png"
        Image.fromarray(np.full((SIZE, SIZE), 10 * number, np.uint8)).save(image)
        rows.append({"image": image, "patient_id": f"T{number:05d}", "split": "train", "findings": "A report.",
                     "impression": "A report.", "view": "PA", "facts": [EFFUSION] if number % 2 else []})
    return pd.DataFrame(rows)


def findings_stage(out, films, model):
    return FindingsStage(out, model.visual.trunk, films, recipe_of(out), SHORT, seed=7)


def detail_stage(out, films, model):
    return FindingsStage(out, model.visual.trunk, films, recipe_of(out), SHORT, 7, findings_stage(out, films, model))


def language_stage(out, films, model):
    known, features = nn.Linear(model.visual.trunk.num_features, len(TARGETS)), torch.ones(1, 8, 768)
    return LanguageStage(out, model, known, features, films, tokenizer_of(out), SHORT, seed=7)


def begun(stage, out, films):
    write_demo_folder(out, Setting().tower, SIZE)
    return stage(out, films, new_demo_model(out, 7))


@pytest.mark.parametrize("stage", [findings_stage, detail_stage, language_stage])
def test_an_interrupted_stage_ends_with_the_weights_of_an_undisturbed_one(tmp_path, films, stage):
    whole = begun(stage, tmp_path / "whole", films)
    whole.run()

    first = begun(stage, tmp_path / "parts", films)
    first.run(until=2)
    second = begun(stage, tmp_path / "parts", films)
    second.resume()
    assert second.step == 2
    second.run()

    for name, module in whole.modules.items():
        expected, got = module.state_dict(), second.modules[name].state_dict()
        assert all(torch.equal(expected[key], got[key]) for key in expected)


def test_full_size_goes_on_with_the_label_head_of_the_small_pictures(tmp_path, films):
    write_demo_folder(tmp_path, Setting().tower, SIZE)
    model = new_demo_model(tmp_path, 7)
    coarse = findings_stage(tmp_path, films, model)
    assert FindingsStage(tmp_path, model.visual.trunk, films, recipe_of(tmp_path), SHORT, 7, coarse).head is coarse.head


def test_the_projection_begins_with_what_the_label_head_knows(tmp_path, films):
    write_demo_folder(tmp_path, Setting().tower, SIZE)
    model = new_demo_model(tmp_path, 7)
    layer, features = model.visual.head.mlp.fc1, torch.randn(4, 768)
    known, rest = nn.Linear(768, len(TARGETS)), layer(features)[:, 2 * len(TARGETS):]
    LanguageStage(tmp_path, model, known, features[None], films, tokenizer_of(tmp_path), SHORT, seed=7)
    expected = torch.cat([known(features), -known(features), rest], 1)
    assert torch.allclose(layer(features), expected, atol=1e-5)


def test_training_leaves_a_model_a_curve_and_the_patients_it_saw(tmp_path, cases):
    out = tmp_path / "model"
    record = train_demo(cases, out, BRIEF)
    curve = [json.loads(line) for line in (out / "curve.jsonl").read_text().splitlines()]
    assert [(row["stage"], row["step"]) for row in curve] == [
        (stage, step) for stage in ("findings", "detail", "language") for step in (1, 2)]
    assert load_model(out)
    assert record == json.loads((out / "training.json").read_text())
    assert record["patients"] == [f"T{number:05d}" for number in range(19)]
    assert record["held_out"]["films"] == 1


def test_a_finished_run_started_again_ends_with_the_same_model(tmp_path, cases):
    for _ in range(2):
        train_demo(cases, tmp_path / "model", BRIEF)
        weights = load_model(tmp_path / "model").state_dict()
    assert len((tmp_path / "model/curve.jsonl").read_text().splitlines()) == 6
    train_demo(cases, tmp_path / "other", BRIEF)
    other = load_model(tmp_path / "other").state_dict()
    assert all(torch.equal(weights[name], other[name]) for name in weights)


def test_most_steps_see_small_pictures_and_the_last_ones_the_whole_size(tmp_path, cases, monkeypatch):
    monkeypatch.setattr(training, "COARSE", 32)
    seen = []
    losses = FindingsStage.losses

    def watched(stage, rng):
        seen.append((stage.name, stage.recipe.size, stage.films.pixels.shape[-1]))
        return losses(stage, rng)

    monkeypatch.setattr(FindingsStage, "losses", watched)
    train_demo(cases, tmp_path / "model", BRIEF)
    assert seen == [("findings", 32, 32)] * 2 + [("detail", SIZE, SIZE)] * 2


def test_another_setting_does_not_go_on_in_the_same_folder(tmp_path, cases):
    train_demo(cases, tmp_path / "model", BRIEF)
    weights = (tmp_path / "model/findings.pt").read_bytes()
    with pytest.raises(MedMIRError, match=r"holds a training with another setting \(size\): choose another --out"):
        train_demo(cases, tmp_path / "model", replace(BRIEF, size=32))
    (tmp_path / "model/settings.json").unlink()
    with pytest.raises(MedMIRError, match="another setting"):  # checkpoints of nobody knows what
        train_demo(cases, tmp_path / "model", BRIEF)
    assert (tmp_path / "model/findings.pt").read_bytes() == weights


def test_gallery_patients_are_refused(tmp_path):
    cases = pd.DataFrame({"split": ["train", "gallery"], "image": ["a", "b"]})
    with pytest.raises(MedMIRError, match="not a training split"):
        train_demo(cases, tmp_path / "model", BRIEF)


def test_the_loss_falls_when_texts_meet_their_films():
    truth = torch.eye(4, dtype=torch.bool)
    apart, together = torch.eye(4), torch.eye(4).roll(1, 0)
    scale = 10.0
    assert contrastive_loss(apart, apart, truth, scale) < contrastive_loss(apart, together, truth, scale)


def test_films_with_the_same_facts_are_no_negatives():
    truth = torch.tensor([[True, True, False]])
    text = torch.tensor([[1.0, 0.0]])
    films = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    both_found = contrastive_loss(text, films, truth, 20.0)
    one_found = contrastive_loss(text, films[[0, 2, 2]], truth, 20.0)
    assert both_found < one_found


def test_reports_answer_films_with_the_same_findings_on_the_same_sides():
    facts = [[EFFUSION], [EFFUSION], [replace(EFFUSION, side="right")], []]
    batch = draw_texts(np.random.default_rng(0), facts, [("report", "report")] * 4, 4, report_count=4)
    assert batch.truth.shape == (len(batch.phrases) + 4, 4)
    assert sorted(batch.truth[-4:].sum(1).tolist()) == [1, 1, 2, 2]


def test_likeness_pulls_films_that_share_a_finding():
    facts = [[EFFUSION], [replace(EFFUSION, side="right")], [], []]
    alike = shared_findings(facts)
    assert alike.int().tolist() == [[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]
    sorted_out = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    assert likeness_loss(sorted_out, alike, 10.0) < likeness_loss(sorted_out[[0, 2, 1, 3]], alike, 10.0)


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


def test_films_joined_of_two_halves_show_the_findings_of_each_half():
    left, right = EFFUSION, replace(EFFUSION, side="right")
    bright, dark = torch.full((1, 4, 100), 200, dtype=torch.uint8), torch.zeros((1, 4, 100), dtype=torch.uint8)
    film = joined(right=bright, left=dark)[0]
    assert (film[:, :45] == 200).all()
    assert (film[:, 55:] == 0).all()
    assert joined_facts(right=[right], left=[left]) == [right, left]
    assert joined_facts(right=[left], left=[right]) == []
    assert divisible([left], "PA")
    assert not divisible([left], "LAT")
    assert not divisible([left, Fact("Cardiomegaly")], "PA")


def test_variation_never_mirrors():
    marked = np.zeros((1, 144, 144), np.uint8)
    marked[:, 30:110, 105:128] = 200
    recipe = Recipe(144, "shortest", "bicubic", (0.0,) * 3, (1.0,) * 3)
    for seed in range(8):
        torch.manual_seed(seed)
        film = varied(torch.from_numpy(marked), recipe)[0, 0]
        assert film[:, 72:].sum() > film[:, :72].sum()
