"""The page's sentences about numbers: bytes, answers, facts. No browser in here."""

from medmir.bundle.contract import Case
from medmir.search.answer import Answer
from medmir.vocabulary.findings import LOBES

PATHS = {
    "instant": "Instant",
    "fuzzy": "Instant",
    "live": "Live",
    "lexical": "Report text",
    "similar": "Similar",
    "picture": "Picture",
}

COLLECTION = "Collection"
MODEL_NAMES = {"text": "Text model", "vision": "Image model"}
MODEL_NOTES = {
    "loading": "The text model is still loading; its answer will replace this one.",
    "failed": "The text model is not available.",
    "live": "",
}


def megabytes(loaded: int, total: int = 0) -> str:
    """Say how much of a file is here: "12.3 of 24.1 MB", or "12.3 MB" where the total is unknown."""
    here = f"{loaded / 1e6:.1f}"
    return f"{here} of {total / 1e6:.1f} MB" if total else f"{here} MB"


def duration(milliseconds: float) -> str:
    """Milliseconds with one decimal below ten, none above."""
    if milliseconds < 0.1:
        return "under 0.1 ms"
    return f"{milliseconds:.1f} ms" if milliseconds < 9.95 else f"{milliseconds:.0f} ms"


def headline(answer: Answer) -> str:
    """The sentence above the results: what they are results for."""
    if not answer.hits:
        return f"Nothing found for “{answer.shown_query}”"
    if answer.path == "fuzzy":
        return f"Showing results for “{answer.shown_query}”"
    if answer.path == "similar":
        return f"Films most like {answer.shown_query}, from other patients"
    if answer.path == "picture":
        return f"Films most like “{answer.shown_query}”"
    if answer.path == "lexical":
        return f"Reports that mention “{answer.shown_query}”"
    return f"Results for “{answer.shown_query}”"


def description(case: Case) -> str:
    """What a reader who cannot see the film is told: its id, view and labels."""
    return ", ".join(part for part in (case.case_id, case.view, *case.labels) if part)


def facts_heading(manifest: dict) -> str:
    """What a case's facts are called: ground truth only where the collection drew its patients itself.

    All other facts were read off by somebody, or by a program out of a report.
    """
    return "Ground truth" if manifest.get("corpus", {}).get("sampling") else "Labels"


def fact(row: dict) -> str:
    """One fact: "Effusion: large, left, left lower lobe"."""
    lobe = LOBES.get(row.get("lobe"), row.get("lobe"))
    details = [detail for detail in (row.get("severity"), row.get("side"), lobe) if detail]
    return f"{row['label']}: {', '.join(details)}" if details else row["label"]


def attribution(manifest: dict) -> str:
    """Where the collection comes from: the manifest's notice, source and licence as sentences."""
    corpus = manifest.get("corpus", {})
    parts = [manifest.get("notice"), corpus.get("source"), corpus.get("licence")]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def welcome(collection: str, n: int, picture_gone: bool) -> str:
    """The sentence above the films that are shown before the first question; the collection's title may be empty."""
    gone = "The picture is no longer in this tab: choose it again. " if picture_gone else ""
    return f"{gone}From the collection {f'“{collection}”, ' if collection else 'of '}{n:,} films"


def title(query: str, similar: str, picture: bool, collection: str) -> str:
    """The title of the tab, which is also the entry in the browser's history: without the picture's name."""
    shown = query or (f"Similar to {similar}" if similar else "Picture search" if picture else collection)
    return f"{shown} - Med-MIR" if shown else "Med-MIR"
