"""Weights stored as int8, computed in float32.

Each large weight becomes ``Cast(int8) * scale`` with one scale per output channel (per row for
embedding tables): standard ONNX operators that the runtime folds once at load. Native and WASM runs
then agree to about 2e-7, which dynamic activation quantization does not, at a quarter of the size.
Symmetric rounding to nearest, as in Jacob et al., Quantization and Training of Neural Networks, 2018.
"""

from collections.abc import Iterator

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization.onnx_model import ONNXModel

SMALLEST = 2048  # weights with fewer elements stay float32: nothing to gain


def quantized(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model with its MatMul, Conv and embedding weights stored in int8."""
    graph = ONNXModel(model)
    graph.replace_gemm_with_matmul()
    del model.graph.value_info[:]  # shapes of the replaced Gemm nodes would contradict the new ones
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    for node, place, axes in list(_heavy(model.graph, weights)):
        _store_int8(model.graph, node, place, weights[node.input[place]], axes)
    return model


def without_traces(model: onnx.ModelProto) -> onnx.ModelProto:
    """Drop the exporter's notes: they name source files by their path on the machine that exported."""
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer, *graph.value_info):
        part.doc_string = ""
        del part.metadata_props[:]
    return model


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


def _int8(weight: np.ndarray, axes: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    scale = np.maximum(np.abs(weight).max(axis=axes, keepdims=True), 1e-8) / 127.0
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def _store_int8(
    graph: onnx.GraphProto, node: NodeProto, place: int, weight: TensorProto, axes: tuple[int, ...]
) -> None:
    values, scale = _int8(numpy_helper.to_array(weight).astype(np.float32), axes)
    stored, scales = f"{weight.name}_int8", f"{weight.name}_scale"
    if stored not in {tensor.name for tensor in graph.initializer}:
        graph.initializer.extend([numpy_helper.from_array(values, stored), numpy_helper.from_array(scale, scales)])
        graph.initializer.remove(weight)
    new = _gathered(node, stored, scales) if node.op_type == "Gather" else _expanded(node, place, stored, scales)
    position = list(graph.node).index(node)
    for offset, each in enumerate(new):
        graph.node.insert(position + offset, each)
    if node.op_type == "Gather":
        graph.node.remove(node)


def _expanded(node: NodeProto, place: int, stored: str, scales: str) -> list[NodeProto]:
    """Nodes that expand the weight in front of the operator that uses it."""
    name = f"{node.name or node.output[0]}_weight"
    node.input[place] = name
    return [
        helper.make_node("Cast", [stored], [f"{name}_cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}_cast", scales], [name]),
    ]


def _gathered(node: NodeProto, stored: str, scales: str) -> list[NodeProto]:
    """Nodes that look rows up while they are int8: the table is never expanded as a whole."""
    name, rows = node.output[0], node.input[1]
    return [
        helper.make_node("Gather", [stored, rows], [f"{name}_int8"], axis=0),
        helper.make_node("Cast", [f"{name}_int8"], [f"{name}_cast"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [scales, rows], [f"{name}_rowscale"], axis=0),
        helper.make_node("Mul", [f"{name}_cast", f"{name}_rowscale"], [name]),
    ]
