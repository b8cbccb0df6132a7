"""The page's sentences about numbers and films. No browser in here."""

from collections.abc import Mapping, Sequence

from medmir.bundle.contract import Case, Fact
from medmir.measure.verdict import WordsVerdict
from medmir.search.answer import Answer
from medmir.search.domain import Judgement, Reason
from medmir.search.query import Condition
from medmir.search.rankings import Share
from medmir.search.self_test import Check
from medmir.vocabulary.findings import LOBES

PATHS = {
    "instant": "Instant",
    "fuzzy": "Instant",
    "live": "Live",
    "lexical": "Report text",
    "similar": "Similar",
    "liked": "Similar",
    "picture": "Picture",
    "filter": "Filter",
}
MODE_NAMES = {"both": "Both", "meaning": "Meaning", "words": "Words"}
WEIGHT_NAMES = {"50": "Both alike", "20": "Words more", "80": "Picture more"}
ORDER_NAMES = {"relevance": "Relevance", "label": "Label", "age": "Age", "source": "As collected"}
FIELD_NAMES = {"label": "Finding", "view": "View", "side": "Side", "severity": "Severity", "sex": "Sex", "age": "Age",
               "modality": "Modality", "device": "Device", "split": "Split", "licence": "Licence"}
VALUE_NAMES = {"LAT": "Lateral", "F": "Female", "M": "Male", "80-": "80 and over"}

COLLECTION = "Collection"
MODEL_NAMES = {"text": "Text model", "vision": "Image model"}
MODEL_NOTES = {
    "loading": "The text model is still loading; its answer will replace this one.",
    "failed": "The text model is not available.",
    "live": "",
}
REPORTS_LOADING = "The reports are still being opened; they will have their part in it."
COSINE = ("How alike question and film are to the model: the cosine of their embeddings, from -1 to 1. It ranks the "
          "films of this collection; it is not the probability of a disease, and scores of two questions cannot be "
          "compared.")
BM25 = ("How much the question's words stand out in the report (BM25): the more of them and the rarer they are, the "
        "higher. It ranks the reports of this collection and has no upper bound.")
FUSED = ("Both rankings, by meaning and by the words of reports, in one: a film gets the more the further ahead it "
         "stands in either (reciprocal rank fusion). What each says of a film stands under “Why”. None of it is the "
         "probability of a disease.")
NO_EXAMPLE = "a finding, its side, its grade"
EMPTY_QUESTION = "Type what you are looking for, or choose an example."
PICTURES_LOST = ("Pictures cannot be loaded: whatever serves this page no longer answers. What is already here still "
                 "works.")


def megabytes(loaded: int, total: int = 0) -> str:
    """Say how much of a file is here: "12.3 of 24.1 MB", or "12.3 MB" where the total is unknown."""
    here = f"{loaded / 1e6:.1f}"
    return f"{here} of {total / 1e6:.1f} MB" if total else f"{here} MB"


def duration(milliseconds: float) -> str:
    """Milliseconds with one decimal below ten, none above."""
    if milliseconds < 0.1:
        return "under 0.1 ms"
    return f"{milliseconds:.1f} ms" if milliseconds < 9.95 else f"{milliseconds:.0f} ms"


def wrong_answers(tower: str, check: Check) -> str:
    """What is said where a tower fails the self-test."""
    return (f"This browser computes the {MODEL_NAMES[tower].lower()}'s answers wrongly (off by {check.difference:.1g}, "
            f"{check.allowed:g} is allowed), so none of them is shown: try another browser.")


def self_test(passed: Mapping[str, Check]) -> str:
    """What is said of the towers that have passed it; nothing where none has."""
    told = [f"{MODEL_NAMES[tower].lower()} {check.difference:.0e}" for tower, check in passed.items()]
    return ("This browser's answers were checked against those that the collection brings: largest difference of a "
            f"score {', '.join(told)}.") if told else ""


def headline(answer: Answer) -> str:
    """The sentence above the results: what they are results for."""
    asked = f"“{answer.shown_query}”"
    if not answer.hits:
        return f"Nothing found for {asked}" if answer.shown_query else "No film here is all of that"
    if answer.path == "lexical" and not answer.all_words:
        return f"No report holds all the words of {asked}; these hold some"
    return {
        "fuzzy": f"Showing results for {asked}",
        "similar": f"Films most like {answer.shown_query}, from other patients",
        "picture": f"Films most like {asked}",
        "filter": f"{answer.among:,} films",
        "lexical": f"Reports with the words {asked}",
    }.get(answer.path, f"Results for {asked}")


def score_meaning(answer: Answer) -> str:
    """What the number on each card is."""
    if "words" in answer.shares and "meaning" in answer.shares:
        return FUSED
    return BM25 if answer.path == "lexical" else COSINE


def condition(asked: Condition) -> str:
    """A condition on a chip: "View: Lateral", "not Normal"."""
    values = " or ".join(VALUE_NAMES.get(value, value) for value in asked.values)
    if asked.field in ("finding", "label", "device"):
        return f"not {values}" if asked.negated else values[:1].upper() + values[1:]
    name = FIELD_NAMES.get(asked.field, asked.field.replace("_", " ").capitalize())
    return f"{name}: {'not ' if asked.negated else ''}{values}"


