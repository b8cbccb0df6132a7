"""The format of a PyTorch model folder: everything that can be known of a model without PyTorch.

It is an open_clip "local-dir": ``open_clip_config.json``, tokenizer and text-tower configuration, and after training
``open_clip_pytorch_model.bin``. The demo model and BiomedCLIP are the same kind of folder.
"""

import json
from contextlib import suppress
from pathlib import Path

from medmir.errors import MedMIRError
from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from pipeline.files.atomic import write_bytes
from pipeline.towers import biomedclip
from pipeline.towers.wordpiece import VOCABULARY, read_tokenizer

CONFIG = "open_clip_config.json"
WEIGHTS = "open_clip_pytorch_model.bin"
WEIGHTS_NAMES = ("open_clip_model.safetensors", "open_clip_pytorch_model.safetensors", WEIGHTS)  # open_clip's order
TEXT_WEIGHTS = ("model.safetensors", "pytorch_model.bin")  # what Hugging Face calls a text model's
BERT_CONFIG = "config.json"
DESCRIBED = {"text_cfg", "vision_cfg", "preprocess_cfg"}
TOKENIZER_FILES = (BERT_CONFIG, VOCABULARY, "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def read_config(folder: Path) -> dict:
    """The folder's ``open_clip_config.json``; MedMIRError where there is none or it does not describe two towers."""
    path, parts = folder / CONFIG, set()
    if not path.is_file():
        raise MedMIRError(f"{folder} is no model folder: it has no {CONFIG}.")
    with suppress(ValueError, KeyError, TypeError):
        config = json.loads(path.read_text(encoding="utf-8"))
        parts = {*config, *config["model_cfg"]}
    if DESCRIBED - parts:
        raise MedMIRError(f"{path} does not describe two towers and their preprocessing: fetch the model again.")
    return config


def write_config(folder: Path, config: dict) -> None:
    """Write ``open_clip_config.json``."""
    write_bytes(folder / CONFIG, json.dumps(config, indent=1).encode())


def find_weights(folder: Path) -> Path:
    """The file with both towers' weights; MedMIRError where the folder has none."""
    found = next((folder / name for name in WEIGHTS_NAMES if (folder / name).exists()), None)
    if found is None:
        other = [f"{name} is only a text model's, " for name in TEXT_WEIGHTS if (folder / name).exists()]
        raise MedMIRError(f"{folder} holds no {WEIGHTS}: {''.join(other[:1])}train a model into it with `medmir train"
                          f" --out {folder}` or put the file of a trained one there.")
    return found


def card_of(folder: Path) -> dict[str, str]:
    """What is known of the folder's model: its own card, BiomedCLIP's, or what its configuration tells."""
    config = read_config(folder)
    text, image = config["model_cfg"]["text_cfg"], config["model_cfg"]["vision_cfg"]
    told = {"name": folder.resolve().name, "text": str(text.get("hf_model_name")),
            "image": f"{image.get('timm_model_name', 'ViT')} at {image['image_size']} pixels",
            "training": "Not stated.", "licence": "not stated"}
    return config.get("card") or (biomedclip.CARD if biomedclip.is_biomedclip(config) else told)


def recipe_of(folder: Path) -> Recipe:
    """The preprocessing recipe of the folder's model; what is not stated is open_clip's default."""
    config = read_config(folder)
    wanted = config["preprocess_cfg"]
    return Recipe(
        config["model_cfg"]["vision_cfg"]["image_size"], wanted.get("resize_mode", "shortest"),
        wanted.get("interpolation", "bicubic"), tuple(wanted["mean"]), tuple(wanted["std"]),
    )


def embed_dim_of(folder: Path) -> int:
    """Length of an embedding of the folder's model."""
    return read_config(folder)["model_cfg"]["embed_dim"]


def tokenizer_of(folder: Path) -> WordPieceTokenizer:
    """The tokenizer of the folder's model; MedMIRError where it is not WordPiece."""
    return read_tokenizer(folder, read_config(folder)["model_cfg"]["text_cfg"]["context_length"])
