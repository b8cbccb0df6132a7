"""Films that no question finds in its first fifty, though some ask for what they show."""

import numpy as np

from medmir.measure.reasons import Standing, film_reasons
from pipeline.evaluation.protocols import KEPT, Answered, Gallery, Protocols

FINDING = ("text_to_image_adjusted", "lay_held_out", "laterality", "severity", "two_findings")
"""The protocols that look for films by what they show."""
MOST_LOST = 24


def lost_films(gallery: Gallery, asked: Protocols, known: dict[str, Standing]) -> dict:
    """How many films no question finds, how many a random order would lose, and those that are furthest from it.

    ``questions`` look for ``of`` films; ``chance`` is the mean number that random orders lose. A film has the best
    ``place`` that a question gave it, that question, and why it may be hard.
    """
    questions = [each for name in FINDING for each in asked.get(name, ())]
    best, which, times = _best_places(questions, len(gallery.cases))
    rows = np.flatnonzero(best > KEPT)
    rows = rows[np.isfinite(best[rows])]
    missed = max(0.0, 1 - KEPT / max(len(best), 1))
    furthest = sorted(rows.tolist(), key=lambda row: (-best[row], gallery.cases[row].case_id))[:MOST_LOST]
    return {"questions": len(questions), "first": KEPT, "of": int((times > 0).sum()), "n": len(rows),
            "chance": round(float((missed ** times[times > 0]).sum()), 1),
            "films": [_told(gallery, row, int(best[row]), questions[which[row]], known) for row in furthest]}


def _best_places(questions: list[Answered], n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of every film its best place among the questions that it answers, which question that was, how many there are."""
    best, which, times = np.full(n, np.inf), np.zeros(n, dtype=int), np.zeros(n, dtype=int)
    for number, each in enumerate(questions):
        places = np.flatnonzero(each.relevance)
        rows = each.order[places]
        times[rows] += 1
        better = places + 1 < best[rows]
        best[rows[better]], which[rows[better]] = places[better] + 1, number
    return best, which, times


def _told(gallery: Gallery, row: int, place: int, question: Answered, known: dict[str, Standing]) -> dict:
    case = gallery.cases[row]
    label = next((group for group in question.groups if group in case.labels), "")
    why = film_reasons(case, label, known[label], len(gallery.cases)) if label else []
    return {"case_id": case.case_id, "place": place, "query": question.query, "label": label, "why": why}
