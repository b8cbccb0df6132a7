"""How well a bundle retrieves; every figure with its chance level, 95 % interval over queries and number of queries."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle, at_once, open_folder
from medmir.measure.metrics import average_precision, precision_at_k, summarize
from pipeline.arrays.encoder import Encoder
from pipeline.arrays.training_record import check_untrained, read_training
from pipeline.bundle.manifest import refresh_manifest
from pipeline.cards.data_card import data_card
from pipeline.cards.model_card import model_card
from pipeline.evaluation.protocols import (
    Answered,
    Gallery,
    Protocols,
    fact_protocols,
    film_protocols,
    label_protocols,
    report_protocols,
)
from pipeline.files.atomic import write_bytes
from pipeline.queries.clinical import related

WORST = 5  # queries named per protocol
METRICS, HARD_CASES, DATA_CARD, MODEL_CARD = "metrics.json", "hard_cases.json", "data_card.md", "model_card.md"


def measure(bundle: Bundle, encoder: Encoder) -> tuple[dict, list[dict]]:
    """Return ``metrics.json`` and the cases of ``hard_cases.json``; a protocol nothing can answer is left out.

    ``protocols`` holds each protocol's figures over all queries, ``groups`` the same per label, side or grade,
    ``worst`` the queries with the lowest average precision.
    """
    gallery = Gallery(bundle)
    asked = label_protocols(gallery, encoder) | fact_protocols(gallery, encoder) | film_protocols(gallery)
    asked |= report_protocols(bundle, gallery, encoder)
    asked = {name: answers for name, answers in asked.items() if answers}
    metrics = {
        "schema_version": 2, "n_cases": len(bundle.cases),
        "protocols": {name: _figures(name, answers) for name, answers in asked.items()},
        "groups": {name: _grouped(name, answers) for name, answers in asked.items()},
        "worst": {name: _worst(answers) for name, answers in asked.items()},
    }
    return metrics, hard_cases(gallery, encoder, asked)


def _figures(protocol: str, answers: list[Answered]) -> dict[str, dict]:
    figures = summarize([answered.relevance for answered in answers])
    if protocol == "negation":  # a film that does not answer "no X" shows X
        figures["wrong@10"] = summarize([~answered.relevance for answered in answers])["precision@10"]
    return figures


def _grouped(protocol: str, answers: list[Answered]) -> dict[str, dict]:
    groups = sorted({group for answered in answers for group in answered.groups})
    return {group: _figures(protocol, [each for each in answers if group in each.groups]) for group in groups}


def _worst(answers: list[Answered]) -> list[dict]:
    rows = [{"query": each.query, "mAP": round(average_precision(each.relevance), 4),
             "precision@10": precision_at_k(each.relevance, 10), "relevant": int(np.sum(each.relevance))}
            for each in answers]
    return sorted(rows, key=lambda row: (row["mAP"], row["query"]))[:WORST]


def hard_cases(gallery: Gallery, encoder: Encoder, asked: Protocols) -> list[dict]:
    """The adjusted queries whose first hit is wrong: what came instead, and whether a clinician might forgive it."""
    found = []
    for text, (label,), relevance in asked.get("text_to_image_adjusted", []):
        if not relevance[0]:
            first = gallery.cases[gallery.order(encoder.embed_text(text))[0]]
            found.append({"query": text, "expected": label, "case_id": first.case_id, "labels": list(first.labels),
                          "semantic_match": not related(label).isdisjoint(first.labels)})
    return found


def evaluate(folder: Path) -> dict:
    """Measure a bundle on disk, write its metrics, hard cases and both cards into it and return the metrics.

    MedMIRError, and nothing written, where the model was trained on one of the bundle's patients.
    """
    bundle = open_folder(folder)
    check_untrained((case.patient_id for case in bundle.cases), folder / "model")
    metrics, hard = measure(bundle, Encoder(folder / "model"))
    texts = {
        METRICS: f"{one_figure_a_line(metrics)}\n",
        HARD_CASES: f"{json.dumps({'schema_version': 1, 'cases': hard}, indent=1)}\n",
        DATA_CARD: data_card(bundle.manifest, case_rows(bundle)),
        MODEL_CARD: model_card(bundle.manifest, read_training(folder / "model"), metrics),
    }
    for name, text in texts.items():
        write_bytes(folder / name, text.encode())
    refresh_manifest(folder, texts)
    return metrics


def case_rows(bundle: Bundle) -> list[Case]:
    """The cases of a bundle, each with its report."""
    catalog = at_once(bundle.catalog())
    return [replace(case, **catalog.report(case.case_id)._asdict()) for case in bundle.cases]


def one_figure_a_line(value: object, margin: str = "") -> str:
    """JSON in which an object or list of plain values takes one line."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    if not any(isinstance(part, dict | list) for part in parts):
        return json.dumps(value)
    inner = f"{margin} "
    names = [f"{json.dumps(name)}: " for name in value] if isinstance(value, dict) else [""] * len(parts)
    lines = [inner + name + one_figure_a_line(part, inner) for name, part in zip(names, parts, strict=True)]
    left, right = "{}" if isinstance(value, dict) else "[]"
    return f"{left}\n" + ",\n".join(lines) + f"\n{margin}{right}"
