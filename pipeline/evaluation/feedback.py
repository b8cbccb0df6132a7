"""What one like and one dislike gain: the first ten of every query are judged by the ground truth, and asked again."""

import numpy as np

from medmir.bundle.reader import Bundle
from medmir.measure.metrics import average_precision, chance_average_precision
from medmir.search.feedback import Feedback
from medmir.search.ranking import ranked, similarities
from medmir.search.turning import reweighed, turned
from pipeline.arrays.encoder import Encoder
from pipeline.evaluation.measures import compared
from pipeline.evaluation.protocols import Gallery
from pipeline.queries.clinical import phrasings_of

JUDGED = 10  # films from the top that the reader looks at


def feedback_gains(bundle: Bundle, encoder: Encoder) -> dict[str, dict]:
    """The strict protocol before and after: ``{"rocchio": .., "rocchio and labels": ..}``, each with "all" films and
    "residual", without those of a judged film's patient.

    There "before", "after" and "gain" are each a :class:`medmir.measure.metrics.Estimate` of mAP as a dict, the gain's
    of the differences query by query, beside "chance" and "n". What is liked is the best-ranked film that answers, what
    is disliked the best-ranked that does not; where all ten answer, none is.
    """
    asked = strict_questions(bundle, encoder)
    return {name: _summary([_asked_again(bundle, *each, by_labels) for each in asked])
            for name, by_labels in (("rocchio", False), ("rocchio and labels", True))}


def strict_questions(bundle: Bundle, encoder: Encoder) -> list[tuple[np.ndarray, np.ndarray]]:
    """Each clinical query's embedding, and which cases answer it, bool ``[n]``; of labels that some case has."""
    gallery = Gallery(bundle)
    labels = sorted({label for case in bundle.cases for label in case.labels})
    return [(encoder.embed_text(text), gallery.carrying({label}))
            for label, texts in phrasings_of(labels).items() for text in texts]


def judged(bundle: Bundle, order: np.ndarray, answers: np.ndarray, by_labels: bool = False) -> Feedback:
    """What a reader who knows the truth says of the first ten of an order, int ``[n]``: one like, one dislike."""
    first = order[:JUDGED]
    ids = [[bundle.case_ids[row] for row in rows[:1]] for rows in (first[answers[first]], first[~answers[first]])]
    return Feedback(*map(tuple, ids), by_labels)


def _asked_again(bundle: Bundle, question: np.ndarray, answers: np.ndarray, by_labels: bool) -> dict[str, np.ndarray]:
    """``[before, after, chance]`` for "all" and "residual"."""
    before = ranked(similarities(bundle.embeddings, question), bundle.places)
    feedback = judged(bundle, before, answers, by_labels)
    scores = similarities(bundle.embeddings, turned(bundle, feedback, question))
    after = ranked(reweighed(bundle, feedback, scores), bundle.places)
    seen = [bundle.row(case_id) for case_id in feedback.judged]
    unseen = ~np.isin(bundle.patients, bundle.patients[seen])
    return {"all": _precisions(before, after, answers),
            "residual": _precisions(before[unseen[before]], after[unseen[after]], answers)}


def _precisions(before: np.ndarray, after: np.ndarray, answers: np.ndarray) -> np.ndarray:
    chance = chance_average_precision(len(before), int(answers[before].sum()))
    return np.array([average_precision(answers[before]), average_precision(answers[after]), chance])


def _summary(asked: list[dict[str, np.ndarray]]) -> dict[str, dict]:
    return {part: compared(*np.array([each[part] for each in asked]).T, "gain") for part in ("all", "residual")}
