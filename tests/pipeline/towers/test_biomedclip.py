"""BiomedCLIP's architecture, two layers deep but full width: exported, quantized, run natively and in WebAssembly."""

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

from medmir.errors import MedMIRError
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.cli.app import app
from pipeline.towers.dual_encoder import TextTower, load_model
from pipeline.towers.export.parity import PARITY, parity_texts
from pipeline.towers.export.wasm import run_in_wasm


@pytest.fixture(scope="module")
def exported(export_biomedclip):
    """The exported folder, and what the command said."""
    return export_biomedclip("int8")


@pytest.fixture(scope="module")
def encoder(exported):
    return OnnxEncoder(exported[0])


def test_a_byte_a_weight_is_what_it_takes(exported, biomedclip):
    floats = sum(p.numel() * 4 for p in load_model(biomedclip).parameters())
    assert sum((exported[0] / name).stat().st_size for name in ("text.onnx", "vision.onnx")) < 0.27 * floats


def test_the_command_tells_form_size_and_cosines(exported):
    assert "text.onnx: int8, 39.1 MB" in exported[1]
    assert exported[1].count("lowest cosine to PyTorch 0.99") == 2
    assert exported[1].count("in WASM 0.99") == 2


def test_texts_of_every_length_up_to_256_tokens_are_faithful(encoder, biomedclip):
    tower = TextTower(load_model(biomedclip))
    assert encoder.config["context_length"] == 256
    for words in (1, 14, 75, 400):
        ids = encoder.tokenizer.encode("effusion left and small " * words)[:256]
        with torch.no_grad():
            expected = tower(torch.from_numpy(ids[None])).numpy()[0]
        assert float(expected @ encoder.embed_ids(ids)) > PARITY, len(ids)


def test_different_texts_stay_different(encoder):
    texts = encoder.embed_texts(["pleural effusion", "cardiomegaly", "no acute disease"])
    assert (texts @ texts.T)[np.triu_indices(3, 1)].max() < 0.97


def test_webassembly_answers_as_pytorch_does(exported, encoder, biomedclip):
    tower, samples = TextTower(load_model(biomedclip)), parity_texts(encoder.tokenizer)[:5]
    with torch.no_grad():
        expected = np.concatenate([tower(torch.from_numpy(sample)).numpy() for sample in samples])
    found = run_in_wasm(exported[0] / "text.onnx", "input_ids", samples).embeddings
    assert np.sum(expected * found, axis=1).min() > PARITY


def test_a_model_that_webassembly_cannot_read_is_refused_in_the_runtimes_words(tmp_path):
    (tmp_path / "text.onnx").write_bytes(b"no model at all")
    with pytest.raises(MedMIRError, match=r"text.onnx does not run in WebAssembly: .*Error: .*protobuf"):
        run_in_wasm(tmp_path / "text.onnx", "input_ids", [])


def test_matrix_products_are_computed_in_int8(exported):
    for name in ("text.onnx", "vision.onnx"):
        assert b"MatMulInteger" in (exported[0] / name).read_bytes(), name


def test_bench_times_every_length_both_ways(exported):
    run = CliRunner().invoke(app, ["bench", str(exported[0])], catch_exceptions=False)
    assert [line.split("|")[1].strip() for line in run.stdout.splitlines() if ".onnx, " in line] == [
        "text.onnx, 8 tokens", "text.onnx, 16 tokens", "text.onnx, 77 tokens", "text.onnx, 256 tokens",
        "vision.onnx, 224 x 224 pixels"]
    assert run.stdout.count("MB of memory at most") == 3
