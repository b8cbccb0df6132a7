"""The page's sentences about numbers and films. No browser in here."""

from collections.abc import Callable, Sequence

from medmir.bundle.contract import Case, Fact
from medmir.page.language import counted, later, say
from medmir.search.answer import Answer
from medmir.search.query import Condition
from medmir.search.rankings import Share
from medmir.vocabulary import labelling
from medmir.vocabulary.findings import LOBES

PATHS = {
    "instant": later("Instant"),
    "fuzzy": later("Instant"),
    "live": later("Live"),
    "lexical": later("Report text"),
    "similar": later("Similar"),
    "liked": later("Similar"),
    "picture": later("Picture"),
    "filter": later("Filter"),
    "collection": later("Collection"),
}
MODE_NAMES = {"both": later("Both"), "meaning": later("Meaning"), "words": later("Words")}
WEIGHT_NAMES = {"50": later("Both alike"), "20": later("Words more"), "80": later("Picture more")}
ORDER_NAMES = {"relevance": later("Relevance"), "label": later("Label"), "age": later("Age"),
               "source": later("As collected"), "newest": later("Newest first")}
FIELD_NAMES = {
    "label": later("Finding"), "view": later("View"), "side": later("Side"), "severity": later("Severity"),
    "sex": later("Sex"), "age": later("Age"), "modality": later("Modality"), "device": later("Device"),
    "split": later("Split"), "licence": later("Licence")}
VALUE_NAMES = {"LAT": later("Lateral"), "F": later("Female"), "M": later("Male"), "80-": later("80 and over")}

COLLECTION = later("Collection")
MODEL_NAMES = {"text": later("Text model"), "vision": later("Image model")}
MODELS_WITHIN = {"text": later("text model"), "vision": later("image model")}
"""The same within a sentence."""
MODEL_NOTES = {
    "loading": later("The text model is still loading; its answer will replace this one."),
    "failed": later("The text model is not available."),
    "live": "",
}
REPORTS_LOADING = later("The reports are still being opened; they will have their part in it.")
COSINE = later("How alike question and film are to the model: the cosine of their embeddings, from -1 to 1. It ranks"
               " the films of this collection; it is not the probability of a disease, and scores of two questions"
               " cannot be compared.")
BM25 = later("How much the question's words stand out in the report (BM25): the more of them and the rarer they are,"
             " the higher. It ranks the reports of this collection and has no upper bound.")
FUSED = later("Both rankings, by meaning and by the words of reports, in one: a film gets the more the further ahead"
              " it stands in either (reciprocal rank fusion). What each says of a film stands under “Why”. None of it"
              " is the probability of a disease.")
NO_EXAMPLE = later("a finding, its side, its grade")
EMPTY_QUESTION = later("Type what you are looking for, or choose an example.")
PICTURES_LOST = later("Pictures cannot be loaded: whatever serves this page no longer answers. What is already here"
                      " still works.")


def field_name(field: str) -> str:
    """What a field is called; a column of the collection's own by its own name."""
    return say(FIELD_NAMES.get(field, field.replace("_", " ").capitalize()))


def value_name(value: str) -> str:
    """What a value of a field is called, such as a finding or a side; what nobody translated is as it is stated."""
    return say(VALUE_NAMES.get(value, value))


def megabytes(loaded: int, total: int = 0) -> str:
    """Say how much of a file is here: "12.3 of 24.1 MB", or "12.3 MB" where the total is unknown."""
    here = f"{loaded / 1e6:.1f}"
    return say("{loaded} of {total} MB", loaded=here, total=f"{total / 1e6:.1f}") if total else f"{here} MB"


def duration(milliseconds: float) -> str:
    """Milliseconds with one decimal below ten, none above."""
    if milliseconds < 0.1:
        return say("under 0.1 ms")
    return f"{milliseconds:.1f} ms" if milliseconds < 9.95 else f"{milliseconds:.0f} ms"


HEADLINES = {
    "fuzzy": later("Showing results for “{asked}”"),
    "similar": later("Films most like {asked}, from other patients"),
    "picture": later("Films most like “{asked}”"),
    "filter": later("{n} films"),
    "collection": later("All {n} films"),
    "lexical": later("Reports with the words “{asked}”"),
}
ANSWERED = later("Results for “{asked}”")


def headline(answer: Answer) -> str:
    """The sentence above the results: what they are results for."""
    asked, n = answer.shown_query, counted(answer.among)
    if not answer.hits:
        return say("Nothing found for “{asked}”", asked=asked) if asked else say("No film here is all of that")
    if answer.path == "lexical" and not answer.all_words:
        return say("No report holds all the words of “{asked}”; these hold some", asked=asked)
    return say(HEADLINES.get(answer.path, ANSWERED), asked=asked, n=n)


def score_meaning(answer: Answer) -> str:
    """What the number on each card is."""
    if "words" in answer.shares and "meaning" in answer.shares:
        return say(FUSED)
    return say(BM25) if answer.path == "lexical" else say(COSINE)


