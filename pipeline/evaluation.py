"""How well a bundle retrieves: text to image on the clinical protocol, image to image across patients.

Every figure carries its chance level, a 95 % bootstrap interval over queries and the number of queries.
"""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from medmir.bundle import Bundle, Case, open_folder
from medmir.findings import NORMAL
from medmir.metrics import summarize
from medmir.ranking import similarities
from pipeline.atomic import write_bytes
from pipeline.corpora.rendered.lexicon import Phrase
from pipeline.encoders import Encoder
from pipeline.harder_queries import harder_queries
from pipeline.manifest import refresh_manifest
from pipeline.queries import phrasings_of, related


class Query(NamedTuple):
    """One evaluated query: ``order`` are the row numbers of all cases, best first."""

    text: str
    label: str
    order: np.ndarray


def ranked_rows(bundle: Bundle, query: np.ndarray) -> np.ndarray:
    """Row numbers of the whole collection, best first, ties by case id (as :func:`medmir.ranking.top_k`)."""
    return np.lexsort((bundle.case_ids, -similarities(bundle.embeddings, query)))


def run_queries(bundle: Bundle, encoder: Encoder) -> list[Query]:
    """Ask every phrasing of every label of the collection."""
    labels = [label for case in bundle.cases for label in case.labels]
    return [
        Query(text, label, ranked_rows(bundle, encoder.embed_text(text)))
        for label, texts in phrasings_of(labels).items()
        for text in texts
    ]


def relevance(bundle: Bundle, query: Query, accepted: set[str]) -> np.ndarray:
    """Bool ``[n]``, best-ranked case first: whether the case carries one of the accepted labels."""
    carries = np.array([bool(accepted.intersection(case.labels)) for case in bundle.cases])
    return carries[query.order]


def image_rankings(bundle: Bundle) -> list[np.ndarray]:
    """For every case with a finding: which other patients' cases share one, most similar first."""
    rankings = []
    for row, case in enumerate(bundle.cases):
        if not set(case.labels) - {NORMAL}:
            continue
        order = ranked_rows(bundle, bundle.embeddings[row])
        others = [bundle.cases[other] for other in order if bundle.cases[other].patient_id != case.patient_id]
        rankings.append(np.array([_shares_finding(case, other) for other in others]))
    return rankings


def _shares_finding(one: Case, other: Case) -> bool:
    return bool((set(one.labels) & set(other.labels)) - {NORMAL})


def hard_cases(bundle: Bundle, queries: list[Query]) -> list[dict]:
    """The queries whose first hit is wrong: what came instead, and whether a clinician might forgive it."""
    found = []
    for query in queries:
        first = bundle.cases[query.order[0]]
        if query.label not in first.labels:
            forgiven = bool(related(query.label).intersection(first.labels))
            found.append({"query": query.text, "expected": query.label, "case_id": first.case_id,
                          "labels": list(first.labels), "semantic_match": forgiven})
    return found


def _harder(bundle: Bundle, encoder: Encoder) -> dict[str, list[np.ndarray]]:
    """Rankings of the harder protocols; none where the collection's facts are not known."""
    facts = [case.facts for case in bundle.cases]
    if not any(facts):
        return {}
    return {name: [_answered(bundle, encoder, phrase) for phrase in phrases]
            for name, phrases in harder_queries(facts).items()}


def _answered(bundle: Bundle, encoder: Encoder, phrase: Phrase) -> np.ndarray:
    order = ranked_rows(bundle, encoder.embed_text(phrase.text))
    return np.array([phrase.true_of(bundle.cases[row].facts) for row in order])


def measure(bundle: Bundle, encoder: Encoder) -> tuple[dict, list[dict]]:
    """Return ``metrics.json`` and ``hard_cases.json`` as objects; empty protocols where nothing is labelled."""
    queries = run_queries(bundle, encoder)
    metrics: dict = {"schema_version": 1, "n_cases": len(bundle.cases), "protocols": {}, "per_label": {}}
    if not queries:
        return metrics, []
    strict = [relevance(bundle, query, {query.label}) for query in queries]
    metrics["protocols"]["text_to_image_strict"] = summarize(strict)
    metrics["protocols"]["text_to_image_semantic"] = summarize(
        [relevance(bundle, query, related(query.label)) for query in queries]
    )
    harder = _harder(bundle, encoder)
    metrics["protocols"] |= {name: summarize(rankings) for name, rankings in harder.items() if rankings}
    images = image_rankings(bundle)
    if images:
        metrics["protocols"]["image_to_image"] = summarize(images)
    for label in sorted({query.label for query in queries}):
        own = [ranking for query, ranking in zip(queries, strict, strict=True) if query.label == label]
        metrics["per_label"][label] = {"relevant": int(own[0].sum()), **summarize(own)}
    return metrics, hard_cases(bundle, queries)


def evaluate(folder: Path) -> dict:
    """Measure a bundle on disk, write ``metrics.json`` and ``hard_cases.json`` into it and return the metrics."""
    metrics, hard = measure(open_folder(folder), Encoder(folder / "model"))
    write_bytes(folder / "metrics.json", _json(metrics))
    write_bytes(folder / "hard_cases.json", _json({"schema_version": 1, "cases": hard}))
    refresh_manifest(folder)
    return metrics


def _json(value: dict) -> bytes:
    return (json.dumps(value, indent=1) + "\n").encode()


def table(metrics: dict) -> str:
    """The metrics as a plain-text table for the terminal."""
    lines = [f"{metrics['n_cases']} cases"]
    for protocol, rows in metrics["protocols"].items():
        lines += ["", f"{protocol} ({next(iter(rows.values()))['n']} queries)",
                  f"  {'':<14}{'value':>8}{'95 % interval':>18}{'chance':>9}"]
        for name, row in rows.items():
            interval = f"{row['low']:.3f} to {row['high']:.3f}"
            lines.append(f"  {name:<14}{row['value']:>8.3f}{interval:>18}{row['chance']:>9.3f}")
    return "\n".join(lines)
