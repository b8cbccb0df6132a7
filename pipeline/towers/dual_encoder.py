"""A text and an image tower with one space of embeddings, as PyTorch modules, built and read by open_clip."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import torch
from torch.nn.functional import normalize

from medmir.errors import MedMIRError
from pipeline.towers import biomedclip
from pipeline.towers.folder import BERT_CONFIG, CONFIG, find_weights, read_config
from pipeline.towers.open_clip_import import import_open_clip

open_clip = import_open_clip()
import_module("pipeline.towers.image_tower")  # timm needs the torchvision that open_clip has prepared


def new_model(folder: Path) -> torch.nn.Module:
    """Return the model that a folder describes, with random weights.

    MedMIRError where its text tower is not a BERT.
    """
    described = read_config(folder)["model_cfg"]
    text, image = described["text_cfg"], described["vision_cfg"]
    if "hf_model_name" not in text or "multimodal_cfg" in described:
        raise MedMIRError(f"{folder} has a text tower of another kind: choose a model with a BERT, such as biomedclip.")
    with _bert_folder(folder, text["hf_model_name"]) as bert:
        text = text | {"hf_model_name": str(bert), "hf_model_pretrained": False}
        parts = described | {"text_cfg": text, "vision_cfg": image | {"timm_model_pretrained": False}}
        parts.pop("custom_text", None)
        return open_clip.CustomTextCLIP(**parts)


@contextmanager
def _bert_folder(folder: Path, name: str) -> Iterator[Path]:
    """A folder with the text tower's ``config.json``: open_clip would ask a hub for the model called ``name``."""
    if (folder / BERT_CONFIG).exists():
        if json.loads((folder / BERT_CONFIG).read_text(encoding="utf-8")).get("model_type") != "bert":
            raise MedMIRError(f"{folder / BERT_CONFIG} is not a BERT's: choose a model with one, such as biomedclip.")
        yield folder
        return
    if name not in biomedclip.TEXT_MODELS:
        raise MedMIRError(f"{folder} lacks the {BERT_CONFIG} of its text tower: put that of {name} there.")
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / BERT_CONFIG).write_text(json.dumps(biomedclip.BERT), encoding="utf-8", newline="\n")
        yield Path(scratch)


def load_model(folder: Path) -> torch.nn.Module:
    """Return the trained model of a folder, in evaluation mode; MedMIRError where it holds none."""
    weights = find_weights(folder)
    model = new_model(folder)
    try:
        open_clip.load_checkpoint(model, str(weights))
    except Exception as broken:  # readers given damaged data raise anything
        reason = (str(broken).strip() or type(broken).__name__).splitlines()[0]
        raise MedMIRError(f"{weights} does not hold the model that {CONFIG} beside it describes"
                          f" ({reason}): fetch or train it again.") from broken
    return model.eval()


class TextTower(torch.nn.Module):
    """``input_ids`` int64 [b, t] to ``text_embeds`` float32 [b, d], L2-normalized."""

    def __init__(self, model: torch.nn.Module):
        super().__init__()
        self.tower = model.text

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        return normalize(self.tower(input_ids), dim=-1)


class ImageTower(torch.nn.Module):
    """``pixel_values`` float32 [b, 3, h, w] to ``image_embeds`` float32 [b, d], L2-normalized."""

    def __init__(self, model: torch.nn.Module):
        super().__init__()
        self.tower = model.visual

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        return normalize(self.tower(pixel_values), dim=-1)
