"""Measuring a bundle on disk: its metrics, hard cases, calibration and both cards are written into it."""

import json
from dataclasses import replace
from pathlib import Path

from medmir.bundle.contract import CALIBRATION, CURVES, DATA_CARD, HARD_CASES, METRICS, MODEL, MODEL_CARD, Case
from medmir.bundle.parts import compact, curves_part, hard_part
from medmir.bundle.reader import Bundle, at_once, open_folder
from medmir.measure.curves import precision_curve, recall_curve
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.native_towers import NativeTowers
from pipeline.arrays.training_record import check_untrained, read_training
from pipeline.bundle.manifest import refresh_manifest
from pipeline.cards.data_card import data_card
from pipeline.cards.model_card import model_card
from pipeline.evaluation.asked import measure_asked
from pipeline.evaluation.calibration import calibrate
from pipeline.evaluation.confusions import matrices
from pipeline.evaluation.hard_cases import hard_cases
from pipeline.evaluation.hardest import hardest
from pipeline.evaluation.measures import ask, measured
from pipeline.evaluation.protocols import Gallery, Protocols
from pipeline.evaluation.refined import measure_cut, measure_subtraction
from pipeline.files.atomic import write_bytes


def evaluate(folder: Path) -> dict:
    """Measure a bundle on disk, write what was found and both cards into it, and return the metrics.

    MedMIRError, and nothing written, where the model was trained on one of the bundle's patients.
    """
    bundle = open_folder(folder)
    check_untrained((case.patient_id for case in bundle.cases), folder / MODEL)
    encoder, cases = OnnxEncoder(folder / MODEL), cases_with_reports(bundle)
    gallery = Gallery(bundle)
    asked = ask(bundle, gallery, encoder)
    metrics = measured(gallery, asked) | measure_search(bundle, encoder)
    texts = {
        METRICS: f"{one_figure_a_line(metrics)}\n",
        **closer_look(gallery, encoder, asked),
        DATA_CARD: data_card(bundle.manifest, cases),
        MODEL_CARD: model_card(bundle.manifest, read_training(folder / MODEL), metrics),
        CALIBRATION: f"{compact(calibrate(bundle, cases, encoder).to_part())}\n",
    }
    for name, text in texts.items():
        write_bytes(folder / name, text.encode())
    refresh_manifest(folder, texts)
    return metrics


def closer_look(gallery: Gallery, encoder: OnnxEncoder, asked: Protocols) -> dict[str, str]:
    """``curves.json`` and ``hard_cases.json`` as texts, by name."""
    rankings = {name: [each.relevance for each in answers] for name, answers in asked.items()}
    curves = curves_part(*({name: curve(each) for name, each in rankings.items()}
                           for curve in (recall_curve, precision_curve)), matrices(gallery, asked))
    hard = hard_part(hard_cases(gallery, encoder, asked), hardest(gallery, asked))
    return {CURVES: f"{compact(curves)}\n", HARD_CASES: f"{one_figure_a_line(hard)}\n"}


def measure_search(bundle: Bundle, encoder: OnnxEncoder) -> dict[str, dict]:
    """For ``metrics.json``: how well each way of the search answers, what "-Y" does, where relevance ends."""
    towers = NativeTowers(encoder.folder)
    return {"asked": measure_asked(bundle, towers), "subtraction": measure_subtraction(bundle, towers),
            "relevance_cut": measure_cut(bundle, encoder)}


def cases_with_reports(bundle: Bundle) -> list[Case]:
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
