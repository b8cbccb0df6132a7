"""Export of the real architecture: small, faithful to PyTorch, and refused when it is not."""

from pathlib import Path

import numpy as np
import onnxruntime
import pandas as pd
import pytest
import torch
from PIL import Image
from typer.testing import CliRunner

import pipeline
from medmir.errors import MedMIRError
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.bundle.write import build_bundle
from pipeline.cli.app import app
from pipeline.sources.card import CollectionCard
from pipeline.towers.demo_model import new_demo_model, write_demo_folder
from pipeline.towers.dual_encoder import TextTower, load_model
from pipeline.towers.export import export, parity
from pipeline.towers.export.drift import drift
from pipeline.towers.export.wasm import WasmAnswer
from pipeline.towers.folder import WEIGHTS
from pipeline.towers.train.setting import Setting


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """The demo architecture with MiniLM's published weights and an untrained image tower."""
    folder = tmp_path_factory.mktemp("model")
    write_demo_folder(folder, Setting().tower, size=128)
    model = new_demo_model(folder, seed=1)
    torch.save(model.state_dict(), folder / WEIGHTS)
    return folder


@pytest.fixture(scope="module")
def exported(trained, tmp_path_factory):
    out = tmp_path_factory.mktemp("exported") / "model"
    export.export_model(trained, out)
    return out


def test_both_towers_are_small(exported):
    assert sum((exported / name).stat().st_size for name in ("text.onnx", "vision.onnx")) < 28e6


def test_text_is_faithful_at_every_length(exported, trained):
    encoder, tower = OnnxEncoder(exported), TextTower(load_model(trained))
    for text in ("effusion", "a small left pleural effusion with a calm heart", "lung " * 90):
        ids = encoder.tokenizer.encode(text)
        with torch.no_grad():
            expected = tower(torch.from_numpy(ids[None])).numpy()[0]
        assert float(expected @ encoder.embed_ids(ids)) > 0.99


def test_no_path_of_this_machine_is_exported(exported):
    here = [str(Path(package.__file__).parent).encode() for package in (torch, pipeline, onnxruntime)]
    for name in ("text.onnx", "vision.onnx"):
        data = (exported / name).read_bytes()
        assert not [path for path in here if path in data]


def test_padding_does_not_change_a_text(exported):
    session = onnxruntime.InferenceSession(exported / "text.onnx")
    ids = OnnxEncoder(exported).tokenizer.encode("left pleural effusion")
    padded = np.zeros((1, 40), np.int64)
    padded[0, : len(ids)] = ids
    short, long = (session.run(None, {"input_ids": each})[0][0] for each in (ids[None], padded))
    assert float(short @ long) > 0.9999


def test_batches_equal_single_runs(exported):
    session = onnxruntime.InferenceSession(exported / "vision.onnx")
    pictures = np.random.default_rng(0).normal(size=(3, 3, 128, 128)).astype(np.float32)
    together = session.run(None, {"pixel_values": pictures})[0]
    alone = np.concatenate([session.run(None, {"pixel_values": each[None]})[0] for each in pictures])
    assert np.abs(together - alone).max() < 1e-5


def test_the_card_says_how_large_the_towers_are_and_how_they_are_stored(exported):
    card = OnnxEncoder(exported).config["card"]
    assert card["parameters"] == "text 22.7 M, image 2.1 M"
    assert "int8" in card["quantization"]


def test_embeddings_are_normalized(exported):
    assert np.linalg.norm(OnnxEncoder(exported).embed_text("normal chest")) == pytest.approx(1, abs=1e-5)


def test_a_drifting_export_is_refused_and_leaves_what_was_there(trained, tmp_path, monkeypatch):
    (tmp_path / "model").mkdir()
    (tmp_path / "model/text.onnx").write_text("the old model")
    monkeypatch.setattr(parity, "PARITY", 1.01)
    with pytest.raises(MedMIRError, match=r"text\.onnx drifted from PyTorch: cosine"):
        export.export_model(trained, tmp_path / "model")
    assert (tmp_path / "model/text.onnx").read_text() == "the old model"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_form_that_drifts_falls_back_to_stored_int8_and_says_so(trained, tmp_path):
    towers = export.export_model(trained, tmp_path / "model", "int4")
    text = towers["text.onnx"]
    assert text.form == "stored-int8"
    assert text.drifted.lowest < 0.99 < text.closeness.lowest
    card = OnnxEncoder(tmp_path / "model").config["card"]["quantization"]
    assert f"text fell back to this, the form asked for came to {text.drifted.lowest:.3f} only" in card


def test_a_tower_that_answers_otherwise_in_webassembly_is_refused(trained, tmp_path, monkeypatch):
    elsewhere = WasmAnswer(np.zeros((30, 256), np.float32), np.zeros((30, 1)), 0)
    monkeypatch.setattr(parity, "run_in_wasm", lambda *_: elsewhere)
    with pytest.raises(MedMIRError, match=r"text\.onnx drifted from PyTorch: cosine 0\.0000"):
        export.export_model(trained, tmp_path / "model")


def test_an_untrained_folder_says_how_to_train(tmp_path):
    with pytest.raises(MedMIRError, match="medmir train"):
        export.export_model(tmp_path, tmp_path / "out")


def test_a_folder_without_towers_says_how_to_export(tmp_path):
    with pytest.raises(MedMIRError, match=r"text\.onnx, vision\.onnx, vocab\.txt, config\.json missing"):
        OnnxEncoder(tmp_path)


def test_drift_is_told_in_columns_however_long_a_protocols_name(monkeypatch):
    figures = {"int8": 0.5, "float32": 0.25}
    monkeypatch.setattr("pipeline.towers.export.drift.drift", lambda bundle, model: dict.fromkeys(
        ("negation", "image_to_image_same_findings"), figures))
    lines = CliRunner().invoke(app, ["drift", "bundle", "--model", "model"]).output.splitlines()
    assert [line.split() for line in lines] == [["negation", "int8", "0.5000", "float32", "0.2500"], [
        "image_to_image_same_findings", "int8", "0.5000", "float32", "0.2500"]]
    assert len({line.index("int8") for line in lines}) == 1


def test_storing_weights_as_int8_hardly_moves_any_metric(exported, trained, tmp_path):
    rows = []
    for number, picture in enumerate(parity.parity_pictures(OnnxEncoder(exported).recipe, 6)):
        path = tmp_path / f"{number}.png"
        Image.fromarray((255 / (1 + np.exp(-picture[0, 0]))).astype(np.uint8)).save(path)
        rows.append({"case_id": f"film{number}", "image": str(path), "study_id": "", "patient_id": f"p{number}",
                     "view": "", "modality": "", "labels": [["Effusion", "Mass", "Normal"][number % 3]],
                     "findings": "Text.", "impression": "", "source_url": "", "licence": "", "split": "", "facts": []})
    card = CollectionCard(title="Noise", description="Noise.", source="", licence="")
    build_bundle(pd.DataFrame(rows), exported, tmp_path / "bundle", card)
    found = drift(tmp_path / "bundle", trained)
    assert {"text_to_image_strict", "image_to_image"} <= set(found)
    assert all(abs(each["int8"] - each["float32"]) < 0.05 for each in found.values())
