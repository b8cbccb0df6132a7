"""Towers to ONNX: export, quantize, and refuse to write a model that drifted.

A written model folder holds ``text.onnx``, ``vision.onnx``, ``vocab.txt`` and ``config.json`` and is all
that building a bundle needs.
"""

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from medmir.errors import MedMIRError
from medmir.preprocessing import Recipe
from medmir.tokenizer import WordPieceTokenizer
from pipeline.atomic import new_folder
from pipeline.leakage import TRAINING
from pipeline.model.quantization import quantized, without_traces
from pipeline.model.towers import ImageTower, TextTower, load_model, read_config
from pipeline.queries import PARITY_QUERIES

OPSET = 18
PARITY = 0.99  # lowest cosine to PyTorch that any parity query or picture may have
_ANY = torch.export.Dim.DYNAMIC


def recipe_of(folder: Path) -> Recipe:
    """The preprocessing recipe of an open_clip model folder."""
    config = read_config(folder)
    wanted = config["preprocess_cfg"]
    return Recipe(
        config["model_cfg"]["vision_cfg"]["image_size"], wanted.get("resize_mode", "shortest"),
        wanted.get("interpolation", "bicubic"), tuple(wanted["mean"]), tuple(wanted["std"]),
    )


def embed_dim_of(folder: Path) -> int:
    """Width of the embedding of an open_clip model folder."""
    return read_config(folder)["model_cfg"]["embed_dim"]


def tokenizer_of(folder: Path) -> WordPieceTokenizer:
    """The tokenizer of an open_clip model folder with a WordPiece vocabulary."""
    length = read_config(folder)["model_cfg"]["text_cfg"]["context_length"]
    return WordPieceTokenizer.from_text((folder / "vocab.txt").read_text(), length)


def export_model(source: Path, out: Path) -> dict:
    """Export a trained model folder to ``out``; returns sizes in bytes and the lowest cosine of each tower.

    MedMIRError, and nothing written, where the quantized towers' cosine to PyTorch drops under :data:`PARITY`.
    """
    model, recipe, tokenizer = load_model(source), recipe_of(source), tokenizer_of(source)
    model.text.transformer.set_attn_implementation("eager")
    with new_folder(out) as folder:
        report = {
            "text.onnx": _export(TextTower(model), "input_ids", "text_embeds", _texts(tokenizer), folder / "text.onnx"),
            "vision.onnx": _export(ImageTower(model), "pixel_values", "image_embeds", _pictures(recipe),
                                   folder / "vision.onnx"),
        }
        shutil.copy(source / "vocab.txt", folder / "vocab.txt")
        if (source / TRAINING).exists():
            shutil.copy(source / TRAINING, folder / TRAINING)
        config = _config(source, recipe, tokenizer) | {"card": read_config(source)["card"] | _made(model)}
        (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    return report


def _config(source: Path, recipe: Recipe, tokenizer: WordPieceTokenizer) -> dict:
    return {
        "context_length": tokenizer.context_length, "lower_case": tokenizer.lowercase,
        "embed_dim": embed_dim_of(source), "preprocessing": recipe.to_dict(),
    }


def _made(model: torch.nn.Module) -> dict[str, str]:
    """What a model card says of the export."""
    text, image = (sum(p.numel() for p in tower.parameters()) / 1e6 for tower in (model.text, model.visual))
    return {"parameters": f"text {text:.1f} M, image {image:.1f} M",
            "quantization": f"weights stored as int8, computed in float32; cosine to PyTorch at least {PARITY}"}


def _texts(tokenizer: WordPieceTokenizer) -> list[np.ndarray]:
    return [tokenizer.encode(query)[None] for query in PARITY_QUERIES]


def _pictures(recipe: Recipe, count: int = 20) -> list[np.ndarray]:
    """Smooth random pictures, float32 [1, 3, size, size]: like films, unlike white noise, mostly low frequencies."""
    rng = np.random.default_rng(0)
    coarse = torch.from_numpy(rng.normal(size=(count, 1, 12, 12)).astype(np.float32))
    smooth = torch.nn.functional.interpolate(coarse, (recipe.size, recipe.size), mode="bicubic")
    return [picture[None].repeat(3, axis=1) for picture in smooth.numpy()]


def _export(tower: torch.nn.Module, entry: str, result: str, samples: list[np.ndarray], path: Path) -> dict:
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(tower, entry, result, samples[0], plain)
        onnx.save(without_traces(quantized(onnx.load(plain))), path)
    with torch.no_grad():
        expected = np.concatenate([tower(torch.from_numpy(sample)).numpy() for sample in samples])
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    actual = np.concatenate([session.run(None, {entry: sample})[0] for sample in samples])
    lowest = float(np.sum(expected * actual, axis=1).min())
    if lowest < PARITY:
        raise MedMIRError(f"{path.name} drifted from PyTorch: cosine {lowest:.4f} < {PARITY}; nothing was written.")
    return {"bytes": path.stat().st_size, "lowest_cosine": round(lowest, 6), "samples": len(samples)}


def _to_onnx(tower: torch.nn.Module, entry: str, result: str, sample: np.ndarray, path: Path) -> None:
    axes = {0: _ANY, 1: _ANY} if sample.ndim == 2 else {0: _ANY}
    batch = torch.from_numpy(sample.repeat(2, axis=0))
    torch.onnx.export(
        tower.eval(), (batch,), path, input_names=[entry], output_names=[result], dynamic_shapes=(axes,),
        opset_version=OPSET, dynamo=True, external_data=False, verbose=False,
    )
