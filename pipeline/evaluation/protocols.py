"""What is asked of a bundle, and which cases answer it: words to film, film to film, film to report.

Strict, adjusted and semantic are the tiers of Med-MIR's JavaScript original (github.com/Endlesscrazz/MED-MIR, its
technical report, section 6): strict asks all 45 clinical queries and a label that no case carries scores 0; adjusted
leaves those queries out; semantic is strict with clinically related labels accepted.
"""

from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from medmir.bundle.contract import Case, Report
from medmir.bundle.reader import Bundle, at_once
from medmir.search.ranking import similarities
from medmir.vocabulary.findings import LABELS, NORMAL
from medmir.vocabulary.phrase import Phrase
from pipeline.arrays.encoder import Encoder
from pipeline.queries.clinical import phrasings_of, related
from pipeline.queries.fact_queries import harder_queries

MOST_FILMS = 2000  # films asked about in the film protocols; more are drawn from, with a fixed seed
KEPT = 50  # of the films that answer a film; its whole order would take as much room as the collection
NOWHERE = np.zeros(0, dtype=np.int32)


class Answered(NamedTuple):
    """One query with its answer.

    ``relevance`` bool ``[n]``, best-ranked first; ``groups`` are the labels, sides or grades it counts under.
    ``order``: int, the rows of the ranked cases, best first: of all of them where words were asked, else of the first
    :data:`KEPT`. ``phrase``: what words ask for, where that is more than a label.
    """

    query: str
    groups: tuple[str, ...]
    relevance: np.ndarray
    order: np.ndarray = NOWHERE
    phrase: Phrase | None = None


Protocols = dict[str, list[Answered]]


class Gallery:
    """A bundle's cases as arrays, in the bundle's order."""

    def __init__(self, bundle: Bundle):
        self.cases, self.embeddings = bundle.cases, bundle.embeddings
        self.patients = np.array([case.patient_id or case.case_id for case in bundle.cases])
        self.studies = np.array([case.study_id or case.case_id for case in bundle.cases])
        self._rows = {case_id: row for row, case_id in enumerate(bundle.case_ids)}
        self._places = np.argsort(np.argsort(bundle.case_ids))

    def order(self, query: np.ndarray) -> np.ndarray:
        """Row numbers of all cases, best first, ties by case id (as :func:`medmir.search.ranking.top_k`)."""
        return np.lexsort((self._places, -similarities(self.embeddings, query))).astype(np.int32)

    def case(self, case_id: str) -> Case:
        """The case of that id."""
        return self.cases[self._rows[case_id]]

    def carrying(self, accepted: set[str]) -> np.ndarray:
        """Bool ``[n]``: the cases with one of the accepted labels."""
        return np.array([not accepted.isdisjoint(case.labels) for case in self.cases])

    def answering(self, phrase: Phrase) -> np.ndarray:
        """Bool ``[n]``: the cases whose facts a phrase is true of."""
        return np.array([phrase.true_of(case.facts) for case in self.cases])


def label_protocols(gallery: Gallery, encoder: Encoder) -> Protocols:
    """Words to film: every phrasing of the 15 labels and of the collection's own; none where nothing is labelled."""
    present = {label for case in gallery.cases for label in case.labels}
    found: Protocols = {"strict": [], "adjusted": [], "semantic": []}
    for label, texts in phrasings_of([*LABELS, *present] if present else []).items():
        exact, kin = gallery.carrying({label}), gallery.carrying(related(label))
        for text in texts:
            order = gallery.order(encoder.embed_text(text))
            found["strict"].append(Answered(text, (label,), exact[order], order))
            found["semantic"].append(Answered(text, (label,), kin[order], order))
    found["adjusted"] = [answered for answered in found["strict"] if answered.relevance.any()]
    return {f"text_to_image_{tier}": answers for tier, answers in found.items()}


def fact_protocols(gallery: Gallery, encoder: Encoder) -> Protocols:
    """Held-out lay words, sides, severities, pairs and denials; none where the collection's facts are not known."""
    facts = [case.facts for case in gallery.cases]
    if not any(facts):
        return {}
    return {name: [_asked(gallery, encoder, phrase) for phrase in phrases]
            for name, phrases in harder_queries(facts).items()}


