"""From a case table and an exported model to a bundle: the static files the page searches."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from medmir.bundle.contract import Hit
from medmir.search.ranking import top_k
from pipeline.arrays.embed import FULL_SIZE, THUMBNAIL, WEBP_QUALITY, Engine, embed_cases, names_of, on_this_machine
from pipeline.arrays.encoder import MODEL_FILES, Encoder
from pipeline.arrays.store import EmbeddingStore
from pipeline.arrays.training_record import TRAINING, check_untrained
from pipeline.bundle.catalogue import write_catalog
from pipeline.bundle.manifest import write_manifest
from pipeline.evaluation.measures import evaluate
from pipeline.files.atomic import replace_folder, unfinished
from pipeline.queries.clinical import instant_queries

STORE = ".embeddings.sqlite"  # hidden: what is hidden is no part of a bundle
NEIGHBOURS = 10
CANDIDATES = 32  # more than NEIGHBOURS, so that rounding in the block's product decides nothing
BLOCK = 256      # rows whose similarities to all are in memory at once
INSTANT_HITS = 10
NOTICE = "For research and teaching. Not a medical device; never use it for diagnosis."


@dataclass(frozen=True)
class CollectionCard:
    """What a bundle says of its collection. ``badge`` is shown beside the title, for collections that need one.

    ``made``, ``sampling`` (``text``, and shares by finding) and ``limits`` (sentences) are for the data card.
    """

    title: str
    description: str
    source: str
    licence: str
    badge: str | None = None
    made: str = ""
    sampling: dict | None = None
    limits: tuple[str, ...] = ()

    def to_dict(self, cases: pd.DataFrame) -> dict:
        """The manifest's ``corpus`` block."""
        told = {"name": self.title, "description": self.description, "source": self.source, "licence": self.licence,
                "made": self.made, "sampling": self.sampling, "limits": list(self.limits)}
        counts = {"n_cases": len(cases), "n_patients": int(cases["patient_id"].nunique()),
                  "label_counts": dict(sorted(cases["labels"].explode().value_counts().items()))}
        return {name: value for name, value in told.items() if value or name in ("source", "licence")} | counts


def build_bundle(cases: pd.DataFrame, model: Path, out: Path, card: CollectionCard, engine: Engine = on_this_machine
                 ) -> dict:
    """Write a whole bundle to ``out`` (replacing what stood there only once it is complete); return its metrics.

    What was embedded before an interruption stays beside ``out`` and is not embedded again. MedMIRError, and nothing
    written, where the model was trained on one of the patients.
    """
    metrics = write_bundle(cases, model, unfinished(out), card, engine)
    (unfinished(out) / STORE).unlink()
    replace_folder(unfinished(out), out)
    return metrics


def write_bundle(cases: pd.DataFrame, model: Path, folder: Path, card: CollectionCard, engine: Engine = on_this_machine
                 ) -> dict:
    """Write a whole bundle into ``folder``, going on with the pictures that are in it, and leave the store of their
    embeddings there; return the metrics. MedMIRError as :func:`build_bundle`."""
    check_untrained(cases["patient_id"], model)
    _write_collection(cases, Encoder(model), folder, card, engine)
    return evaluate(folder)


def _write_collection(cases: pd.DataFrame, encoder: Encoder, folder: Path, card: CollectionCard, engine: Engine
                      ) -> None:
    """All of a bundle but what is measured on it. A function of its own: nothing of it stays in memory meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    with _store(folder, encoder) as store:
        _clear(folder)
        kept = embed_cases(cases.sort_values("case_id"), store, folder, encoder.folder, engine)
        _write_cases(folder / "metadata.json", kept, store)
        embeddings = store.embeddings()
    _write_rest(kept, embeddings, encoder, folder, card)


@contextmanager
def _store(folder: Path, encoder: Encoder) -> Iterator[EmbeddingStore]:
    """The store of a bundle's folder; the folder goes again where nothing came into it."""
    with closing(EmbeddingStore(folder / STORE, _made_with(encoder))) as store:
        try:
            yield store
        finally:
            if not len(store):
                shutil.rmtree(folder)


def _made_with(encoder: Encoder) -> str:
    """What an embedding and its pictures depend on besides the picture."""
    tower = hashlib.sha256((encoder.folder / "vision.onnx").read_bytes()).hexdigest()
    return json.dumps([tower, encoder.recipe.to_dict(), FULL_SIZE, THUMBNAIL, WEBP_QUALITY])