def condition(asked: Condition) -> str:
    """A condition on a chip: "View: Lateral", "not Normal"."""
    values = f" {say('or')} ".join(map(value_name, asked.values))
    told = say("not {what}", what=values) if asked.negated else values
    if asked.field in ("finding", "label", "device"):
        return told if asked.negated else told[:1].upper() + told[1:]
    return f"{field_name(asked.field)}: {told}"


def standing(share: Share) -> str:
    """How a film stands among all by its score: "closer than 99.8 % of the collection"."""
    return say("closer than {these}", these=these_behind(share))


def these_behind(share: Share) -> str:
    """The films that a film stands before, as a share of them."""
    below = 100 * share.closer_than
    return f"{below:.1f} %" if below < 99.95 else say("all others")


def contributions(answer: Answer, case_id: str) -> list[str]:
    """What each path says of a film, a sentence each."""
    told = []
    if share := answer.shares.get("meaning", {}).get(case_id):
        told.append(say("By meaning: place {place} of {of}, closer than {these} of this collection (cosine {score});"
                        " not a probability of disease.", place=counted(share.place), of=counted(share.of),
                        these=these_behind(share), score=f"{share.score:.3f}"))
    if share := answer.shares.get("words", {}).get(case_id):
        told.append(say("By words: place {place} of {of} reports that hold them.", place=counted(share.place),
                        of=counted(share.of)))
    elif "words" in answer.shares:
        told.append(say("By words: its report does not hold them."))
    return told


def cut(relevant: int, shown: int) -> str:
    """The line between the films that answer and those that are only the next."""
    if not 0 < relevant < shown:
        return ""
    return say("1 film stands out from the collection for this question. What follows is merely the next alike."
               ) if relevant == 1 else say(
        "{n} films stand out from the collection for this question. What follows is merely the next alike.",
        n=counted(relevant))


def description(case: Case) -> str:
    """What a reader who cannot see the film is told: its id, view and findings."""
    return ", ".join(part for part in (case.case_id, case.view, *findings(case)) if part)


def findings(case: Case, named: Callable[[str], str] = value_name) -> list[str]:
    """The case's labels, each with the sides and severities its facts know: "Effusion (large, left)".

    ``named``: what label, side and severity are called: ``str`` where they are written into a file, as they are.
    """
    return [_finding(label, [fact for fact in case.facts if fact.label == label], named) for label in case.labels]


def _finding(label: str, facts: Sequence[Fact], named: Callable[[str], str]) -> str:
    told = dict.fromkeys(", ".join(named(part) for part in (fact.severity, fact.side) if part) for fact in facts)
    details = "; ".join(detail for detail in told if detail)
    return f"{named(label)} ({details})" if details else named(label)


def facts_heading(manifest: dict) -> str:
    """What a case's facts are called: ground truth only where the collection drew its patients itself.

    All other facts were read off by somebody, or by a program out of a report.
    """
    return say("Ground truth") if manifest.get("corpus", {}).get("sampling") else say("Labels")


PROVENANCE = {
    labelling.TRUTH: later("Its labels are the truth: it was made from them."),
    labelling.MINED: later("Its labels were mined from its report or caption by a program; nobody looked at the film"
                           " for them."),
    labelling.INDEXED: later("Its labels are the terms under which people indexed its report, not the film."),
    labelling.MIXED: later("Its labels were read by physicians or mined from its report by a program, film by film; the"
                           " source says which."),
}
UNSAID = later("Its labels are those that the source states.")


def provenance(manifest: dict) -> str:
    """Where the labels of the collection's films come from."""
    corpus = manifest.get("corpus", {})
    return say(PROVENANCE.get(labelling.TRUTH if corpus.get("sampling") else corpus.get("labelled", ""), UNSAID))


def fact(row: Fact) -> str:
    """One fact: "Effusion: large, left, left lower lobe"; of a nodule its longest diameter as well."""
    lobe, size = LOBES.get(row.lobe, row.lobe), f"{row.size_mm:.0f} mm" if row.size_mm else ""
    details = [value_name(detail) for detail in (row.severity, row.side, lobe, size) if detail]
    return f"{value_name(row.label)}: {', '.join(details)}" if details else value_name(row.label)


def attribution(manifest: dict) -> str:
    """Where the collection comes from: the manifest's notice, source and licence as sentences."""
    corpus = manifest.get("corpus", {})
    parts = [manifest.get("notice"), corpus.get("source"), corpus.get("licence")]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def welcome(collection: str, n: int, picture_gone: bool) -> str:
    """The sentence above the films that are shown before the first question; the collection's title may be empty."""
    gone = say("The picture is no longer in this tab: choose it again.") if picture_gone else ""
    told = say("From the collection “{title}”, {n} films", title=collection, n=counted(n)) if collection else say(
        "From the collection of {n} films", n=counted(n))
    return f"{gone} {told}".strip()


def search_title(query: str, similar: str, picture: bool, collection: str) -> str:
    """What the tab and the history call a search: without the picture's name, which is nobody's business."""
    if query or not (similar or picture):
        return query or collection
    return say("Similar to {film}", film=similar) if similar else say("Picture search")


def tab_title(place: str) -> str:
    """The title of the tab for what a view calls its place."""
    return f"{place} - Med-MIR" if place else "Med-MIR"
