"""Train the demo's two towers on rendered films: seeded, resumable, with a curve on disk."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from tqdm import tqdm

from medmir.errors import MedMIRError
from medmir.preprocessing import Recipe
from medmir.tokenizer import WordPieceTokenizer
from pipeline.atomic import new_file
from pipeline.model.contrast import TARGETS, contrastive_loss, draw_texts, rarity, targets
from pipeline.model.export import embed_dim_of, recipe_of, tokenizer_of
from pipeline.model.film_set import FilmSet, load_films, varied
from pipeline.model.towers import WEIGHTS, new_demo_model, write_demo_folder

CHECKPOINT = "checkpoint.pt"
CURVE = "curve.jsonl"


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to train. Learning rates are AdamW's peaks, reached after ``warmup`` steps."""

    steps: int = 1300
    films_per_batch: int = 64
    reports_per_batch: int = 6
    image_rate: float = 3e-3
    text_rate: float = 1e-4
    weight_decay: float = 0.02
    label_weight: float = 1.0
    frozen_text_layers: int = 3
    warmup: int = 150
    checkpoint_every: int = 100


class Training:
    """The state of one run; everything needed to go on is in :meth:`save`."""

    def __init__(self, out: Path, films: FilmSet, schedule: Schedule, seed: int):
        self.out, self.films, self.schedule, self.seed = out, films, schedule, seed
        self.model = new_demo_model(out, seed)
        self.model.visual.to(memory_format=torch.channels_last)
        self.recipe: Recipe = recipe_of(out)
        self.tokenizer: WordPieceTokenizer = tokenizer_of(out)
        self.head = torch.nn.Linear(embed_dim_of(out), len(TARGETS))
        self.rarity = rarity(films.facts)
        self.optimizer = self._optimizer()
        self.step = 0

    def _optimizer(self) -> torch.optim.Optimizer:
        transformer = self.model.text.transformer
        for part in (transformer.embeddings, *transformer.encoder.layer[: self.schedule.frozen_text_layers]):
            part.requires_grad_(False)
        text = [p for p in self.model.text.parameters() if p.requires_grad]
        rest = [*self.model.visual.parameters(), *self.head.parameters(), self.model.logit_scale]
        groups = [{"params": text, "peak": self.schedule.text_rate}, {"params": rest, "peak": self.schedule.image_rate}]
        return torch.optim.AdamW(groups, weight_decay=self.schedule.weight_decay)

    def resume(self) -> None:
        """Go on from the last checkpoint of this folder, if there is one."""
        if not (self.out / CHECKPOINT).exists():
            return
        state = torch.load(self.out / CHECKPOINT, map_location="cpu", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.head.load_state_dict(state["head"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]

    def save(self) -> None:
        """Write the checkpoint and the model's weights, each atomically."""
        state = {"model": self.model.state_dict(), "head": self.head.state_dict(),
                 "optimizer": self.optimizer.state_dict(), "step": self.step}
        for content, name in ((state, CHECKPOINT), (self.model.state_dict(), WEIGHTS)):
            with new_file(self.out / name) as file:
                torch.save(content, file)

    def run(self, until: int | None = None) -> None:
        """Train to the end of the schedule, or to step ``until``; saves now and then and at the end."""
        last = min(self.schedule.steps, until or self.schedule.steps)
        self.model.train()
        with open(self.out / CURVE, "a") as curve:
            for _ in tqdm(range(self.step, last), desc="train", unit="step", initial=self.step, total=last):
                curve.write(json.dumps(self._one_step()) + "\n")
                if self.step % self.schedule.checkpoint_every == 0 or self.step == last:
                    curve.flush()
                    self.save()

    def _one_step(self) -> dict:
        # generators of the step's own: a resumed run draws what an undisturbed one would
        rng = np.random.default_rng([self.seed, self.step])
        torch.manual_seed(int(rng.integers(2**31)))
        rows = rng.choice(len(self.films), self.schedule.films_per_batch, replace=False)
        self._set_rates()
        contrast, labels = self._losses(rng, rows)
        self.optimizer.zero_grad()
        (contrast + self.schedule.label_weight * labels).backward()
        torch.nn.utils.clip_grad_norm_([p for g in self.optimizer.param_groups for p in g["params"]], 2.0)
        self.optimizer.step()
        with torch.no_grad():
            self.model.logit_scale.clamp_(max=float(np.log(50)))
        self.step += 1
        return {"step": self.step, "contrast": round(contrast.item(), 4), "labels": round(labels.item(), 4)}

    def _losses(self, rng: np.random.Generator, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        facts = [self.films.facts[row] for row in rows]
        batch = draw_texts(rng, facts, [self.films.reports[row] for row in rows], self.schedule.reports_per_batch)
        pixels = varied(self.films.pixels[rows], self.recipe).contiguous(memory_format=torch.channels_last)
        # bfloat16 halves a step where the processor has it; phrases and reports apart, so that neither pays
        # for the other's padding
        with torch.autocast("cpu", torch.bfloat16):
            raw = self.model.visual(pixels)
            texts = torch.cat([self.model.text(self._padded(each)) for each in (batch.phrases, batch.reports)])
        raw, texts = raw.float(), normalize(texts.float(), dim=-1)
        contrast = contrastive_loss(texts, normalize(raw, dim=-1), batch.truth, self.model.logit_scale.exp())
        return contrast, binary_cross_entropy_with_logits(self.head(raw), targets(facts), pos_weight=self.rarity)

    def _padded(self, texts: list[str]) -> torch.Tensor:
        encoded = [torch.from_numpy(self.tokenizer.encode(text)) for text in texts]
        return torch.nn.utils.rnn.pad_sequence(encoded, batch_first=True, padding_value=self.tokenizer.ids["[PAD]"])

    def _set_rates(self) -> None:
        warm = min(1.0, (self.step + 1) / self.schedule.warmup)
        cosine = 0.5 * (1 + np.cos(np.pi * self.step / self.schedule.steps))
        for group in self.optimizer.param_groups:
            group["lr"] = float(group["peak"] * warm * max(cosine, 0.01))


def train_demo(cases: pd.DataFrame, out: Path, steps: int, seed: int) -> None:
    """Train the demo model on a rendered case table into ``out``, going on where an earlier run stopped.

    MedMIRError where the table holds gallery patients: those must never be trained on.
    """
    if set(cases["split"]) != {"train"}:
        raise MedMIRError("the corpus is not a training split: render one with `medmir corpus --split train`.")
    write_demo_folder(out)
    training = Training(out, load_films(cases, recipe_of(out)), Schedule(steps=steps), seed)
    training.resume()
    training.run()