def standing(share: Share) -> str:
    """How a film stands among all by its score: "closer than 99.8 % of the collection"."""
    below = 100 * share.closer_than
    return f"closer than {below:.1f} %" if below < 99.95 else "closer than all others"


def contributions(answer: Answer, case_id: str) -> list[str]:
    """What each path says of a film, a sentence each."""
    told = []
    if share := answer.shares.get("meaning", {}).get(case_id):
        told.append(f"By meaning: place {share.place:,} of {share.of:,}, {standing(share)} of this collection (cosine"
                    f" {share.score:.3f}); not a probability of disease.")
    if share := answer.shares.get("words", {}).get(case_id):
        told.append(f"By words: place {share.place:,} of {share.of:,} reports that hold them.")
    elif "words" in answer.shares:
        told.append("By words: its report does not hold them.")
    return told


def cut(relevant: int, shown: int) -> str:
    """The line between the films that answer and those that are only the next."""
    stand = "1 film stands" if relevant == 1 else f"{relevant:,} films stand"
    return f"{stand} out from the collection for this question. What follows is merely the next alike." if (
        0 < relevant < shown) else ""


def description(case: Case) -> str:
    """What a reader who cannot see the film is told: its id, view and findings."""
    return ", ".join(part for part in (case.case_id, case.view, *findings(case)) if part)


def findings(case: Case) -> list[str]:
    """The case's labels, each with the sides and severities its facts know: "Effusion (large, left)"."""
    return [_finding(label, [fact for fact in case.facts if fact.label == label]) for label in case.labels]


def _finding(label: str, facts: Sequence[Fact]) -> str:
    told = dict.fromkeys(", ".join(part for part in (fact.severity, fact.side) if part) for fact in facts)
    details = "; ".join(detail for detail in told if detail)
    return f"{label} ({details})" if details else label


def facts_heading(manifest: dict) -> str:
    """What a case's facts are called: ground truth only where the collection drew its patients itself.

    All other facts were read off by somebody, or by a program out of a report.
    """
    return "Ground truth" if manifest.get("corpus", {}).get("sampling") else "Labels"


def provenance(manifest: dict) -> str:
    """Where the labels of the collection's films come from."""
    made = facts_heading(manifest) == "Ground truth"
    return f"Its labels are {'the truth: it was made from them' if made else 'those that the source states'}."


def fact(row: Fact) -> str:
    """One fact: "Effusion: large, left, left lower lobe"."""
    lobe = LOBES.get(row.lobe, row.lobe)
    details = [detail for detail in (row.severity, row.side, lobe) if detail]
    return f"{row.label}: {', '.join(details)}" if details else row.label


def attribution(manifest: dict) -> str:
    """Where the collection comes from: the manifest's notice, source and licence as sentences."""
    corpus = manifest.get("corpus", {})
    parts = [manifest.get("notice"), corpus.get("source"), corpus.get("licence")]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def welcome(collection: str, n: int, picture_gone: bool) -> str:
    """The sentence above the films that are shown before the first question; the collection's title may be empty."""
    gone = "The picture is no longer in this tab: choose it again. " if picture_gone else ""
    return f"{gone}From the collection {f'“{collection}”, ' if collection else 'of '}{n:,} films"


def search_title(query: str, similar: str, picture: bool, collection: str) -> str:
    """What the tab and the history call a search: without the picture's name, which is nobody's business."""
    return query or (f"Similar to {similar}" if similar else "Picture search" if picture else collection)


def tab_title(place: str) -> str:
    """The title of the tab for what a view calls its place."""
    return f"{place} - Med-MIR" if place else "Med-MIR"


UNLIKE = {
    Reason.NOTHING: "There is no word in this to look for.",
    Reason.UNREAD: ("The model cannot make sense of these words: it reads English, and they are none that this "
                    "collection has. What it finds for them means little."),
    Reason.UNHEARD: ("Nothing in this collection is known to be like this: its labels and reports, and the questions "
                     "it was tried with, do not have these words. What is nearest may have nothing to do with them."),
    Reason.UNSEEN: ("No film in this collection looks like this picture. What is nearest may have nothing to do with "
                    "it."),
}
"""What is said above the results of a question or picture that nothing in the collection is like."""


def unlike(judgement: Judgement) -> str:
    """The sentence above results that are no answers; empty where they may be taken for some."""
    if judgement.in_domain:
        return ""
    mended = f" {judgement.remedy.capitalize()} it would look like them: try that." if judgement.remedy else ""
    return UNLIKE[judgement.reason] + mended


def unknown_words(judgement: Judgement) -> str:
    """What is said of a question of which some words stand nowhere in the collection; empty where all do."""
    if not judgement.in_domain or not judgement.unknown:
        return ""
    return f"Not known to this collection: {', '.join(f'“{word}”' for word in judgement.unknown)}."


def words_fail(verdict: WordsVerdict | None) -> str:
    """What is said at the top where words find no more than chance does; empty where they do, or nobody measured."""
    if verdict is None or verdict.works:
        return ""
    return (f"Words do not work with this model here: asked by words, {verdict.precision:.0%} of the first ten films "
            f"are right, by chance {verdict.chance:.0%} ({verdict.n} questions). Search by a picture or a case, or for "
            "words in reports.")
