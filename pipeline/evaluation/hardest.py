"""What is hard in a collection, of each kind the hardest with the number of all: the content of ``hard_cases.json``."""

import numpy as np

from medmir.measure.metrics import average_precision, chance_average_precision, precision_at_k
from medmir.measure.reasons import (
    PLACES,
    Reason,
    Standing,
    film_reasons,
    finding_reasons,
    plainest,
    question_reasons,
    standings,
)
from pipeline.evaluation.confusions import pairs, wrong
from pipeline.evaluation.lost import lost_films
from pipeline.evaluation.mistaken import details, misses, ways
from pipeline.evaluation.protocols import Answered, Gallery, Protocols

WORST = 5  # questions named per protocol
DIGITS = 4


def hardest(gallery: Gallery, asked: Protocols) -> dict:
    """See :func:`medmir.bundle.parts.hard_part`; empty kinds where nothing could be asked."""
    known = standings(gallery.cases)
    return {"worst": {name: worst(gallery, name, answers, known) for name, answers in asked.items()},
            "lost": lost_films(gallery, asked, known), "misses": misses(gallery, asked),
            "confusions": pairs(gallery, asked), "details": details(gallery, asked)}


def worst(gallery: Gallery, name: str, answers: list[Answered], known: dict[str, Standing]) -> dict:
    """A protocol's questions with the lowest average precision, with chance, films and reasons; ``n`` is of all."""
    by_film = name.startswith("image")
    lowest = sorted(((average_precision(each.relevance), each.query, number) for number, each in enumerate(answers)))
    told = [_question(gallery, name, answers[number], known, by_film) for _, _, number in lowest[:WORST]]
    return {"n": len(answers), "questions": told}


def _question(gallery: Gallery, name: str, each: Answered, known: dict[str, Standing], by_film: bool) -> dict:
    relevance, first = each.relevance, each.order[:PLACES]
    n, m = len(relevance), int(np.sum(relevance))
    why = question_reasons(m, ways(gallery, name, each), len(wrong(each)))
    label, more = _film(gallery, each, known) if by_film else _finding(each, known)
    return {"film" if by_film else "query": each.query, "mAP": round(average_precision(relevance), DIGITS),
            "chance": round(chance_average_precision(n, m), DIGITS),
            "precision@10": round(precision_at_k(relevance, PLACES), DIGITS), "relevant": m, "of": n,
            "first": [gallery.cases[row].case_id for row in first],
            "hits": "".join("01"[int(hit)] for hit in relevance[: len(first)]),
            "label": label, "why": [*why, *more]}


def _finding(each: Answered, known: dict[str, Standing]) -> tuple[str, list[Reason]]:
    """The first finding that the words ask for, and why it may be hard to find."""
    label = next((group for group in each.groups if group in known), "")
    return label, finding_reasons(known[label]) if label else []


def _film(gallery: Gallery, each: Answered, known: dict[str, Standing]) -> tuple[str, list[Reason]]:
    """Of a film that asks the finding that shows least, and why it may be hard by that."""
    case = gallery.case(each.query)
    labels = [label for label in case.labels if label in known]
    least = min(labels, key=lambda label: getattr(plainest(case, label), "visibility", None) or 0.0, default="")
    return least, film_reasons(case, least, known[least], len(gallery.cases)) if least else []