def _clear(folder: Path) -> None:
    """Remove what an interrupted build left, but for the pictures and their embeddings."""
    for path in folder.iterdir():
        if path.is_dir() and path.name != "images":
            shutil.rmtree(path)
        elif path.is_file() and not path.name.startswith(STORE):
            path.unlink()


def _write_rest(cases: pd.DataFrame, embeddings: np.ndarray, encoder: Encoder, folder: Path, card: CollectionCard
                ) -> None:
    (folder / "model").mkdir()
    for name in (*MODEL_FILES, *([TRAINING] if (encoder.folder / TRAINING).exists() else [])):
        shutil.copy(encoder.folder / name, folder / "model" / name)
    embeddings.astype("<f4", copy=False).tofile(folder / "embeddings.bin")
    _write_json(folder / "fallback_results.json", _instant(cases, embeddings, encoder))
    _write_json(folder / "nearest_neighbors.json", _neighbours(cases, embeddings))
    _write_json(folder / "index_info.json", _info(embeddings, encoder))
    write_catalog(cases, folder / "catalog.sqlite")
    write_manifest(folder, _cards(cases, encoder, card), embeddings)


def _write_cases(path: Path, cases: pd.DataFrame, store: EmbeddingStore) -> None:
    """Write ``metadata.json``, a case at a time: the whole would be many times its size in memory."""
    table = cases.drop(columns=["findings", "impression"])
    pairs = zip(table.itertuples(index=False, name=None), store.rows(), strict=True)
    with path.open("w") as file:
        file.write('{"schema_version":1,"cases":[')
        for number, (values, row) in enumerate(pairs):
            case = dict(zip(table.columns, values, strict=True)) | {"width": row.width, "height": row.height}
            case["image"], case["thumbnail"] = names_of(row.case_id, row.width, row.height)
            file.write("," * (number > 0) + _json(case))
        file.write("]}\n")


def _instant(cases: pd.DataFrame, embeddings: np.ndarray, encoder: Encoder) -> dict:
    case_ids = cases["case_id"].tolist()
    labels = set(cases["labels"].explode().dropna())
    hits = {query: top_k(embeddings, encoder.embed_text(query), case_ids, INSTANT_HITS)
            for query in instant_queries(labels)}
    return {"schema_version": 1, "queries": {query: _pairs(found) for query, found in hits.items()}}


def _neighbours(cases: pd.DataFrame, embeddings: np.ndarray) -> dict:
    """Every case's nearest cases of other patients: candidates by block of rows, their order by the core's ranking."""
    case_ids, patients = cases["case_id"].to_numpy(), pd.factorize(cases["patient_id"])[0]
    found: dict[str, list] = {}
    for start in tqdm(range(0, len(case_ids), BLOCK), desc="neighbours", unit="block"):
        rows = slice(start, start + BLOCK)
        scores = embeddings[rows] @ embeddings.T
        scores[patients[rows, None] == patients[None]] = -np.inf
        near = np.argpartition(-scores, min(CANDIDATES, len(case_ids) - 1))[:, :CANDIDATES]
        for row, candidates in enumerate(near, start):
            others = candidates[patients[candidates] != patients[row]]
            hits = top_k(embeddings[others], embeddings[row], case_ids[others].tolist(), NEIGHBOURS)
            found[case_ids[row]] = _pairs(hits)
    return {"schema_version": 1, "neighbors": found}


def _pairs(hits: list[Hit]) -> list[list]:
    return [[hit.case_id, round(hit.score, 6)] for hit in hits]


def _info(embeddings: np.ndarray, encoder: Encoder) -> dict:
    # SOURCE_DATE_EPOCH (reproducible-builds.org): the same inputs then give the same bundle id
    epoch = float(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    created = datetime.fromtimestamp(epoch, UTC).isoformat(timespec="seconds")
    return {"n": len(embeddings), "d": embeddings.shape[1], "model": encoder.config["card"]["name"], "created": created}


def _cards(cases: pd.DataFrame, encoder: Encoder, card: CollectionCard) -> dict:
    model = {**encoder.config["card"], "embed_dim": encoder.config["embed_dim"],
             "context_length": encoder.config["context_length"]}
    return {"title": card.title, "badge": card.badge, "notice": NOTICE, "corpus": card.to_dict(cases), "model": model,
            "preprocessing": encoder.recipe.to_dict()}


def _write_json(path: Path, value: dict) -> None:
    path.write_text(_json(value) + "\n")


def _json(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
