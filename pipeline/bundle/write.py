"""From a case table and an exported model to a bundle: the static files the page searches."""

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from medmir.bundle.contract import (
    CATALOG,
    EMBEDDINGS,
    IMAGES,
    INDEX_INFO,
    INSTANT,
    INSTANT_EMBEDDINGS,
    METADATA,
    MODEL,
    MODEL_FILES,
    NEIGHBOURS,
    ORIGINALS,
    THUMBNAIL,
    TOWERS,
    TRAINING,
    Case,
    model_file,
    original_name,
    picture_names,
)
from medmir.bundle.parts import cases_text, compact, hits_part
from pipeline.arrays.embed import FULL_SIZE, WEBP_QUALITY, Engine, embed_cases, on_this_machine
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.store import EmbeddingStore, Row
from pipeline.arrays.training_record import check_untrained
from pipeline.bundle.catalogue import write_catalog
from pipeline.bundle.collection_map import write_map
from pipeline.bundle.evaluate import evaluate
from pipeline.bundle.instant_answers import instant_answers, instant_embeddings
from pipeline.bundle.manifest import write_manifest
from pipeline.bundle.neighbours import nearest_neighbours
from pipeline.cases.table import cases_of
from pipeline.evaluation.projection import FEWEST
from pipeline.files.atomic import replace_folder, unfinished
from pipeline.files.hashing import file_sha256
from pipeline.queries.clinical import instant_queries
from pipeline.sources.card import CollectionCard

STORE = ".embeddings.sqlite"  # hidden: what is hidden is no part of a bundle
NOTICE = "For research and teaching. Not a medical device; never use it for diagnosis."


def build_bundle(cases: pd.DataFrame, model: Path, out: Path, card: CollectionCard, engine: Engine = on_this_machine,
                 originals: bool = False, mapped: bool = False) -> dict:
    """Write a whole bundle to ``out`` (replacing what stood there only once it is complete); return its metrics.

    ``originals``: whether pictures are kept at the size of their source too. What was embedded before an interruption
    stays beside ``out`` and is not embedded again. MedMIRError, and nothing written, where the model was trained on one
    of the patients.
    """
    metrics = write_bundle(cases, model, unfinished(out), card, engine, originals, mapped)
    (unfinished(out) / STORE).unlink()
    replace_folder(unfinished(out), out)
    return metrics


def write_bundle(cases: pd.DataFrame, model: Path, folder: Path, card: CollectionCard, engine: Engine = on_this_machine,
                 originals: bool = False, mapped: bool = False) -> dict:
    """Write a whole bundle into ``folder``, going on with the pictures that are in it, and leave the store of their
    embeddings there; return the metrics. ``mapped``: with a map, where there are films enough for one. MedMIRError as
    :func:`build_bundle`."""
    check_untrained(cases["patient_id"], model)
    _write_collection(cases, OnnxEncoder(model), folder, card, engine, originals)
    metrics = evaluate(folder)
    if mapped and metrics["n_cases"] >= FEWEST:
        write_map(folder)
    return metrics


def _write_collection(cases: pd.DataFrame, encoder: OnnxEncoder, folder: Path, card: CollectionCard, engine: Engine,
                      originals: bool) -> None:
    """All of a bundle but what is measured on it. A function of its own: nothing of it stays in memory meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    with _store(folder, _made_with(encoder, originals)) as store:
        _clear(folder)
        kept = embed_cases(cases.sort_values("case_id"), store, folder, encoder.folder, engine, originals)
        _write_cases(folder / METADATA, kept, store)
        embeddings = store.embeddings()
    _write_rest(kept, embeddings, encoder, folder, card)


@contextmanager
def _store(folder: Path, made_with: str) -> Iterator[EmbeddingStore]:
    """The store of a bundle's folder; the folder goes again where nothing came into it."""
    empty = False
    try:
        with closing(EmbeddingStore(folder / STORE, made_with)) as store:
            try:
                yield store
            finally:
                empty = not len(store)
    finally:
        if empty:
            shutil.rmtree(folder)  # after the store is closed: Windows deletes no open file


