"""Fine-tuning: it learns pairs, keeps patients apart, goes on where it stopped and leaves an ordinary model folder."""

import json

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image
from support.untrained_biomedclip import write_untrained_biomedclip
from typer.testing import CliRunner

from medmir.bundle.contract import TRAINING
from medmir.errors import MedMIRError
from pipeline.arrays.training_record import check_untrained, read_training
from pipeline.cli.app import app
from pipeline.towers.demo_model import new_demo_model, write_demo_folder
from pipeline.towers.dual_encoder import load_model, new_model
from pipeline.towers.folder import WEIGHTS
from pipeline.towers.train.setting import Setting
from pipeline.towers.tune import fine_tuning
from pipeline.towers.tune.adapters import tuned_matrices
from pipeline.towers.tune.fine_tuning import fine_tune
from pipeline.towers.tune.gains import gains_of, gains_table
from pipeline.towers.tune.pairs import PARTS, read_pairs

SIDES = ("left", "right")


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    """A folder with a CSV: 12 patients, in each film a bright side that its report names."""
    folder = tmp_path_factory.mktemp("films")
    rng, rows = np.random.default_rng(0), []
    for number in range(12):
        film, side = rng.integers(0, 90, (64, 64), dtype=np.uint8), SIDES[number % 2]
        film[:, :32 if side == "left" else None][:, -32:] += 150
        Image.fromarray(film).save(folder / f"film{number}.png")
        rows.append({"image": f"film{number}.png", "patient_id": f"p{number:02d}", "findings": f"Effusion {side}.",
                     "impression": "" if number % 3 else f"A {side} effusion, patient {number}."})
    pd.DataFrame(rows).to_csv(folder / "cases.csv", index=False)
    return folder


@pytest.fixture(scope="module")
def cases(films):
    table = pd.read_csv(films / "cases.csv", keep_default_na=False)
    return table.assign(image=[str(films / name) for name in table["image"]], study_id=table["patient_id"],
                        split="gallery")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo architecture before it has seen a film, at 64 pixels."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo_folder(folder, Setting().tower, size=64)
    torch.save(new_demo_model(folder, seed=1).state_dict(), folder / WEIGHTS)
    return folder


@pytest.fixture(scope="module")
def tuned(demo, cases, tmp_path_factory):
    out = tmp_path_factory.mktemp("tuned") / "model"
    return out, fine_tune(cases, demo, out, steps=12, lora=True, seed=3)


def test_the_result_is_a_model_folder_with_open_clips_own_keys(tuned, demo):
    before, after = load_model(demo).state_dict(), load_model(tuned[0]).state_dict()
    assert list(before) == list(after)


def test_only_late_attention_and_projections_move(tuned, demo):
    before, after = load_model(demo).state_dict(), load_model(tuned[0]).state_dict()
    moved = {name.rpartition(".")[0] for name in before if not torch.equal(before[name], after[name])}
    assert moved <= set(tuned_matrices(new_model(demo)))
    assert {f"text.transformer.encoder.layer.{n}.attention.self.query" for n in (3, 4, 5)} | {"text.proj"} <= moved


def test_the_loss_falls(tuned):
    losses = [json.loads(line)["contrast"] for line in (tuned[0] / "curve.jsonl").read_text().splitlines()]
    assert len(losses) == 12
    assert np.mean(losses[-3:]) < np.mean(losses[:3])


def test_gains_have_chance_and_n_and_no_patient_who_taught(tuned, cases):
    _, record = tuned
    assert record == json.loads((tuned[0] / TRAINING).read_text())
    assert list(record["gains"]) == [f"{way}, Recall@{k}" for way in ("image to text", "text to image")
                                     for k in (1, 5, 10)]
    assert all(set(row) == {"zero-shot", "tuned", "gain", "chance", "n"} for row in record["gains"].values())
    assert record["pairs"] == {"train": 10, "validation": 1, "test": 1}
    assert len(set(cases["patient_id"]) - set(record["patients"])) == 1


def test_patients_that_were_learned_from_cannot_be_searched_with_it(tuned):
    with pytest.raises(MedMIRError, match="is in the training record"):
        check_untrained(read_training(tuned[0])["patients"][:1], tuned[0])


