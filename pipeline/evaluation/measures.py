"""How well a bundle retrieves; every figure with its chance level, 95 % interval over queries and number of queries."""

import numpy as np

from medmir.bundle.parts import metrics_part
from medmir.bundle.reader import Bundle
from medmir.measure.metrics import average_precision, estimate, precision_at_k, summarize
from pipeline.arrays.encoder import Encoder
from pipeline.evaluation.hard_cases import hard_cases
from pipeline.evaluation.protocols import (
    Answered,
    Gallery,
    Protocols,
    fact_protocols,
    film_protocols,
    label_protocols,
    report_protocols,
)

WORST = 5  # queries named per protocol


def measure(bundle: Bundle, encoder: Encoder) -> tuple[dict, list[dict]]:
    """Return ``metrics.json`` and the cases of ``hard_cases.json``; a protocol nothing can answer is left out.

    See :func:`medmir.bundle.parts.metrics_part` and :func:`pipeline.evaluation.hard_cases.hard_cases` for their shapes.
    """
    gallery = Gallery(bundle)
    asked = ask(bundle, gallery, encoder)
    return measured(gallery, asked), hard_cases(gallery, encoder, asked)


def ask(bundle: Bundle, gallery: Gallery, encoder: Encoder) -> Protocols:
    """Every question of every protocol with its answer; ``gallery`` is the bundle's."""
    asked = label_protocols(gallery, encoder) | fact_protocols(gallery, encoder) | film_protocols(gallery)
    asked |= report_protocols(bundle, gallery, encoder)
    return {name: answers for name, answers in asked.items() if answers}


def measured(gallery: Gallery, asked: Protocols) -> dict:
    """``metrics.json``: see :func:`medmir.bundle.parts.metrics_part`."""
    return metrics_part(
        len(gallery.cases),
        protocols={name: _figures(name, answers) for name, answers in asked.items()},
        groups={name: _grouped(name, answers) for name, answers in asked.items()},
        worst={name: _worst(answers) for name, answers in asked.items()},
    )


def _figures(protocol: str, answers: list[Answered]) -> dict[str, dict]:
    return figures(protocol, [answered.relevance for answered in answers])


def figures(protocol: str, rankings: list[np.ndarray]) -> dict[str, dict]:
    """What ``metrics.json`` says of a protocol's rankings, each bool ``[n]``, best first."""
    told = summarize(rankings)
    if protocol == "negation":  # a film that does not answer "no X" shows X
        told["wrong@10"] = summarize([~each for each in rankings])["precision@10"]
    return told


def compared(before: np.ndarray, after: np.ndarray, chance: np.ndarray, change: str) -> dict:
    """A figure before and after and its ``change``, one value a query each, as estimates, with mean chance and n."""
    values = {"before": before, "after": after, change: after - before}
    told = {name: estimate(each)._asdict() for name, each in values.items()}
    return told | {"chance": round(float(chance.mean()), 4), "n": len(before)}


def _grouped(protocol: str, answers: list[Answered]) -> dict[str, dict]:
    groups = sorted({group for answered in answers for group in answered.groups})
    return {group: _figures(protocol, [each for each in answers if group in each.groups]) for group in groups}


def _worst(answers: list[Answered]) -> list[dict]:
    rows = [{"query": each.query, "mAP": round(average_precision(each.relevance), 4),
             "precision@10": precision_at_k(each.relevance, 10), "relevant": int(np.sum(each.relevance))}
            for each in answers]
    return sorted(rows, key=lambda row: (row["mAP"], row["query"]))[:WORST]
