"""Smaller weights: three forms of a tower, of which each keeps its embedding tables and convolutions in int8.

"stored-int8": weights stored as int8, expanded to float32 when the model is loaded. Native and WASM runs agree to
about 2e-7 and no text is changed by padding. "int8": matrix products in int8, activations quantized at run time; twice
as fast and a quarter of the memory, less exact. "int4": matrices stored in 4 bit, expanded to float32 when loaded;
the smallest file. Symmetric rounding to nearest, as in Jacob et al., Quantization and Training of Neural Networks for
Efficient Integer-Arithmetic-Only Inference, 2018.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.onnx_model import ONNXModel
from onnxruntime.quantization.quant_utils import add_pre_process_metadata

from pipeline.towers.export import stored_weights
from pipeline.towers.export.forms import DYNAMIC, FOUR_BIT, STORED

SMALLEST = 2048  # weights with fewer elements stay float32: nothing to gain


def quantized(model: onnx.ModelProto, form: str = STORED) -> onnx.ModelProto:
    """Return the model with its MatMul, Conv and embedding weights in a form of that name."""
    graph = ONNXModel(model)
    graph.replace_gemm_with_matmul()
    del model.graph.value_info[:]  # shapes of the replaced Gemm nodes would contradict the new ones
    if form == DYNAMIC:
        model = _dynamic(model)
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    for node, place, axes in list(_heavy(model.graph, weights)):
        weight = weights[node.input[place]]
        if form == FOUR_BIT and node.op_type == "MatMul" and weight.dims[0] % stored_weights.BLOCK == 0:
            stored_weights.store_int4(model.graph, node, weight)
        else:
            stored_weights.store_int8(model.graph, node, place, weight, axes)
    return model


def without_traces(model: onnx.ModelProto) -> onnx.ModelProto:
    """Drop the exporter's notes: they name source files by their path on the machine that exported."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer, *graph.value_info):
        part.doc_string = ""
        del part.metadata_props[:]
    return model


def _dynamic(model: onnx.ModelProto) -> onnx.ModelProto:
    """Matrix products by constant weights in int8, one scale per output channel."""
    add_pre_process_metadata(model)  # else ONNX Runtime warns on the root logger
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "int8.onnx"
        quantize_dynamic(model, path, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
        return onnx.load(path)


def _heavy(graph: onnx.GraphProto, weights: dict) -> Iterator[tuple[NodeProto, int, tuple[int, ...]]]:
    """Nodes with a large weight: which input it is, and the axes that share one scale."""
    for node in graph.node:
        place = {"MatMul": 1, "Conv": 1, "Gather": 0}.get(node.op_type)
        weight = weights.get(node.input[place]) if place is not None else None
        if weight is None or weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < SMALLEST:
            continue
        if node.op_type == "Conv":
            yield node, place, tuple(range(1, len(weight.dims)))
        elif len(weight.dims) == 2:
            yield node, place, (1,) if node.op_type == "Gather" else (0,)
