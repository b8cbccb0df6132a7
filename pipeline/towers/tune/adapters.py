"""Which matrices fine-tuning moves: attention of the later layers and the projections, by LoRA or as they are.

Low-rank adaptation: Hu et al., LoRA, 2021. Once merged, the model's keys are open_clip's own again.
"""

import re

import torch
from torch import nn

from medmir.errors import MedMIRError

ATTENTION = re.compile(r"(visual)\.trunk\.blocks\.(\d+)\.attn\.(?:qkv|proj)"
                       r"|(text)\.transformer\.encoder\.layer\.(\d+)\.attention\.self\.(?:query|value)")
PROJECTION = re.compile(r"visual\.head\.proj|text\.proj(?:\.\d+)?")
RANK, ALPHA = 8, 16


def tuned_matrices(model: nn.Module) -> list[str]:
    """Names of the linear layers to tune: attention in the later half of each transformer, and the projections.

    MedMIRError where the model has none of them.
    """
    linear = [name for name, module in model.named_modules() if isinstance(module, nn.Linear)]
    layers = {name: (match[1] or match[3], int(match[2] or match[4]))
              for name in linear if (match := ATTENTION.fullmatch(name))}
    depth: dict[str, int] = {}
    for tower, number in layers.values():
        depth[tower] = max(depth.get(tower, 0), number + 1)
    late = [name for name, (tower, number) in layers.items() if number >= depth[tower] // 2]
    chosen = late + [name for name in linear if PROJECTION.fullmatch(name)]
    if not chosen:
        raise MedMIRError("the model has neither transformer attention nor a linear projection that could be tuned.")
    return chosen


def adapted(model: nn.Module, lora: bool, seed: int) -> nn.Module:
    """Freeze a model except for its :func:`tuned_matrices`, in place; returns what :func:`merged` wants."""
    names = tuned_matrices(model)
    model.requires_grad_(False)
    if not lora:
        for name in names:
            model.get_submodule(name).requires_grad_(True)
        return model
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(seed)
    return get_peft_model(model, LoraConfig(r=RANK, lora_alpha=ALPHA, lora_dropout=0.0, target_modules=names))


def merged(model: nn.Module) -> nn.Module:
    """The model with open_clip's own keys, adapters added into the matrices they belong to."""
    return model.merge_and_unload() if hasattr(model, "merge_and_unload") else model
