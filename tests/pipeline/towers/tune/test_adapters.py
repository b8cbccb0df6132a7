"""Which matrices fine-tuning moves, on towers of a few small layers with open_clip's names."""

import pytest
import torch
from torch import nn

from medmir.errors import MedMIRError
from pipeline.towers.tune.adapters import adapted, merged, tuned_matrices


def named(tree: dict) -> nn.Module:
    """Modules under nested names."""
    module = nn.Module()
    for name, part in tree.items():
        module.add_module(name, named(part) if isinstance(part, dict) else part)
    return module


def square() -> nn.Linear:
    return nn.Linear(8, 8)


def towers(layers: int = 4, blocks: int = 2) -> nn.Module:
    text = {str(n): {"attention": {"self": {"query": square(), "key": square(), "value": square()}},
                     "output": {"dense": square()}} for n in range(layers)}
    image = {str(n): {"attn": {"qkv": square(), "proj": square()}, "mlp": {"fc1": square()}} for n in range(blocks)}
    return named({
        "visual": {"trunk": {"blocks": image}, "head": {"proj": square()}},
        "text": {"transformer": {"encoder": {"layer": text}}, "proj": {"0": square()}},
    })


def test_the_later_half_of_each_towers_attention_and_the_projections_are_tuned():
    assert set(tuned_matrices(towers(layers=4, blocks=2))) == {
        *(f"text.transformer.encoder.layer.{n}.attention.self.{part}" for n in (2, 3) for part in ("query", "value")),
        "visual.trunk.blocks.1.attn.qkv", "visual.trunk.blocks.1.attn.proj", "visual.head.proj", "text.proj.0"}


def test_each_tower_is_halved_by_its_own_depth():
    chosen = tuned_matrices(towers(layers=2, blocks=6))
    assert "text.transformer.encoder.layer.1.attention.self.query" in chosen
    assert {name.split(".")[3] for name in chosen if "blocks" in name} == {"3", "4", "5"}


def test_a_model_with_nothing_to_tune_is_refused():
    with pytest.raises(MedMIRError, match="neither transformer attention nor a linear projection"):
        tuned_matrices(named({"visual": {"trunk": {"conv": nn.Conv2d(1, 1, 1)}}}))


def test_without_lora_the_chosen_matrices_learn_and_all_else_is_frozen():
    model = towers()
    assert adapted(model, lora=False, seed=0) is model
    learning = {name.rpartition(".")[0] for name, each in model.named_parameters() if each.requires_grad}
    assert learning == set(tuned_matrices(model))
    assert merged(model) is model


def test_lora_learns_few_numbers_and_changes_nothing_before_the_first_step():
    torch.manual_seed(0)
    model = towers()
    before = {name: each.clone() for name, each in model.state_dict().items()}
    wrapped = adapted(model, lora=True, seed=3)
    learning = [name for name, each in wrapped.named_parameters() if each.requires_grad]
    assert learning and all("lora_" in name for name in learning)
    back = merged(wrapped).state_dict()
    assert list(back) == list(before)  # open_clip's own keys
    assert all(torch.equal(back[name], before[name]) for name in before)


def test_the_same_seed_begins_lora_alike():
    def first(seed: int) -> torch.Tensor:
        torch.manual_seed(0)
        wrapped = adapted(towers(), lora=True, seed=seed)
        return next(each for name, each in wrapped.named_parameters() if "lora_A" in name)

    assert torch.equal(first(1), first(1)) and not torch.equal(first(1), first(2))
