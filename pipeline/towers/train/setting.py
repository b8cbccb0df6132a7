"""What the demo's towers are trained with; every default stands here, where it can be read without PyTorch."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Steps:
    """How many optimizer steps each stage has: small pictures, full size, texts."""

    findings: int = 4800
    detail: int = 1200
    language: int = 1000


@dataclass(frozen=True)
class Setting:
    """``tower``: a timm model with a pooled output. ``size``: side of the pictures it sees, in pixels."""

    tower: str = "resnet18_24"
    size: int = 192
    seed: int = 2026
    steps: Steps = field(default_factory=Steps)