def _made_with(encoder: OnnxEncoder, originals: bool) -> str:
    """What an embedding and its pictures depend on besides the picture."""
    tower = file_sha256(encoder.folder / TOWERS["vision"])
    return json.dumps([tower, encoder.recipe.to_dict(), FULL_SIZE, THUMBNAIL, WEBP_QUALITY, originals])


def _clear(folder: Path) -> None:
    """Remove what an interrupted build left, but for the pictures and their embeddings."""
    for path in folder.iterdir():
        if path.is_dir() and path.name not in (IMAGES, ORIGINALS):
            shutil.rmtree(path)
        elif path.is_file() and not path.name.startswith(STORE):
            path.unlink()


def _write_rest(cases: pd.DataFrame, embeddings: np.ndarray, encoder: OnnxEncoder, folder: Path, card: CollectionCard
                ) -> None:
    _copy_model(encoder.folder, folder)
    embeddings.astype("<f4", copy=False).tofile(folder / EMBEDDINGS)
    case_ids, queries = cases["case_id"].tolist(), instant_queries(cases["labels"].explode().dropna())
    asked = instant_embeddings(queries, encoder)
    asked.tofile(folder / INSTANT_EMBEDDINGS)
    _write_json(folder / INSTANT, hits_part(INSTANT, instant_answers(queries, asked, case_ids, embeddings)))
    near = nearest_neighbours(case_ids, cases["patient_id"].tolist(), embeddings)
    _write_json(folder / NEIGHBOURS, hits_part(NEIGHBOURS, near))
    _write_json(folder / INDEX_INFO, _info(embeddings, encoder))
    write_catalog(cases, folder / CATALOG)
    write_manifest(folder, _cards(cases, encoder, card), {EMBEDDINGS: embeddings, INSTANT_EMBEDDINGS: asked})


def _copy_model(model: Path, folder: Path) -> None:
    (folder / MODEL).mkdir()
    for name in (*MODEL_FILES, TRAINING):
        if (model / name).exists():
            shutil.copy(model / name, folder / model_file(name))


def _write_cases(path: Path, cases: pd.DataFrame, store: EmbeddingStore) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        pairs = zip(cases_of(cases), store.rows(), strict=True)
        file.writelines(cases_text(_stored(*pair) for pair in pairs))


def _stored(case: Case, row: Row) -> Case:
    """A case of the table as the bundle holds it, with its pictures' names and sizes there."""
    image, thumbnail = picture_names(row.case_id, row.width, row.height)
    return replace(case, image=image, thumbnail=thumbnail, width=row.width, height=row.height,
                   original=original_name(row.case_id) if row.full_width else "",
                   original_width=row.full_width, original_height=row.full_height)


def _info(embeddings: np.ndarray, encoder: OnnxEncoder) -> dict:
    # SOURCE_DATE_EPOCH (reproducible-builds.org): the same inputs then give the same bundle id
    epoch = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    created = datetime.fromtimestamp(epoch, UTC).isoformat(timespec="seconds")
    return {"n": len(embeddings), "d": embeddings.shape[1], "model": encoder.config["card"]["name"], "created": created}


def _cards(cases: pd.DataFrame, encoder: OnnxEncoder, card: CollectionCard) -> dict:
    model = {**encoder.config["card"], "embed_dim": encoder.config["embed_dim"],
             "context_length": encoder.config["context_length"]}
    return {"title": card.title, "badge": card.badge, "notice": NOTICE, "corpus": card.to_dict(cases), "model": model,
            "preprocessing": encoder.recipe.to_dict()}


def _write_json(path: Path, value: dict) -> None:
    path.write_text(compact(value) + "\n", encoding="utf-8", newline="\n")
