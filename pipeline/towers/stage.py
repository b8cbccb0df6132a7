"""A part of a training run that can be cut off at any moment: seeded step by step, resumable, with a curve."""

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from torch import nn
from tqdm import tqdm

from medmir.errors import MedMIRError
from pipeline.files.atomic import new_file, write_bytes

CURVE, SETTINGS = "curve.jsonl", "settings.json"
GRADIENT_NORM = 2.0
WARMUP = 24          # the first 24th of the steps


def device() -> torch.device:
    """The GPU where there is one, else the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def claim(out: Path, settings: dict) -> None:
    """Note in ``out`` what a run is made with; MedMIRError where it holds checkpoints of a run made otherwise."""
    noted = out / SETTINGS
    earlier = json.loads(noted.read_text(encoding="utf-8")) if noted.exists() else {}
    other = [name for name, value in settings.items() if earlier.get(name) != value]
    if other and any(out.glob("*.pt")):
        raise MedMIRError(f"{out} holds a training with another setting ({other[0]}): choose another --out.")
    out.mkdir(parents=True, exist_ok=True)
    write_bytes(noted, json.dumps(settings).encode())


@dataclass(frozen=True)
class Pace:
    """How long and how fast a stage trains: AdamW, linear warm-up, a cosine to one hundredth."""

    steps: int
    weight_decay: float = 0.02
    checkpoint_every: int = 100


class Stage(ABC):
    """Trains ``modules`` with one peak learning rate each; a subclass says what a step's losses are."""

    def __init__(self, out: Path, name: str, pace: Pace, seed: int, modules: dict[str, tuple[nn.Module, float]]):
        self.out, self.name, self.pace, self.seed, self.step = out, name, pace, seed, 0
        self.device = device()
        self.modules = {key: module.to(self.device) for key, (module, _) in modules.items()}
        groups = [{"params": [p for p in module.parameters() if p.requires_grad], "peak": rate}
                  for module, rate in modules.values()]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=pace.weight_decay)

    @abstractmethod
    def losses(self, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """The terms of one step's loss by name; random choices come from ``rng`` or torch's global generator."""

    @property
    def checkpoint(self) -> Path:
        """Where the stage's state is kept."""
        return self.out / f"{self.name}.pt"

    def resume(self) -> None:
        """Go on from the stage's last checkpoint in its folder, if there is one."""
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        for key, module in self.modules.items():
            module.load_state_dict(state[key])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]

    def finish(self) -> Self:
        """Go on from the last checkpoint, if there is one, and train to the end."""
        self.resume()
        self.run()
        return self

    def save(self) -> None:
        """Write the checkpoint atomically."""
        state = {key: module.state_dict() for key, module in self.modules.items()}
        with new_file(self.checkpoint) as file:
            torch.save(state | {"optimizer": self.optimizer.state_dict(), "step": self.step}, file)

    def run(self, until: int | None = None) -> None:
        """Train to the end, or to step ``until``; saves now and then and at the end."""
        last = min(self.pace.steps, until or self.pace.steps)
        for module in self.modules.values():
            module.train()
        with open(self.out / CURVE, "a", encoding="utf-8", newline="\n") as curve:
            for _ in tqdm(range(self.step, last), desc=self.name, unit="step", initial=self.step, total=last):
                curve.write(json.dumps(self._one_step()) + "\n")
                if self.step % self.pace.checkpoint_every == 0 or self.step == last:
                    curve.flush()
                    self.save()
        for module in self.modules.values():
            module.eval()

    def _one_step(self) -> dict:
        # generators of the step's own: a resumed run draws what an undisturbed one would
        rng = np.random.default_rng([self.seed, self.step])
        torch.manual_seed(int(rng.integers(2**31)))
        self._set_rates()
        losses = self.losses(rng)
        self.optimizer.zero_grad()
        sum(losses.values()).backward()
        nn.utils.clip_grad_norm_([p for g in self.optimizer.param_groups for p in g["params"]], GRADIENT_NORM)
        self.optimizer.step()
        self.step += 1
        return {"stage": self.name, "step": self.step} | {name: round(loss.item(), 4) for name, loss in losses.items()}

    def _set_rates(self) -> None:
        warm = min(1.0, WARMUP * (self.step + 1) / self.pace.steps)
        cosine = 0.5 * (1 + np.cos(np.pi * self.step / self.pace.steps))
        for group in self.optimizer.param_groups:
            group["lr"] = float(group["peak"] * warm * max(cosine, 0.01))
