"""An exported model so small that thousands of pictures take seconds; its towers are two random matrices."""

import json
from pathlib import Path
from string import ascii_lowercase

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *ascii_lowercase, *(f"##{letter}" for letter in ascii_lowercase)]
SIZE, DIMENSIONS = 8, 16  # pixels of its pictures; of its embeddings
CONFIG = {
    "context_length": 32, "lower_case": True, "embed_dim": DIMENSIONS, "card": {"name": "Tiny"},
    "preprocessing": {
        "size": SIZE, "resize": "shortest", "interpolation": "bicubic", "mean": [.5] * 3, "std": [.25] * 3,
    },
}


def write_tiny_model(folder: Path) -> Path:
    """A folder as `medmir export` writes it."""
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n")
    (folder / "config.json").write_text(json.dumps(CONFIG))
    rng = np.random.default_rng(0)
    _save(folder / "vision.onnx", ("pixel_values", TensorProto.FLOAT, ["b", 3, SIZE, SIZE]), "image_embeds", [
        helper.make_node("Flatten", ["pixel_values"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weight"], ["raw"]),
    ], rng.normal(size=(3 * SIZE * SIZE, DIMENSIONS)))
    _save(folder / "text.onnx", ("input_ids", TensorProto.INT64, ["b", "t"]), "text_embeds", [
        helper.make_node("Gather", ["weight", "input_ids"], ["words"]),
        helper.make_node("ReduceMean", ["words"], ["raw"], axes=[1], keepdims=0),
    ], rng.normal(size=(len(VOCABULARY), DIMENSIONS)))
    return folder


def _save(path: Path, entry: tuple, output: str, nodes: list, weight: np.ndarray) -> None:
    normalize = helper.make_node("LpNormalization", ["raw"], [output], axis=1, p=2)
    graph = helper.make_graph(
        [*nodes, normalize], path.stem, [helper.make_tensor_value_info(*entry)],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["b", DIMENSIONS])],
        [numpy_helper.from_array(weight.astype(np.float32), "weight")],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), path)
