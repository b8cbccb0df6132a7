"""Fine-tune both towers on images and reports: the best checkpoint on held-out patients; interrupted runs go on."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from torch import nn

from medmir.bundle.contract import TRAINING
from medmir.errors import MedMIRError
from pipeline.arrays.training_record import check_untrained, read_training
from pipeline.files.atomic import new_file, write_bytes
from pipeline.towers import biomedclip
from pipeline.towers.contrast import contrastive_loss
from pipeline.towers.dual_encoder import load_model
from pipeline.towers.folder import (
    BERT_CONFIG,
    TOKENIZER_FILES,
    WEIGHTS,
    card_of,
    read_config,
    recipe_of,
    tokenizer_of,
    write_config,
)
from pipeline.towers.stage import Pace, Stage, claim, device
from pipeline.towers.tune.adapters import RANK, adapted, merged
from pipeline.towers.tune.gains import Towers, gains_of, rankings
from pipeline.towers.tune.pairs import Pairs, read_pairs
from pipeline.towers.wordpiece import VOCABULARY, vocabulary_of

LORA_RATE, FULL_RATE = 2e-4, 1e-5  # AdamW's peaks
BATCH = 32                         # pairs per step
JUDGED_EVERY = 50                  # steps between two looks at the validation patients
BEST = "best.pt"


class FineTuning(Stage):
    """Contrastive learning of pairs; the model stays in evaluation mode, so that no frozen statistics move."""

    def __init__(self, out: Path, towers: Towers, train: Pairs, validation: Pairs, rate: float, pace: Pace, seed: int):
        self.towers, self.train, self.validation = towers, train, validation
        self.scale = float(towers.model.logit_scale.detach().exp())
        self.trained = nn.ParameterList(p for p in towers.model.parameters() if p.requires_grad)
        self.best = {"step": -1, "accuracy": -1.0}
        super().__init__(out, "tuning", pace, seed, {"trained": (self.trained, rate)})

    def losses(self, rng: np.random.Generator) -> dict[str, torch.Tensor]:
        """Images against reports; reports of one study or word for word alike are positives of each other's images."""
        rows = rng.choice(len(self.train), min(BATCH, len(self.train)), replace=False)
        texts = [str(rng.choice(self.train.texts[row])) for row in rows]
        studies = [self.train.studies[row] for row in rows]
        truth = torch.tensor([[text == other or study == its for other, its in zip(texts, studies, strict=True)]
                              for text, study in zip(texts, studies, strict=True)], device=self.device)
        images = self.towers.embed_images(self.train.images[row] for row in rows)
        return {"contrast": contrastive_loss(self.towers.embed_texts(texts), images, truth, self.scale)}

    def resume(self) -> None:
        """Go on from the last checkpoint, or begin by judging the model as it came."""
        super().resume()
        if (self.out / BEST).exists():
            self.best = torch.load(self.out / BEST, map_location=self.device, weights_only=True)
        else:
            self.judge()

    def judge(self) -> float:
        """Image-to-text accuracy on the validation patients; the best weights are kept, of equals the latest."""
        accuracy = float(rankings(self.towers, self.validation)["image to text"][:, 0].mean())
        if accuracy >= self.best["accuracy"]:
            self.best = {"step": self.step, "accuracy": accuracy, "trained": self.trained.state_dict()}
            with new_file(self.out / BEST) as file:
                torch.save(self.best, file)
        return accuracy

    def load_best(self) -> None:
        """Put the best weights back."""
        state = torch.load(self.out / BEST, map_location=self.device, weights_only=True)
        self.trained.load_state_dict(state["trained"])

    def _one_step(self) -> dict:
        row = super()._one_step()
        judged = self.step % JUDGED_EVERY == 0 or self.step == self.pace.steps
        return row | ({"accuracy": self.judge()} if judged else {})


def fine_tune(cases: pd.DataFrame, init: Path, out: Path, steps: int, lora: bool, seed: int) -> dict:
    """Tune the model of folder ``init`` on a case table's images and reports into ``out``, a folder of the same kind.

    Returns what it wrote as ``training.json``, ``gains`` in it measured on patients that neither taught nor chose.
    MedMIRError where ``out`` holds another run, where there are too few reports, or where the model has seen the
    held-out patients before.
    """
    parts = read_pairs(cases, seed)
    for part in ("validation", "test"):
        check_untrained(parts[part].patients, init)
    _begin(out, init, {"init": str(init.resolve()), "steps": steps, "lora": lora, "seed": seed,
                       "patients": sorted(set(cases["patient_id"]))})
    model = load_model(init).to(device())
    towers = Towers(model, tokenizer_of(init), recipe_of(init))
    before = rankings(towers, parts["test"])
    adapters = adapted(model, lora, seed)
    pace = Pace(steps, checkpoint_every=JUDGED_EVERY)
    stage = FineTuning(out, towers, parts["train"], parts["validation"], LORA_RATE if lora else FULL_RATE, pace, seed)
    stage.finish().load_best()
    towers.model = merged(adapters)
    method = f"LoRA of rank {RANK}" if lora else "in full"
    record = _record(init, parts, stage, method) | {"gains": gains_of(before, rankings(towers, parts["test"]))}
    with new_file(out / WEIGHTS) as file:
        torch.save(towers.model.cpu().state_dict(), file)
    write_bytes(out / TRAINING, json.dumps(record, indent=1).encode())
    return record


def _begin(out: Path, init: Path, settings: dict) -> None:
    """Make ``out`` a model folder like ``init``, but for the weights; MedMIRError where it holds another run."""
    if out.resolve() == init.resolve():
        raise MedMIRError(f"{out} is the model to begin with: choose another --out.")
    claim(out, settings)
    for name in TOKENIZER_FILES:
        if (init / name).exists():
            shutil.copy(init / name, out / name)
    if not (init / BERT_CONFIG).exists():
        write_bytes(out / BERT_CONFIG, json.dumps(biomedclip.BERT, indent=1).encode())
    write_bytes(out / VOCABULARY, vocabulary_of(init).encode())
    card = card_of(init)
    tuned = card | {"name": f"{card['name']}, tuned",
                    "training": f"{card['training']} Then tuned on pairs of images and reports."}
    write_config(out, read_config(init) | {"card": tuned})


def _record(init: Path, parts: dict[str, Pairs], stage: FineTuning, method: str) -> dict:
    earlier = read_training(init).get("patients", [])
    patients = sorted({*earlier, *parts["train"].patients, *parts["validation"].patients})
    return {"init": card_of(init)["name"], "method": method, "patients": patients,
            "pairs": {part: len(pairs) for part, pairs in parts.items()}, "seed": stage.seed,
            "steps": stage.pace.steps, "best step": stage.best["step"],
            "validation accuracy": stage.best["accuracy"]}
