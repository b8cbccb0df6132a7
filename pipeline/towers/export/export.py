"""Towers to ONNX: export, quantize, and refuse to write a model that drifted.

A written model folder holds the files of :data:`medmir.bundle.contract.MODEL_FILES` and is all that building a bundle
needs.
"""

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch

from medmir.bundle.contract import MODEL_CONFIG, TOWERS, TRAINING, VOCABULARY
from medmir.errors import MedMIRError
from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from pipeline.files.atomic import new_folder
from pipeline.towers.dual_encoder import ImageTower, TextTower, load_model
from pipeline.towers.export import parity
from pipeline.towers.export.forms import FORMS, STORED
from pipeline.towers.export.quantization import quantized, without_traces
from pipeline.towers.folder import card_of, embed_dim_of, recipe_of, tokenizer_of
from pipeline.towers.wordpiece import vocabulary_of

OPSET = 18
_ANY = torch.export.Dim.DYNAMIC


@dataclass(frozen=True)
class Exported:
    """A written tower: its form, size, and lowest cosine to PyTorch over so many samples.

    ``drifted`` is how close the form that was asked for came, where the tower fell back to another.
    """

    form: str
    bytes: int
    closeness: parity.Closeness
    samples: int
    drifted: parity.Closeness | None


def export_model(source: Path, out: Path, form: str = STORED) -> dict[str, Exported]:
    """Export a trained model folder to ``out`` in a form of that name; returns what became of each tower.

    A tower whose cosine to PyTorch drops under :data:`parity.PARITY` in that form falls back to "stored-int8".
    MedMIRError, and nothing written, where it drops in that one too or there is no such form.
    """
    if form not in FORMS:
        raise MedMIRError(f"weights cannot be kept as {form}: choose one of {', '.join(FORMS)}.")
    model, recipe, tokenizer = load_model(source), recipe_of(source), tokenizer_of(source)
    model.text.transformer.set_attn_implementation("eager")
    text, image = TOWERS["text"], TOWERS["vision"]
    with new_folder(out) as folder:
        texts, pictures = parity.parity_texts(tokenizer), parity.parity_pictures(recipe)
        towers = {
            text: _export(TextTower(model), "input_ids", "text_embeds", texts, folder / text, form),
            image: _export(ImageTower(model), "pixel_values", "image_embeds", pictures, folder / image, form),
        }
        card = card_of(source) | _made(model, towers)
        _write_rest(folder, source, _config(source, recipe, tokenizer) | {"card": card})
    return towers


def _write_rest(folder: Path, source: Path, config: dict) -> None:
    """What a model folder holds beside its towers."""
    (folder / VOCABULARY).write_bytes(vocabulary_of(source).encode())
    if (source / TRAINING).exists():
        shutil.copy(source / TRAINING, folder / TRAINING)
    (folder / MODEL_CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8", newline="\n")


def _config(source: Path, recipe: Recipe, tokenizer: WordPieceTokenizer) -> dict:
    return {
        "context_length": tokenizer.context_length, "lower_case": tokenizer.lowercase,
        "embed_dim": embed_dim_of(source), "preprocessing": recipe.to_dict(),
    }


def _made(model: torch.nn.Module, towers: dict[str, Exported]) -> dict[str, str]:
    """What a model card says of the export."""
    text, image = (sum(p.numel() for p in tower.parameters()) / 1e6 for tower in (model.text, model.visual))
    forms = {name.removesuffix(".onnx"): FORMS[tower.form].kept for name, tower in towers.items()}
    alike = len(set(forms.values())) == 1
    said = [forms["text"]] if alike else [f"{name}: {form}" for name, form in forms.items()]
    said += [f"{name.removesuffix('.onnx')} fell back to this, the form asked for came to"
             f" {tower.drifted.lowest:.3f} only" for name, tower in towers.items() if tower.drifted]
    return {"parameters": f"text {text:.1f} M, image {image:.1f} M",
            "quantization": f"{'; '.join(said)}; cosine to PyTorch at least {parity.PARITY}"}


def _export(tower: torch.nn.Module, entry: str, result: str, samples: list[np.ndarray], path: Path,
            form: str) -> Exported:
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(tower, entry, result, samples[0], plain)
        expected, drifted = parity.expected_of(tower, samples), None
        for each in dict.fromkeys([form, STORED]):
            onnx.save(without_traces(quantized(onnx.load(plain), each)), path)
            close = parity.closeness(path, entry, samples, expected)
            if close.lowest >= parity.PARITY:
                return Exported(each, path.stat().st_size, close, len(samples), drifted)
            drifted = close
    raise MedMIRError(
        f"{path.name} drifted from PyTorch: cosine {close.lowest:.4f} < {parity.PARITY}; nothing was written."
    )


def _to_onnx(tower: torch.nn.Module, entry: str, result: str, sample: np.ndarray, path: Path) -> None:
    axes = {0: _ANY, 1: _ANY} if sample.ndim == 2 else {0: _ANY}
    batch = torch.from_numpy(sample.repeat(2, axis=0))
    torch.onnx.export(
        tower.eval(), (batch,), path, input_names=[entry], output_names=[result], dynamic_shapes=(axes,),
        opset_version=OPSET, dynamo=True, external_data=False, verbose=False,
    )
