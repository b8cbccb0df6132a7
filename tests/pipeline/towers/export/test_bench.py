"""The table of times: every length the model can take, both towers, and memory where the system tells it."""

import re
import sys

import pytest
from support.tiny_model import write_tiny_model

from medmir.errors import MedMIRError
from pipeline.towers.export.bench import bench
from pipeline.towers.export.wasm import has_wasm


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


def test_times_come_as_a_table_of_positive_numbers_with_sizes_below(model):
    lines = bench(model).splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    assert rows[0] == ["input", "native ms", "WebAssembly ms"]
    assert [row[0] for row in rows[2:]] == ["text.onnx, 8 tokens", "text.onnx, 16 tokens", "vision.onnx, 8 x 8 pixels"]
    assert all(float(cell) >= 0 for row in rows[2:] for cell in row[1:])
    notes = [line for line in lines if line.startswith("- ")]
    assert len(notes) == 3 and all(re.search(r"\d MB of\s+memory at most", note) for note in notes)


def test_a_system_that_does_not_tell_its_memory_is_timed_all_the_same(model, monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)  # as on Windows
    said = bench(model)
    assert "native, both towers: memory not measured, because this system does not tell" in said
    assert "vision.onnx, 8 x 8 pixels" in said


def test_memory_is_read_in_the_systems_own_unit(model, monkeypatch):
    from pipeline.towers.export.bench import _peak_memory

    linux = float(_peak_memory().split()[0].replace(",", ""))
    monkeypatch.setattr(sys, "platform", "darwin")  # which counts bytes
    mac = float(_peak_memory().split()[0].replace(",", ""))
    assert linux > 10 and mac == pytest.approx(linux / 1024, abs=1)


def test_what_is_no_model_is_one_sentence(tmp_path):
    with pytest.raises(MedMIRError, match="is no exported model"):
        bench(tmp_path)


def test_without_node_one_sentence_says_what_to_install(model, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert not has_wasm()
    with pytest.raises(MedMIRError, match=r"WebAssembly needs node and ONNX Runtime Web: .*`npm ci`"):
        bench(model)