def test_an_interrupted_run_ends_with_the_model_of_an_undisturbed_one(tuned, demo, cases, tmp_path, monkeypatch):
    monkeypatch.setattr(fine_tuning, "JUDGED_EVERY", 3)
    whole = fine_tune(cases, demo, tmp_path / "whole", steps=6, lora=True, seed=3)

    class PowerCut(Exception):
        pass

    one_step = fine_tuning.FineTuning._one_step

    def cut(stage):
        if stage.step == 5:
            raise PowerCut
        return one_step(stage)

    monkeypatch.setattr(fine_tuning.FineTuning, "_one_step", cut)
    with pytest.raises(PowerCut):
        fine_tune(cases, demo, tmp_path / "parts", steps=6, lora=True, seed=3)
    monkeypatch.setattr(fine_tuning.FineTuning, "_one_step", one_step)
    assert fine_tune(cases, demo, tmp_path / "parts", steps=6, lora=True, seed=3) == whole
    one, other = (load_model(tmp_path / name).state_dict() for name in ("whole", "parts"))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_the_best_checkpoint_is_kept_not_the_last(demo, cases, tmp_path, monkeypatch):
    # on the test patients, on validation before and after steps 2 and 4, on the test patients again
    hits = iter([3, 5, 9, 1, 4])
    monkeypatch.setattr(fine_tuning, "rankings", lambda *_: {"image to text": _first_right(next(hits), of=10)})
    monkeypatch.setattr(fine_tuning, "JUDGED_EVERY", 2)
    record = fine_tune(cases, demo, tmp_path / "model", steps=4, lora=True, seed=3)
    assert (record["best step"], record["validation accuracy"]) == (2, 0.9)
    gain = record["gains"]["image to text, Recall@1"]
    assert (gain["zero-shot"]["value"], gain["tuned"]["value"], gain["gain"]["value"]) == (0.3, 0.4, 0.1)


def _first_right(hits, of):
    """Bool [of, 2]: of so many queries so many have their one right answer first, the others second."""
    first = np.arange(of) < hits
    return np.stack([first, ~first], 1)


def test_a_gains_interval_is_that_of_the_differences():
    before, after = {"image to text": _first_right(40, of=100)}, {"image to text": _first_right(50, of=100)}
    row = gains_of(before, after)["image to text, Recall@1"]
    assert row["chance"] == 0.5 and row["n"] == 100
    assert row["zero-shot"]["high"] > row["tuned"]["low"]  # the two overlap, and yet
    assert 0 < row["gain"]["low"] < row["gain"]["value"] == 0.1 < row["gain"]["high"]
    assert "| image to text, Recall@1 | 0.400 [" in gains_table({"image to text, Recall@1": row})


def test_another_setting_does_not_go_on_in_the_same_folder(tuned, demo, cases):
    with pytest.raises(MedMIRError, match=r"holds a training with another setting \(seed\): choose another --out"):
        fine_tune(cases, demo, tuned[0], steps=12, lora=True, seed=4)


def test_the_model_to_begin_with_is_never_overwritten(demo, cases):
    with pytest.raises(MedMIRError, match="is the model to begin with"):
        fine_tune(cases, demo, demo, steps=1, lora=True, seed=3)


def test_held_out_patients_that_the_model_knows_are_refused(tuned, cases, tmp_path):
    renamed = cases.assign(patient_id=[read_training(tuned[0])["patients"][n % 11] for n in range(12)])
    with pytest.raises(MedMIRError, match="is in the training record"):
        fine_tune(renamed, tuned[0], tmp_path / "again", steps=1, lora=True, seed=3)


def test_the_tables_own_split_stands(cases):
    own = [*["train"] * 6, *["validation"] * 2, *["test"] * 2, "gallery", "gallery"]
    parts = read_pairs(cases.assign(split=own), seed=0)
    assert {part: parts[part].patients for part in PARTS} == {
        "train": [f"p{n:02d}" for n in range(6)], "validation": ["p06", "p07"], "test": ["p08", "p09"]}
    with pytest.raises(MedMIRError, match="patient p00 is in two splits"):
        read_pairs(cases.assign(split=own, patient_id=["p00", *cases["patient_id"][1:9], "p00", "a", "b"]), seed=0)


def test_rows_without_a_report_are_left_out_and_no_report_at_all_is_said(cases):
    findings = ["", *cases["findings"][1:]]
    parts = read_pairs(cases.assign(findings=findings, impression=""), seed=0)
    assert sum(len(pairs) for pairs in parts.values()) == 11
    with pytest.raises(MedMIRError, match="no image of the collection has a report"):
        read_pairs(cases.assign(findings=" ", impression=""), seed=0)
    with pytest.raises(MedMIRError, match="only 2 patients have reports"):
        read_pairs(cases.iloc[:2], seed=0)


def test_without_lora_the_same_matrices_move_as_they_are(demo, cases, tmp_path):
    fine_tune(cases, demo, tmp_path / "model", steps=1, lora=False, seed=3)
    before, after = load_model(demo).state_dict(), load_model(tmp_path / "model").state_dict()
    moved = {name.rpartition(".")[0] for name in before if not torch.equal(before[name], after[name])}
    assert moved == set(tuned_matrices(new_model(demo)))


def test_biomedclips_architecture_takes_a_few_steps_by_command(films, tmp_path):
    init = write_untrained_biomedclip(tmp_path / "init", layers=2)
    arguments = ["tune", "--init", f"local-dir:{init}", "--corpus", str(films), "--out", str(tmp_path / "model"),
                 "--steps", "2", "--lora"]
    run = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert "| image to text, Recall@1 |" in run.stdout
    before, after = load_model(init).state_dict(), load_model(tmp_path / "model").state_dict()
    assert list(before) == list(after)
    moved = {name.rpartition(".")[0] for name in before if not torch.equal(before[name], after[name])}
    assert moved == set(tuned_matrices(new_model(init)))
