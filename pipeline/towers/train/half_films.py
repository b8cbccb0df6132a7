"""New training films made of two: the right half of one chest beside the left half of another.

A frontal film whose findings all lie on one side says the same whatever the other half shows, so n
such films give n * n pairs. Kin to CutMix (Yun et al., ICCV 2019), with labels that stay exact.
"""

from collections.abc import Sequence

import torch

from medmir.bundle.contract import Fact
from medmir.vocabulary.sides import SIDES
from medmir.vocabulary.views import FRONTAL

SEAM = 0.08          # of the film's width over which the halves are blended, in the middle


def divisible(facts: Sequence[Fact], view: str) -> bool:
    """Whether a film's halves can be told apart: a frontal view with no midline or bilateral finding."""
    return view in FRONTAL and all(fact.side in SIDES for fact in facts)


def joined(right: torch.Tensor, left: torch.Tensor) -> torch.Tensor:
    """Films with the patient's right half of ``right`` and left half of ``left``, all uint8 [b, h, w].

    The patient's right is on the left of a frontal film.
    """
    across = torch.linspace(-0.5, 0.5, right.shape[-1], device=right.device)
    share = (across / SEAM + 0.5).clamp(0, 1)
    return (right * (1 - share) + left * share).round().to(torch.uint8)


def joined_facts(right: Sequence[Fact], left: Sequence[Fact]) -> list[Fact]:
    """What a joined film shows."""
    return [fact for fact in right if fact.side == "right"] + [fact for fact in left if fact.side == "left"]
