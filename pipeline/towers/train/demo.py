"""Train the demo's two towers on rendered films, image tower first; interrupted runs go on."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from torch import nn

from medmir.bundle.contract import Fact, labels_of
from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import Recipe
from medmir.measure.metrics import average_precision
from medmir.vocabulary.findings import NORMAL
from pipeline.arrays.training_record import TRAINING
from pipeline.files.atomic import new_file, write_bytes
from pipeline.towers.export.export import recipe_of, tokenizer_of
from pipeline.towers.image_tower import SMALL
from pipeline.towers.stage import Pace, claim
from pipeline.towers.towers import WEIGHTS, new_demo_model, write_demo_folder
from pipeline.towers.train.film_set import FilmSet, load_films
from pipeline.towers.train.findings_stage import FindingsStage, features_of
from pipeline.towers.train.language_stage import LanguageStage, protocol

SIZE, COARSE = 192, 128        # pixels of the pictures the tower sees, and of those it begins with
HELD_OUT = 20                  # every so many-th patient is held out: towers are compared on these
VARIANTS = 7                   # random variants of each film in the language stage


@dataclass(frozen=True)
class Steps:
    """How many optimizer steps each stage has: small pictures, full size, texts."""

    findings: int
    detail: int
    language: int


def train_demo(cases: pd.DataFrame, out: Path, steps: Steps, seed: int, tower: str = SMALL, size: int = SIZE) -> dict:
    """Train the demo model on a rendered case table into ``out``, going on where an earlier run stopped.

    Returns what it wrote as ``training.json``. MedMIRError where the table holds gallery patients:
    those must never be trained on.
    """
    if set(cases["split"]) != {"train"}:
        raise MedMIRError("the corpus is not a training split: render one with `medmir corpus --split train`.")
    claim(out, {"tower": tower, "size": size, "seed": seed, "steps": asdict(steps),
                "patients": sorted(set(cases["patient_id"]))})
    write_demo_folder(out, tower, size)
    model, held = new_demo_model(out, seed), _held_out(cases)
    recipe = recipe_of(out)
    small = replace(recipe, size=min(COARSE, recipe.size))
    coarse = _learn_findings(out, model, load_films(cases[~held], small), small, Pace(steps.findings), seed)
    films = load_films(cases, recipe)
    seen, unseen = films.part(~held), films.part(held)
    detail = _learn_findings(out, model, seen, recipe, Pace(steps.detail), seed, coarse)
    areas = {label: round(area, 4) for label, area in detail.areas(unseen).items()}
    precision = _learn_language(out, model, detail.head, seen, unseen, Pace(steps.language), seed)
    with new_file(out / WEIGHTS) as file:
        torch.save(model.cpu().state_dict(), file)
    record = {"split": "train", "films": len(seen), "patients": sorted(set(cases["patient_id"][~held])),
              "tower": tower, "size": size, "seed": seed, "steps": asdict(steps),
              "held_out": {"films": len(unseen), "auroc": areas, "average_precision": precision}}
    write_bytes(out / TRAINING, json.dumps(record, indent=1).encode())
    return record


def _held_out(cases: pd.DataFrame) -> np.ndarray:
    """bool [n]: films of the patients that only measure progress."""
    order = {patient: place for place, patient in enumerate(sorted(set(cases["patient_id"])))}
    return np.array([order[patient] % HELD_OUT == HELD_OUT - 1 for patient in cases["patient_id"]])


def _learn_findings(out: Path, model: nn.Module, films: FilmSet, recipe: Recipe, pace: Pace, seed: int,
                    earlier: FindingsStage | None = None) -> FindingsStage:
    stage = FindingsStage(out, model.visual.trunk, films, recipe, pace, seed, earlier)
    stage.resume()
    stage.run()
    return stage


def _learn_language(out: Path, model: nn.Module, known: nn.Linear, seen: FilmSet, unseen: FilmSet, pace: Pace,
                    seed: int) -> float:
    trunk, recipe = model.visual.trunk, recipe_of(out)
    features = features_of(trunk, seen, recipe, VARIANTS, seed)
    stage = LanguageStage(out, model, known, features, seen, tokenizer_of(out), pace, seed)
    stage.resume()
    stage.run()
    return round(_mean_precision(stage, features_of(trunk, unseen, recipe)[0], unseen), 4)


def _mean_precision(stage: LanguageStage, features: torch.Tensor, films: FilmSet) -> float:
    """Mean average precision of the clinical queries over films that the training has not seen."""
    scores = stage.scores([text for text, _ in protocol()], features)
    truth = [[_carries(facts, label) for facts in films.facts] for _, label in protocol()]
    return float(np.mean([average_precision(np.array(row)[np.argsort(-score)])
                          for row, score in zip(truth, scores, strict=True)]))


def _carries(facts: list[Fact], label: str) -> bool:
    return label in labels_of(facts) if label != NORMAL else not facts
