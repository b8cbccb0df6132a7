"""Renders a corpus: patients to films, facts, masks and reports, in parallel and resumably."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas
import torch
from PIL import Image
from tqdm import tqdm

from medmir.bundle.contract import Case, Fact, labels_of
from medmir.errors import MedMIRError
from medmir.vocabulary.findings import NORMAL
from medmir.vocabulary.views import XRAY
from pipeline.cases.table import case_table
from pipeline.files.atomic import new_file, write_bytes
from pipeline.sources.rendered.anatomy import Anatomy, load_anatomy
from pipeline.sources.rendered.chest import Chest
from pipeline.sources.rendered.devices import device_path, draw_devices
from pipeline.sources.rendered.findings import insert
from pipeline.sources.rendered.patient import Patient, displacement, draw_patient
from pipeline.sources.rendered.projection import Pose, bent_rays, draw_pose, lesion_paths, water_path
from pipeline.sources.rendered.report import write_report
from pipeline.sources.rendered.sampling import draw_lesions, draw_views, patient_id, stream
from pipeline.sources.rendered.source import LICENCE
from pipeline.sources.rendered.tone import draw_exposure, film, label_film
from pipeline.sources.rendered.visibility import OUTLINES, VISIBLE, visibility

WEBP_QUALITY = 82
MASK_SIZE = 128            # pixels of the lesion masks
BOX_SHARE, BOX_PATH = .25, 3.     # a box holds pixels with this share of the lesion's depth, and so many mm


class Setting(NamedTuple):
    """What a worker renders: into which folder, of which split, how large, from which seed and cached anatomy."""

    out: Path
    split: str
    size: int
    seed: int
    cache: Path | None


Engine = Callable[[Setting, list[int]], Iterator[None]]  # renders the patients of these numbers, in any order


def render_corpus(out: Path, split: str, patients: int, size: int, workers: int, seed: int = 2026,
                  cache: Path | None = None, first: int = 0, wheel: Path | None = None, engine: Engine | None = None
                  ) -> None:
    """Renders patients ``first`` to ``first + patients - 1`` of a split ("train" or "gallery").

    Writes ``images/<case_id>.webp`` (``size`` pixels square), ``masks/<case_id>.npz`` (per label,
    uint8 [128, 128]: mm of lesion along the ray) and ``cases/<patient_id>.json``. Patients whose
    JSON exists are skipped. The same seed gives the same bytes on one machine for any number of
    workers: processes, unless another ``engine`` is given. Raises MedMIRError when the CT cannot be
    had or the split is unknown.
    """
    out = Path(out)
    numbers = [n for n in range(first, first + patients)
               if not (out / "cases" / f"{patient_id(split, n)}.json").exists()]
    if not numbers:
        return
    load_anatomy(cache, wheel)
    for folder in ("images", "masks", "cases"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    rendered = (engine or in_processes(workers))(Setting(out, split, size, seed, cache), numbers)
    for _ in tqdm(rendered, total=len(numbers), desc=f"render {split}", unit="patient"):
        pass


def in_processes(workers: int) -> Engine:
    """The engine for one machine."""
    def engine(setting: Setting, numbers: list[int]) -> Iterator[None]:
        with get_context("spawn").Pool(min(workers, len(numbers)), _start_worker, (setting,)) as pool:
            yield from pool.imap_unordered(_render_number, numbers)
    return engine


def read_corpus(out: Path, table: Path | None = None) -> pandas.DataFrame:
    """The case table of a rendered corpus, ordered by case id.

    Raises MedMIRError when the folder holds no finished patient, or where a ``table`` is given: what is on the films
    is known from their making.
    """
    if table:
        raise MedMIRError(f"rendered films take no --cases: {table.name} cannot know more of them than their maker.")
    rows = [row for path in sorted((Path(out) / "cases").glob("*.json"))
            for row in json.loads(path.read_text(encoding="utf-8"))]
    if not rows:
        raise MedMIRError(f"{out}: no rendered patients; render the corpus first.")
    rows.sort(key=lambda row: row["case_id"])
    return case_table(rows, lambda row: [Case.from_dict(row | {"image": str(Path(out) / row["image"])})], Path(out))


class PatientRenderer:
    """Renders patients by their number, with the anatomy in memory."""

    def __init__(self, setting: Setting):
        torch.set_num_threads(1)
        self._setting, self._anatomy = setting, load_anatomy(setting.cache)

    def __call__(self, number: int) -> None:
        """Render one patient."""
        out, split, size, seed, _ = self._setting
        render_patient(self._anatomy, out, split, number, size, seed)


_worker: list[PatientRenderer] = []  # of this process


def _start_worker(setting: Setting) -> None:
    _worker.append(PatientRenderer(setting))


def _render_number(number: int) -> None:
    _worker[0](number)


def render_patient(anatomy: Anatomy, out: Path, split: str, number: int, size: int, seed: int) -> None:
    """Renders one patient's study; the JSON is written last, so that its presence means done."""
    def rng(purpose: str) -> np.random.Generator:
        return stream(seed, split, number, purpose)

    patient = draw_patient(rng("habitus"), anatomy)
    chest = Chest(anatomy, patient.vessels)
    disease = rng("disease")
    lesions = draw_lesions(disease)
    insert(chest, lesions, [int(s) for s in disease.integers(1 << 31, size=len(lesions))])
    films, words = rng("film"), rng("report")
    study = f"{patient_id(split, number)}-0"
    rows = [_case(chest, patient, out, f"{study}-{view}", split, size, films, words)
            for view in draw_views(rng("views"))]
    text = json.dumps(rows, indent=1)
    write_bytes(out / "cases" / f"{patient_id(split, number)}.json", text.encode())


