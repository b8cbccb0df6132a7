"""What refining a question does to its answer, and where an answer is said to end."""

from itertools import permutations

import numpy as np

from medmir.bundle.reader import Bundle, at_once
from medmir.measure.metrics import estimate
from medmir.search.answer import Towers, answer
from medmir.search.query import MEANING, Query, Term
from medmir.search.ranking import relevant, similarities
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.evaluation.asked import questions
from pipeline.evaluation.measures import compared
from pipeline.evaluation.protocols import Gallery
from pipeline.queries.clinical_words import CLINICAL
from pipeline.queries.lexicon import plain_name

ALONE, TOGETHER = 10, 5
"""Films that must show X without Y, and both, before "X -Y" is asked."""
FIRST = 10
FLAT = (0.2, 0.25, 0.3)
"""Cosines that the cut is compared with."""


def measure_subtraction(bundle: Bundle, towers: Towers) -> dict[str, dict]:
    """Over all pairs of findings: films with X, and with Y, among the first ten of "X", of "X -Y", and the difference.

    By meaning alone, without conditions; the interval of the difference is over pairs.
    """
    gallery = Gallery(bundle)
    shown = {label: gallery.carrying({label}) for label in CLINICAL}
    pairs = [(x, y) for x, y in permutations(CLINICAL, 2)
             if np.sum(shown[x] & ~shown[y]) >= ALONE and np.sum(shown[x] & shown[y]) >= TOGETHER]
    plain = {x: _first(bundle, towers, x) for x in dict.fromkeys(x for x, _y in pairs)}
    asked = [[plain[x], _first(bundle, towers, x, y)] for x, y in pairs]
    return {name: compared(*np.array([[shown[pair[which]][rows].sum() for rows in both]
                                      for pair, both in zip(pairs, asked, strict=True)], dtype=float).T,
                           FIRST * np.array([shown[pair[which]].mean() for pair in pairs]), "difference")
            for which, name in enumerate(("X", "Y"))} if pairs else {}


def _first(bundle: Bundle, towers: Towers, label: str, less: str = "") -> np.ndarray:
    subtracted = (Term(plain_name(less)),) if less else ()
    query = Query(plain_name(label), mode=MEANING, subtracted=subtracted)
    return at_once(answer(bundle, query, towers)).order[:FIRST]


def measure_cut(bundle: Bundle, encoder: OnnxEncoder) -> dict[str, dict]:
    """How well the line after the relevant films agrees with the labels, over the strict queries that films answer.

    By cut, "drop" (the page's), "best" (the best of all lines for each query) and flat cosines: F1, precision, recall
    and the number of films before the line. Chance is the F1 of as many films drawn at random.
    """
    asked = [each for each in questions(Gallery(bundle)).get("text_to_image_strict", []) if each.truth.any()]
    found: dict[str, list[np.ndarray]] = {}
    for each in asked:
        scores = similarities(bundle.embeddings, encoder.embed_text(each.words))
        lines = {"drop": relevant(scores), "best": _best(scores, each.truth)} | {f"{flat:g}": flat for flat in FLAT}
        for name, line in lines.items():
            found.setdefault(name, []).append(_agreement(scores >= line, each.truth))
    return {name: _told(np.array(values)) for name, values in found.items()}


def _best(scores: np.ndarray, truth: np.ndarray) -> float:
    ordered = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[ordered])
    return float(scores[ordered[np.argmax(hits / (np.arange(1, len(scores) + 1) + truth.sum()))]])


def _agreement(kept: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """F1, precision, recall, number of films, and the F1 that chance expects of that number."""
    right, k, m = np.sum(kept & truth), kept.sum(), truth.sum()
    return np.array([2 * right / (k + m), right / max(k, 1), right / m, k, 2 * k * truth.mean() / (k + m)])


def _told(values: np.ndarray) -> dict:
    names = ("F1", "precision", "recall", "films")
    figures = {name: estimate(values[:, column])._asdict() for column, name in enumerate(names)}
    return figures | {"chance": round(float(values[:, 4].mean()), 4), "n": len(values)}
