"""From a case table and an exported model to a bundle: the static files the page searches."""

import json
import os
import shutil
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image
from tqdm import tqdm

from medmir.preprocessing import eight_bit
from medmir.ranking import Hit, top_k
from pipeline.atomic import new_folder
from pipeline.catalog import write_catalog
from pipeline.corpora.pictures import read_picture
from pipeline.encoders import MODEL_FILES, Encoder
from pipeline.evaluation import evaluate
from pipeline.leakage import TRAINING, check_untrained
from pipeline.manifest import write_manifest
from pipeline.queries import instant_queries

THUMBNAIL = 256      # pixels, longest side
FULL_SIZE = 1024     # pixels, longest side
WEBP_QUALITY = 85
NEIGHBOURS = 10
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


def build_bundle(cases: pd.DataFrame, model: Path, out: Path, card: CollectionCard) -> dict:
    """Write a whole bundle to ``out`` (replacing what stood there only once it is complete); return its metrics.

    MedMIRError, and nothing written, where the model was trained on one of the patients.
    """
    encoder = Encoder(model)
    check_untrained(cases["patient_id"], model)
    cases = cases.sort_values("case_id", ignore_index=True)
    with new_folder(out) as folder:
        (folder / "model").mkdir()
        for name in (*MODEL_FILES, *([TRAINING] if (model / TRAINING).exists() else [])):
            shutil.copy(model / name, folder / "model" / name)
        rows, embeddings = _write_images(cases, folder, encoder)
        (folder / "embeddings.bin").write_bytes(embeddings.astype("<f4").tobytes())
        _write_json(folder / "metadata.json", {"schema_version": 1, "cases": rows})
        _write_json(folder / "fallback_results.json", _instant(cases, embeddings, encoder))
        _write_json(folder / "nearest_neighbors.json", _neighbours(cases, embeddings))
        _write_json(folder / "index_info.json", _info(embeddings, encoder))
        write_catalog(cases, folder / "catalog.sqlite")
        write_manifest(folder, _cards(cases, encoder, card), embeddings)
        return evaluate(folder)


def _write_images(cases: pd.DataFrame, folder: Path, encoder: Encoder) -> tuple[list[dict], np.ndarray]:
    """Write and embed every picture, each decoded once; return ``metadata.json``'s rows and float32 ``[n, d]``."""
    (folder / "images").mkdir()
    rows, embeddings = [], []
    for case in tqdm(cases.drop(columns=["findings", "impression"]).to_dict("records"), desc="images", unit="image"):
        picture = eight_bit(read_picture(case["image"]))
        rows.append(_write_image(case, picture, folder))
        embeddings.append(encoder.embed_image(picture))
    return rows, np.stack(embeddings).astype(np.float32)


def _write_image(case: dict, picture: Image.Image, folder: Path) -> dict:
    """Write a case's picture at full size and as a thumbnail; return its row of ``metadata.json``."""
    name = f"images/{case['case_id']}"
    for path, longest in ((f"{name}.webp", FULL_SIZE), (f"{name}-{THUMBNAIL}.webp", THUMBNAIL)):
        small = picture.copy()
        small.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        small.save(folder / path, quality=WEBP_QUALITY, method=6)
        case |= {"width": small.width, "height": small.height} if longest == FULL_SIZE else {}
    return case | {"image": f"{name}.webp", "thumbnail": f"{name}-{THUMBNAIL}.webp"}


def _instant(cases: pd.DataFrame, embeddings: np.ndarray, encoder: Encoder) -> dict:
    case_ids = cases["case_id"].tolist()
    labels = set(cases["labels"].explode().dropna())
    hits = {query: top_k(embeddings, encoder.embed_text(query), case_ids, INSTANT_HITS)
            for query in instant_queries(labels)}
    return {"schema_version": 1, "queries": {query: _pairs(found) for query, found in hits.items()}}


def _neighbours(cases: pd.DataFrame, embeddings: np.ndarray) -> dict:
    case_ids, patients = cases["case_id"].tolist(), cases["patient_id"].to_numpy()
    hits = {case_id: top_k(embeddings, embeddings[row], case_ids, NEIGHBOURS, keep=patients != patients[row])
            for row, case_id in enumerate(case_ids)}
    return {"schema_version": 1, "neighbors": {case_id: _pairs(found) for case_id, found in hits.items()}}


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
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