def _case(chest: Chest, patient: Patient, out: Path, case: str, split: str, size: int, films: np.random.Generator,
          words: np.random.Generator) -> dict:
    """Renders one film with its masks and returns its case with its report, and the facts that it does not show."""
    identity, _, view = case.split("-")
    pose, devices = draw_pose(films, view, patient), draw_devices(films, view)
    rays = bent_rays(chest.anatomy, pose, displacement(chest.anatomy, patient, chest, pose.inspiration))
    path = water_path(chest, patient, pose, rays, size) + device_path(films, size, devices)
    grey = film(path, patient.fat, view, draw_exposure(films, view), films)
    image = label_film(grey, view, films)
    with new_file(out / "images" / f"{case}.webp") as file:
        image.save(file, "WEBP", quality=WEBP_QUALITY, method=4)
    facts, hidden = _seen(chest, pose, rays, path, out / "masks" / f"{case}.npz")
    report = write_report(facts, view, devices, words)
    shown = Case(case, f"images/{case}.webp", f"{identity}-0", identity, view, XRAY, licence=LICENCE, split=split,
                 labels=tuple(sorted(labels_of(facts))) or (NORMAL,), facts=tuple(facts), devices=tuple(devices),
                 sex=patient.sex, age=patient.age, width=size, height=size)
    return shown.to_dict() | report._asdict() | {"hidden": [fact.to_dict() for fact in hidden]}


def _seen(chest: Chest, pose: Pose, rays: torch.Tensor, film: np.ndarray,
          target: Path) -> tuple[list[Fact], list[Fact]]:
    """The facts that this film shows, with box and visibility, and the hidden ones; saves a mask per label shown."""
    small = np.asarray(Image.fromarray(film).resize((MASK_SIZE, MASK_SIZE), Image.Resampling.BOX))
    masks: dict[str, np.ndarray] = {}
    facts: list[Fact] = []
    hidden: list[Fact] = []
    if chest.facts:
        for fact, mask, shadow in zip(chest.facts, *lesion_paths(chest, pose, rays, MASK_SIZE), strict=True):
            fact = replace(fact, box=_box(mask), visibility=round(visibility(shadow, small), 2))
            if fact.box is None or (fact.visibility < VISIBLE and fact.label not in OUTLINES):
                hidden.append(fact)
                continue
            facts.append(fact)
            depth = np.clip(np.round(mask), 0, 255).astype(np.uint8)
            masks[fact.label] = np.maximum(masks.get(fact.label, 0), depth)
    with new_file(target) as file:
        np.savez_compressed(file, **masks)
    return facts, hidden


def _box(path: np.ndarray) -> tuple[float, float, float, float] | None:
    inside = np.argwhere(path > max(BOX_PATH, BOX_SHARE * path.max()))
    if not len(inside):
        return None
    (top, left), (bottom, right) = inside.min(0), inside.max(0) + 1
    return tuple(round(float(edge) / len(path), 4) for edge in (left, top, right, bottom))
