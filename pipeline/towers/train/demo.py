"""Train the demo's two towers on rendered films, image tower first; interrupted runs go on."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from torch import nn

from medmir.bundle.contract import TRAINING, Fact, labels_of
from medmir.errors import MedMIRError
from medmir.measure.metrics import average_precision
from medmir.vocabulary.findings import NORMAL
from pipeline.files.atomic import new_file, write_bytes
from pipeline.towers.demo_model import new_demo_model, write_demo_folder
from pipeline.towers.folder import WEIGHTS, recipe_of, tokenizer_of
from pipeline.towers.stage import Pace, claim
from pipeline.towers.train.film_set import FilmSet, load_films
from pipeline.towers.train.findings_stage import FindingsStage, features_of
from pipeline.towers.train.language_stage import LanguageStage, protocol
from pipeline.towers.train.setting import Setting

COARSE = 128                   # pixels of the pictures the image tower begins with
HELD_OUT = 20                  # every so many-th patient is held out: towers are compared on these
VARIANTS = 7                   # random variants of each film in the language stage


def train_demo(cases: pd.DataFrame, out: Path, setting: Setting) -> dict:
    """Train the demo model on a rendered case table into ``out``, going on where an earlier run stopped.

    Returns what it wrote as ``training.json``. MedMIRError where the table holds gallery patients:
    those must never be trained on.
    """
    if set(cases["split"]) != {"train"}:
        raise MedMIRError("the corpus is not a training split: render one with `medmir corpus --split train`.")
    claim(out, asdict(setting) | {"patients": sorted(set(cases["patient_id"]))})
    write_demo_folder(out, setting.tower, setting.size)
    model, held = new_demo_model(out, setting.seed), _held_out(cases)
    seeing, unseen = _learn_findings(out, model, cases, held, setting)
    areas = {label: round(area, 4) for label, area in seeing.areas(unseen).items()}
    precision = _learn_language(out, model, seeing, unseen, setting)
    with new_file(out / WEIGHTS) as file:
        torch.save(model.cpu().state_dict(), file)
    record = {"split": "train", "films": len(seeing.films), "patients": sorted(set(cases["patient_id"][~held])),
              **asdict(setting), "held_out": {"films": len(unseen), "auroc": areas, "average_precision": precision}}
    write_bytes(out / TRAINING, json.dumps(record, indent=1).encode())
    return record


def _held_out(cases: pd.DataFrame) -> np.ndarray:
    """bool [n]: films of the patients that only measure progress."""
    order = {patient: place for place, patient in enumerate(sorted(set(cases["patient_id"])))}
    return np.array([order[patient] % HELD_OUT == HELD_OUT - 1 for patient in cases["patient_id"]])


def _learn_findings(out: Path, model: nn.Module, cases: pd.DataFrame, held: np.ndarray, setting: Setting
                    ) -> tuple[FindingsStage, FilmSet]:
    """Train the image tower; returns its last stage, which has the films it saw, and those it did not see."""
    trunk, recipe, steps, seed = model.visual.trunk, recipe_of(out), setting.steps, setting.seed
    small = replace(recipe, size=min(COARSE, recipe.size))
    coarse = FindingsStage(out, trunk, load_films(cases[~held], small), small, Pace(steps.findings), seed).finish()
    films = load_films(cases, recipe)
    detail = FindingsStage(out, trunk, films.part(~held), recipe, Pace(steps.detail), seed, coarse).finish()
    return detail, films.part(held)


def _learn_language(out: Path, model: nn.Module, seeing: FindingsStage, unseen: FilmSet, setting: Setting) -> float:
    """Train the text tower and the projection; returns their mean average precision on films that nothing saw."""
    trunk, recipe, seen, seed = model.visual.trunk, seeing.recipe, seeing.films, setting.seed
    features, pace = features_of(trunk, seen, recipe, VARIANTS, seed), Pace(setting.steps.language)
    stage = LanguageStage(out, model, seeing.head, features, seen, tokenizer_of(out), pace, seed).finish()
    return round(_mean_precision(stage, features_of(trunk, unseen, recipe)[0], unseen), 4)


def _mean_precision(stage: LanguageStage, features: torch.Tensor, films: FilmSet) -> float:
    """Mean average precision of the clinical queries over films that the training has not seen."""
    scores = stage.scores([text for text, _ in protocol()], features)
    truth = [[_carries(facts, label) for facts in films.facts] for _, label in protocol()]
    return float(np.mean([average_precision(np.array(row)[np.argsort(-score)])
                          for row, score in zip(truth, scores, strict=True)]))


def _carries(facts: list[Fact], label: str) -> bool:
    return label in labels_of(facts) if label != NORMAL else not facts
