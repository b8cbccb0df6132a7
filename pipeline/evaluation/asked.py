"""What a reader is answered who asks in words: by meaning, by the words of reports, by both, and as the page does it.

Every question goes the way that the page goes, :func:`medmir.search.answer.answer`.
"""

from typing import NamedTuple

import numpy as np

from medmir.bundle.reader import Bundle, at_once
from medmir.search.answer import Towers, answer
from medmir.search.case_columns import columns_of
from medmir.search.query import BOTH, MEANING, WORDS, Query
from medmir.search.stated import stated
from medmir.vocabulary.findings import LABELS
from pipeline.evaluation.measures import figures
from pipeline.evaluation.protocols import Gallery
from pipeline.queries.clinical import phrasings_of
from pipeline.queries.fact_queries import harder_queries

AS_ASKED = "as_asked"
"""Both, and what the collection states of a question is applied: what the page does."""
WAYS = (MEANING, WORDS, BOTH, AS_ASKED)


class Asked(NamedTuple):
    """A question in words; ``truth``, bool ``[n]``: the cases that answer it, in the bundle's order."""

    words: str
    truth: np.ndarray


def questions(gallery: Gallery) -> dict[str, list[Asked]]:
    """All that is asked in words, by protocol; see :mod:`medmir.measure.protocols`. None where nothing is labelled."""
    present = {label for case in gallery.cases for label in case.labels}
    strict = [Asked(text, gallery.carrying({label})) for label, texts in phrasings_of(
        [*LABELS, *present] if present else []).items() for text in texts]
    facts = [case.facts for case in gallery.cases]
    harder = {name: [Asked(phrase.text, gallery.answering(phrase)) for phrase in phrases]
              for name, phrases in (harder_queries(facts) if any(facts) else {}).items()}
    asked = {"text_to_image_strict": strict} | harder | {"devices": _devices(gallery)}
    return {name: each for name, each in asked.items() if each}


def _devices(gallery: Gallery) -> list[Asked]:
    """Every device that some films have and others have not, by its name."""
    names = sorted({device for case in gallery.cases for device in case.devices})
    asked = [Asked(name, np.array([name in case.devices for case in gallery.cases])) for name in names]
    return [each for each in asked if not each.truth.all()]


def measure_asked(bundle: Bundle, towers: Towers) -> dict[str, dict[str, dict]]:
    """By protocol and way of :data:`WAYS` the figures of :func:`medmir.measure.metrics.summarize`.

    ``towers`` must never have to wait.
    """
    return {protocol: {way: figures(protocol, [_relevance(bundle, towers, each, way) for each in asked])
                       for way in WAYS}
            for protocol, asked in questions(Gallery(bundle)).items()}


def _relevance(bundle: Bundle, towers: Towers, asked: Asked, way: str) -> np.ndarray:
    """Bool ``[n]``, best first; what is not found comes last, what would have answered at the very end."""
    open_ = () if way == AS_ASKED else tuple(stated(asked.words, columns_of(bundle)))
    query = Query(asked.words, mode=BOTH if way == AS_ASKED else way, open=open_)
    order = at_once(answer(bundle, query, towers)).order
    missed = np.delete(asked.truth, order)
    return np.concatenate([asked.truth[order], np.sort(missed)])