def _asked(gallery: Gallery, encoder: Encoder, phrase: Phrase) -> Answered:
    order = gallery.order(encoder.embed_text(phrase.text))
    parts = [part for want in phrase.wanted for part in (want.label, want.side, want.severity)]
    groups = tuple(dict.fromkeys(part for part in (*parts, *phrase.absent) if part))
    return Answered(phrase.text, groups, gallery.answering(phrase)[order], order, phrase)


def film_protocols(gallery: Gallery) -> Protocols:
    """Film to films of other patients: those that share a finding, and those with the same set of findings."""
    findings = sorted({label for case in gallery.cases for label in case.labels} - {NORMAL})
    shown = np.array([[label in case.labels for label in findings] for case in gallery.cases], dtype=bool)
    found: Protocols = {"image_to_image": [], "image_to_image_same_findings": []}
    for row in tqdm(_drawn(np.flatnonzero(shown.any(axis=1))), desc="film to film", unit="film"):
        order = gallery.order(gallery.embeddings[row])
        order = order[gallery.patients[order] != gallery.patients[row]]
        groups = tuple(label for label in findings if label in gallery.cases[row].labels)
        for name, relevance in (("image_to_image", (shown[order] & shown[row]).any(axis=1)),
                                ("image_to_image_same_findings", (shown[order] == shown[row]).all(axis=1))):
            found[name].append(Answered(gallery.cases[row].case_id, groups, relevance, order[:KEPT].copy()))
    return {name: _telling(answers) for name, answers in found.items()}


def report_protocols(bundle: Bundle, gallery: Gallery, encoder: Encoder) -> Protocols:
    """Film to report, among the reports of all films asked about.

    ``image_to_own_report``: a report of the film's study, or one that is word for word the same.
    ``image_to_report``: another patient's report that tells of the same findings on the same sides.
    """
    catalog = at_once(bundle.catalog())
    texts = [_words(catalog.report(case.case_id)) for case in bundle.cases]
    asked = _drawn(np.flatnonzero([bool(text) for text in texts]))
    patients, studies = gallery.patients[asked], gallery.studies[asked]
    written, told = _numbered([texts[row] for row in asked]), _numbered([_told(gallery.cases[row]) for row in asked])
    reports = encoder.embed_texts([texts[row] for row in asked[np.unique(written, return_index=True)[1]]])[written]
    found: Protocols = {"image_to_own_report": [], "image_to_report": []}
    for film, row in enumerate(tqdm(asked, desc="film to report", unit="film")):
        order = np.argsort(-similarities(reports, gallery.embeddings[row]), kind="stable")
        others = order[patients[order] != patients[film]]
        own = (studies[order] == studies[film]) | (written[order] == written[film])
        for name, relevance, ranked in (("image_to_own_report", own, order),
                                        ("image_to_report", told[others] == told[film], others)):
            found[name].append(Answered(gallery.cases[row].case_id, tuple(gallery.cases[row].labels), relevance,
                                        asked[ranked[:KEPT]]))
    return {name: _telling(answers) for name, answers in found.items()}


def _telling(answers: list[Answered]) -> list[Answered]:
    """The queries that some of the ranked cases answer, but not all: others measure nothing."""
    return [each for each in answers if each.relevance.any() and not each.relevance.all()]


def _numbered(values: list) -> np.ndarray:
    """Int ``[n]``: equal values have equal numbers, counted in order of first appearance."""
    numbers: dict = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=int)


def _words(report: Report) -> str:
    """The text a report is found by: its findings, its impression where it has no findings."""
    return report.findings or report.impression


def _told(case: Case) -> frozenset[tuple[str, str]]:
    """What a report of the case tells: findings with their sides, labels alone where facts are not known."""
    sided = frozenset((fact.label, fact.side or "") for fact in case.facts)
    return sided or frozenset((label, "") for label in case.labels if label != NORMAL)


def _drawn(rows: np.ndarray) -> np.ndarray:
    """At most :data:`MOST_FILMS` of the rows, in order."""
    if len(rows) <= MOST_FILMS:
        return rows
    return np.sort(np.random.default_rng(0).choice(rows, MOST_FILMS, replace=False))
