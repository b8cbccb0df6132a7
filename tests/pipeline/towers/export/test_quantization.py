"""The three forms of weights on a graph with each kind of operator: small, close, and standard ONNX."""

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from medmir.errors import MedMIRError
from pipeline.towers.export.export import export_model
from pipeline.towers.export.forms import DYNAMIC, FORMS, FOUR_BIT, STORED
from pipeline.towers.export.quantization import quantized, without_traces
from pipeline.towers.export.stored_weights import BLOCK

WORDS, WIDTH = 96, 64
SMALLEST_COSINE = {STORED: 0.999, DYNAMIC: 0.999, FOUR_BIT: 0.95}  # of random matrices, four in a row


def graph(rows: int = WIDTH) -> onnx.ModelProto:
    """A table of words, two matrices (one of them used twice) and a bias; ``rows`` of the second matrix."""
    rng = np.random.default_rng(0)
    weights = {"table": rng.normal(size=(WORDS, WIDTH)), "first": rng.normal(size=(WIDTH, rows)),
               "second": rng.normal(size=(rows, WIDTH)), "bias": rng.normal(size=WIDTH)}
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["words"]),
        helper.make_node("MatMul", ["words", "first"], ["hidden"]),
        helper.make_node("MatMul", ["hidden", "second"], ["back"]),
        helper.make_node("MatMul", ["back", "first"], ["again"]),
        helper.make_node("MatMul", ["again", "second"], ["last"]),
        helper.make_node("Add", ["last", "bias"], ["out"]),
    ]
    made = helper.make_graph(
        nodes, "words", [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", WIDTH])],
        [numpy_helper.from_array(weight.astype(np.float32), name) for name, weight in weights.items()])
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)


def answers(model: onnx.ModelProto) -> np.ndarray:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"ids": np.arange(WORDS)})[0]


def lowest_cosine(one: np.ndarray, other: np.ndarray) -> float:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return float(((one * other).sum(1) / lengths).min())


def test_every_form_is_explained():
    assert set(FORMS) == {STORED, DYNAMIC, FOUR_BIT} == set(SMALLEST_COSINE)
    assert all(form.kept and form.choice for form in FORMS.values())


@pytest.mark.parametrize("form", FORMS)
def test_each_form_answers_nearly_as_before_in_a_fraction_of_the_bytes(form):
    expected, small = answers(graph()), quantized(graph(), form)
    onnx.checker.check_model(small)
    assert lowest_cosine(answers(small), expected) > SMALLEST_COSINE[form]
    assert small.ByteSize() < graph().ByteSize() * (0.4 if form == FOUR_BIT else 0.5)


def test_the_forms_are_stored_as_they_say():
    kinds = {form: {tensor.name: tensor.data_type for tensor in quantized(graph(), form).graph.initializer}
             for form in FORMS}
    assert kinds[STORED]["first_int8"] == kinds[STORED]["table_int8"] == TensorProto.INT8
    assert kinds[FOUR_BIT]["first_int4"] == TensorProto.UINT8 and kinds[FOUR_BIT]["table_int8"] == TensorProto.INT8
    assert all(kinds[form]["bias"] == TensorProto.FLOAT for form in FORMS)  # too small to gain from
    operators = {node.op_type for node in quantized(graph(), DYNAMIC).graph.node}
    assert "MatMulInteger" in operators and "MatMul" not in operators


def test_a_matrix_that_is_used_twice_is_stored_once():
    for form in (STORED, FOUR_BIT):
        names = [tensor.name for tensor in quantized(graph(), form).graph.initializer]
        assert len(names) == len(set(names)) and "first" not in names


def test_a_matrix_that_does_not_part_into_blocks_is_kept_in_int8():
    odd = quantized(graph(rows=BLOCK + 8), FOUR_BIT)
    names = {tensor.name for tensor in odd.graph.initializer}
    assert {"first_int4", "second_int8"} <= names
    assert lowest_cosine(answers(odd), answers(graph(rows=BLOCK + 8))) > 0.98


def test_a_matrix_of_zeros_stays_one():
    for form in FORMS:
        model = graph()
        for tensor in model.graph.initializer:
            if tensor.name == "first":
                tensor.CopyFrom(numpy_helper.from_array(np.zeros((WIDTH, WIDTH), np.float32), "first"))
        assert np.isfinite(answers(quantized(model, form))).all()


def test_notes_of_the_exporter_are_dropped():
    model = graph()
    model.doc_string = model.graph.node[0].doc_string = "/home/somebody/model.py"
    entry = model.graph.node[0].metadata_props.add()
    entry.key, entry.value = "source", "/home/somebody/model.py"
    assert b"/home/somebody" not in without_traces(model).SerializeToString()


def test_a_form_that_is_none_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(MedMIRError, match="weights cannot be kept as fp16: choose one of stored-int8, int8, int4"):
        export_model(tmp_path / "nowhere", tmp_path / "out", "fp16")
    assert not (tmp_path / "out").exists()
