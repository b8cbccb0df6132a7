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
    return {"film" if by_film else "query": each.query, "mAP": round(average_precision(relevance), DIGITS),
            "chance": round(chance_average_precision(n, m), DIGITS),
            "precision@10": round(precision_at_k(relevance, PLACES), DIGITS), "relevant": m, "of": n,
            "first": [gallery.cases[row].case_id for row in first],
            "hits": "".join("01"[int(hit)] for hit in relevance[: len(first)]),
            "why": [*why, *(_film(gallery, each, known) if by_film else _finding(each, known))]}


def _finding(each: Answered, known: dict[str, Standing]) -> list[Reason]:
    """Why what the words ask for may be hard: by the first of its findings."""
    return next((finding_reasons(known[group]) for group in each.groups if group in known), [])


def _film(gallery: Gallery, each: Answered, known: dict[str, Standing]) -> list[Reason]:
    """Why a film that was asked by may be hard: by the finding that shows least."""
    case = gallery.case(each.query)
    labels = [label for label in case.labels if label in known]
    least = min(labels, key=lambda label: getattr(plainest(case, label), "visibility", None) or 0.0, default="")
    return film_reasons(case, least, known[least], len(gallery.cases)) if least else []
