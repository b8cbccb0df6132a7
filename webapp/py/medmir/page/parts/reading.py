"""What is read beside an open film: labels, report, facts, codes, origin; and what can be done with the film."""

from medmir.bundle.contract import Case, Report
from medmir.page.address import Place
from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.parts import citing, hiding, kin, report
from medmir.page.parts.buttons import button
from medmir.page.parts.definitions import definitions
from medmir.page.parts.tray import case_actions
from medmir.page.state import Session
from medmir.page.wording import fact, facts_heading, findings, provenance, value_name
from medmir.search.highlight import asked_words
from medmir.search.query_text import read
from medmir.vocabulary.icd10 import Code, code_of

VIEW = "case"
"""Under whose name the session holds the report."""


def reading(case: Case, place: Place, session: Session) -> Node:
    """The column beside the film; ``case`` as it may be shown (:func:`medmir.page.parts.hiding.seen`)."""
    hidden = hiding.hidden(case.case_id, session)
    return element(
        "div",
        hiding.note() if hidden else _labels(case, session),
        _actions(case, place, session),
        kin.related(case, session),
        None if hidden else [_report(case, place, session), _facts(case, session), _codes(case)],
        element("section", element("h3", say("Film")), _told(case), citing.pictures(case)),
        citing.share(case, session),
        class_="reading", tabindex=0, role="region", aria_labelledby="case-title", key=case.case_id,
    )


def _labels(case: Case, session: Session) -> Node:
    """The labels, and where they come from."""
    chips = [element("span", finding, class_="chip") for finding in findings(case)]
    told = element("p", provenance(session.manifest), id="case-provenance", class_="dim") if chips else None
    return element("div", element("p", chips, id="case-labels", class_="chips"), told)


def _actions(case: Case, place: Place, session: Session) -> Node:
    """What can be done with the film, and what was done last: the strip behind the case tells it too."""
    gathered = session.gathered
    undo = button(say("Undo"), "undo", id="case-undo") if gathered.steps else None
    return element(
        "div",
        element("div", button(say("Find similar"), "similar-to-case", id="case-similar", class_="primary"),
                button(say("Random case"), "random-case", id="case-random"), hiding.toggle(session, "case-"),
                class_="actions"),
        case_actions(case.case_id, place, session),
        element("p", element("span", gathered.problem or gathered.told, id="case-gathered", role="status"), undo,
                class_="told"),
        class_="doing",
    )


def _report(case: Case, place: Place, session: Session) -> list[Node]:
    """Both sections with the question's words marked, or why they cannot be shown; nothing of the film before."""
    if failure := session.failures.get(VIEW):
        return [report.section("findings", say("The report cannot be shown. {why}", why=failure))]
    told = (session.loaded.get(VIEW) or {}).get(case.case_id, Report("", ""))
    return report.sections(told, asked_words(read(place.get("q"))))


def _facts(case: Case, session: Session) -> Node | None:
    """What is known of each finding."""
    rows = [element("li", fact(each)) for each in case.facts]
    return element("section", element("h3", facts_heading(session.manifest)), element("ul", rows),
                   id="case-facts") if rows else None


def _codes(case: Case) -> Node | None:
    """The ICD-10 codes of the labels, each with WHO's title."""
    codes: dict[Code, list[str]] = {}
    for label in case.labels:
        if code := code_of(label):
            codes.setdefault(code, []).append(label)
    rows = {code.code: f"{code.title} ({', '.join(map(value_name, labels))})" for code, labels in codes.items()}
    return element("section", element("h3", say("ICD-10 codes of the labels")), definitions(rows),
                   id="case-codes") if rows else None


def _told(case: Case) -> Node:
    """What else is known of the film."""
    age = say("{n} years", n=case.age) if case.age is not None else ""
    told = {say("View"): case.view, say("Modality"): value_name(case.modality),
            say("Study (of a patient)"): case.study_id, say("Patient"): case.patient_id, say("Sex"): case.sex,
            say("Age"): age, say("Devices"): ", ".join(map(value_name, case.devices)), **case.columns,
            say("Licence"): case.licence}
    source = _source(case.source_url) if case.source_url else None
    return definitions({**told, say("Source"): source}, id="case-film")


def _source(address: str) -> Node:
    """A link where it leads to the web, else text: never a javascript: address from a bundle."""
    if not address.startswith(("https://", "http://")):
        return element("span", address)
    return element("a", address, href=address, rel="noopener noreferrer", target="_blank")
