"""Training: it learns, it resumes to the same weights, it never sees gallery patients."""

import json

import numpy as np
import pandas as pd
import pytest
import torch

from medmir.errors import MedMIRError
from medmir.preprocessing import Recipe
from pipeline.model.contrast import contrastive_loss, draw_texts, targets
from pipeline.model.film_set import FilmSet, varied
from pipeline.model.towers import load_model, write_demo_folder
from pipeline.model.training import Schedule, Training, train_demo

EFFUSION = {"label": "Effusion", "side": "left", "severity": "large", "lobe": None}
SHORT = Schedule(steps=4, films_per_batch=6, reports_per_batch=2, checkpoint_every=2, warmup=1)


@pytest.fixture(scope="module")
def films():
    rng = np.random.default_rng(0)
    facts = [[EFFUSION], []] * 4
    pixels = rng.integers(0, 255, (8, 144, 144), dtype=np.uint8)
    return FilmSet(torch.from_numpy(pixels), facts, [("A left effusion.", "Effusion.")] * 8)


def begun(out, films, schedule=SHORT):
    write_demo_folder(out)
    return Training(out, films, schedule, seed=7)


def test_an_interrupted_run_ends_with_the_weights_of_an_undisturbed_one(tmp_path, films):
    whole = begun(tmp_path / "whole", films)
    whole.run()

    first = begun(tmp_path / "parts", films)
    first.run(until=2)
    second = begun(tmp_path / "parts", films)
    second.resume()
    assert second.step == 2
    second.run()

    expected, got = whole.model.state_dict(), second.model.state_dict()
    assert all(torch.equal(expected[name], got[name]) for name in expected)


def test_the_curve_and_the_model_are_on_disk(tmp_path, films):
    training = begun(tmp_path / "model", films)
    training.run()
    curve = [json.loads(line) for line in (tmp_path / "model/curve.jsonl").read_text().splitlines()]
    assert [row["step"] for row in curve] == [1, 2, 3, 4]
    saved = load_model(tmp_path / "model").state_dict()
    assert all(torch.equal(saved[name], value) for name, value in training.model.state_dict().items())


def test_gallery_patients_are_refused(tmp_path):
    cases = pd.DataFrame({"split": ["train", "gallery"], "image": ["a", "b"]})
    with pytest.raises(MedMIRError, match="not a training split"):
        train_demo(cases, tmp_path / "model", steps=1, seed=0)


def test_the_loss_falls_when_texts_meet_their_films():
    truth = torch.eye(4, dtype=torch.bool)
    apart, together = torch.eye(4), torch.eye(4).roll(1, 0)
    scale = torch.tensor(10.0)
    assert contrastive_loss(apart, apart, truth, scale) < contrastive_loss(apart, together, truth, scale)


def test_films_with_the_same_facts_are_no_negatives():
    truth = torch.tensor([[True, True, False]])
    text = torch.tensor([[1.0, 0.0]])
    films = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    both_found = contrastive_loss(text, films, truth, torch.tensor(20.0))
    one_found = contrastive_loss(text, films[[0, 2, 2]], truth, torch.tensor(20.0))
    assert both_found < one_found


def test_reports_answer_films_with_the_same_findings_on_the_same_sides():
    facts = [[EFFUSION], [EFFUSION], [EFFUSION | {"side": "right"}], []]
    batch = draw_texts(np.random.default_rng(0), facts, [("report", "report")] * 4, report_count=4)
    assert batch.truth.shape == (len(batch.phrases) + 4, 4)
    assert sorted(batch.truth[-4:].sum(1).tolist()) == [1, 1, 2, 2]


def test_targets_hold_labels_and_sides():
    left, nothing = targets([[EFFUSION], []])
    assert left.sum() == 2
    assert nothing.sum() == 1


def test_variation_never_mirrors():
    marked = np.zeros((1, 144, 144), np.uint8)
    marked[:, 30:110, 105:128] = 200
    recipe = Recipe(144, "shortest", "bicubic", (0.0,) * 3, (1.0,) * 3)
    for seed in range(8):
        torch.manual_seed(seed)
        film = varied(torch.from_numpy(marked), recipe)[0, 0]
        assert film[:, 72:].sum() > film[:, :72].sum()
