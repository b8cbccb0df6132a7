"""How what a reader likes and dislikes turns a question: Rocchio on embeddings, weight of evidence on labels."""

import numpy as np

from medmir.bundle.reader import Bundle
from medmir.search.case_columns import columns_of
from medmir.search.feedback import Feedback
from medmir.search.vectors import unit

LIKED, DISLIKED = 0.3, 0.1
"""Rocchio's weights of the mean liked and the mean disliked film beside a question of weight 1 (Rocchio, 1971).

All are unit vectors. With one like and one dislike out of the first ten (:mod:`pipeline.evaluation.feedback`), strict:
mAP +.005 [.003, .006], n = 45. The usual .75 and .25 (Salton and Buckley, JASIS 1990) gain as much there, but drown
what the words say of a side (-.013 [-.024, -.001], n = 18; with these weights -.002 [-.007, .004]): a film is more like
any other film (cosine .80 on the demo) than like its own question (.39).
Fused with the words of reports it gains nothing (-.001 [-.003, .001]); with labels it does (+.024 [.015, .033]).
"""
PRIOR = 2.0
"""Films that each label's share is known by before any is judged: their share is the collection's."""
EVIDENCE = 0.2
"""What one nat of evidence adds to a score, in standard deviations of the scores. Strict: mAP +.067 [.049, .085];
sides, grades and pairs of findings gain as well (.1 gains less, .3 less of the grades)."""


def rocchio(question: np.ndarray | None, liked: np.ndarray, disliked: np.ndarray) -> np.ndarray:
    """The question, float32 ``[d]``, turned to the liked films and from the disliked, ``[m, d]``; all L2-normalized.

    Without a question the liked films are the question; ones that cancel each other leave zeros.
    """
    towards, away = (unit(films.mean(axis=0)) if len(films) else 0.0 for films in (liked, disliked))
    if question is None:
        return unit(np.zeros(liked.shape[1], dtype=np.float32) + towards - DISLIKED / LIKED * away)
    return unit(question + LIKED * towards - DISLIKED * away)


def weight_of_evidence(has: np.ndarray, liked: np.ndarray, disliked: np.ndarray) -> np.ndarray:
    """Float32 ``[n]``: how much each case's labels speak for the liked films, in nats (Good, 1950).

    ``has``: bool ``[n, labels]``; ``liked``, ``disliked``: rows. Of every label, had or not, the logarithm of how much
    likelier it is among the liked than among the disliked; each share begins as :data:`PRIOR` says.
    """
    among = np.clip(has.mean(axis=0), 1e-6, 1 - 1e-6)  # of all films or none: it says nothing, and is no logarithm of 0
    good, bad = ((has[rows].sum(axis=0) + PRIOR * among) / (len(rows) + PRIOR) for rows in (liked, disliked))
    return np.where(has, np.log(good / bad), np.log((1 - good) / (1 - bad))).sum(axis=1).astype(np.float32)


def turned(bundle: Bundle, feedback: Feedback, question: np.ndarray | None) -> np.ndarray:
    """The question's embedding as :func:`rocchio` turns it; MedMIRError where a judged case is not in the bundle."""
    liked, disliked = _rows(bundle, feedback)
    return rocchio(question, bundle.embeddings[liked], bundle.embeddings[disliked])


def reweighed(bundle: Bundle, feedback: Feedback, scores: np.ndarray) -> np.ndarray:
    """All cases' scores, float32 ``[n]``, with the evidence of labels where the feedback asks for it."""
    labels = columns_of(bundle).column("label")
    if not feedback.by_labels or not labels.names:
        return scores
    has = np.zeros((len(bundle.cases), len(labels.names)), dtype=bool)
    has[labels.rows, labels.codes] = True
    return scores + np.float32(EVIDENCE * scores.std()) * weight_of_evidence(has, *_rows(bundle, feedback))


def placed(bundle: Bundle, feedback: Feedback, order: np.ndarray) -> np.ndarray:
    """An order of rows, int ``[m]``, with the liked films first and the disliked last: the reader has judged them."""
    liked, disliked = (np.isin(order, rows) for rows in _rows(bundle, feedback))
    return np.concatenate([order[liked], order[~liked & ~disliked], order[disliked]])


def others(bundle: Bundle, feedback: Feedback) -> np.ndarray:
    """Bool ``[n]``: films of no patient who is judged; those of the same one are no answer to "more like these"."""
    judged = bundle.patients[np.concatenate(_rows(bundle, feedback))]
    return ~np.isin(bundle.patients, judged)


def _rows(bundle: Bundle, feedback: Feedback) -> tuple[np.ndarray, np.ndarray]:
    return tuple(np.array([bundle.row(case_id) for case_id in ids], dtype=int)
                 for ids in (feedback.liked, feedback.disliked))
