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
from pipeline.towers.demo_model import new_demo_model, write_demo_folder
from pipeline.towers.dual_encoder import load_model
from pipeline.towers.folder import recipe_of, tokenizer_of
from pipeline.towers.stage import Pace
from pipeline.towers.train import demo as training
from pipeline.towers.train.demo import train_demo
from pipeline.towers.train.film_set import FilmSet
from pipeline.towers.train.findings_stage import FindingsStage
from pipeline.towers.train.language_stage import LanguageStage
from pipeline.towers.train.setting import Setting, Steps
from pipeline.towers.train.targets import TARGETS

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
