"""Weights stored small and expanded by standard ONNX operators, which the runtime folds once at load.

Rounding is symmetric and to nearest.
"""

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

BLOCK = 32                                # rows that share a 4-bit scale
CLIPPING = np.linspace(1.0, 0.7, 7)       # shares of a block's largest weight that 4 bits may reach to


def store_int8(graph: onnx.GraphProto, node: NodeProto, place: int, weight: TensorProto, axes: tuple[int, ...]) -> None:
    """Store input ``place`` of a node as int8; ``axes`` share one scale: a scale per output channel or table row."""
    values, scale = _int8(numpy_helper.to_array(weight).astype(np.float32), axes)
    stored, scales = f"{weight.name}_int8", f"{weight.name}_scale"
    if stored not in {tensor.name for tensor in graph.initializer}:
        graph.initializer.extend([numpy_helper.from_array(values, stored), numpy_helper.from_array(scale, scales)])
        graph.initializer.remove(weight)
    if node.op_type == "Gather":
        _insert(graph, node, _gathered(node, stored, scales))
        graph.node.remove(node)
    else:
        _insert(graph, node, _expanded(node, place, stored, scales))


def store_int4(graph: onnx.GraphProto, node: NodeProto, weight: TensorProto) -> None:
    """Store the matrix float32 [k, n] of a MatMul in 4 bit, one scale per :data:`BLOCK` rows of a column.

    A byte holds row i in its low half and row i + k/2 in its high one: WebAssembly runs the few standard operators that
    part them, and the runtime folds those, which it does not do for ONNX's own int4.
    """
    values, scale = _int4(numpy_helper.to_array(weight).astype(np.float32))
    rows, columns = values.shape
    low, high = values[: rows // 2], values[rows // 2:]
    name = weight.name
    parts = {"int4": low | high << 4, "scale": scale.astype(np.float16), "mask": np.array(15, np.uint8),
             "shift": np.array(4, np.uint8), "middle": np.array(8, np.float32),
             "blocks": np.array([rows // BLOCK, BLOCK, columns]), "shape": np.array([rows, columns])}
    if f"{name}_int4" not in {tensor.name for tensor in graph.initializer}:
        graph.initializer.extend(numpy_helper.from_array(part, f"{name}_{key}") for key, part in parts.items())
        graph.initializer.remove(weight)
    _insert(graph, node, _unpacked(node, name))


def _int8(weight: np.ndarray, axes: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    scale = np.maximum(np.abs(weight).max(axis=axes, keepdims=True), 1e-8) / 127.0
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def _int4(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values 0 to 15 uint8 [k, n] around 8, and float32 scales [k / BLOCK, 1, n] that lose least in squares."""
    blocks = weight.reshape(-1, BLOCK, weight.shape[1])
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(1, keepdims=True), 1)
    best, lost = None, np.inf
    for share in CLIPPING:
        scale = farthest * share / -8.0  # the farthest weight gets -8, which has no counterpart
        scale = np.where(np.abs(scale) < 1e-7, 1e-7, scale).astype(np.float16).astype(np.float32)
        error = ((_rounded(blocks, scale) * scale - blocks) ** 2).sum(1, keepdims=True)
        best, lost = np.where(error < lost, scale, scale if best is None else best), np.minimum(error, lost)
    return (_rounded(blocks, best) + 8).astype(np.uint8).reshape(weight.shape), best


def _rounded(blocks: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(blocks / scale), -8, 7)


def _insert(graph: onnx.GraphProto, node: NodeProto, new: list[NodeProto]) -> None:
    """Put nodes in front of another."""
    position = list(graph.node).index(node)
    for offset, each in enumerate(new):
        graph.node.insert(position + offset, each)


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


def _unpacked(node: NodeProto, stored: str) -> list[NodeProto]:
    name = f"{node.name or node.output[0]}_weight"
    node.input[1] = name
    steps = [
        ("BitwiseAnd", [f"{stored}_int4", f"{stored}_mask"], "low", {}),
        ("BitShift", [f"{stored}_int4", f"{stored}_shift"], "high", {"direction": "RIGHT"}),
        ("Concat", [f"{name}_low", f"{name}_high"], "bytes", {"axis": 0}),
        ("Cast", [f"{name}_bytes"], "cast", {"to": TensorProto.FLOAT}),
        ("Sub", [f"{name}_cast", f"{stored}_middle"], "centred", {}),
        ("Reshape", [f"{name}_centred", f"{stored}_blocks"], "blocked", {}),
        ("Cast", [f"{stored}_scale"], "scales", {"to": TensorProto.FLOAT}),
        ("Mul", [f"{name}_blocked", f"{name}_scales"], "scaled", {}),
    ]
    nodes = [helper.make_node(kind, inputs, [f"{name}_{result}"], **how) for kind, inputs, result, how in steps]
    return [*nodes, helper.make_node("Reshape", [f"{name}_scaled", f"{stored}_shape"], [name])]
