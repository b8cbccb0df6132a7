"""The case: one film at full size with everything the bundle knows about it, in front of the results."""

from collections.abc import Awaitable, Collection

from medmir.bundle.contract import Case, Report
from medmir.page import looking
from medmir.page.address import Place, similar
from medmir.page.comparison import button_beside
from medmir.page.markup import Node, element
from medmir.page.parts import viewer
from medmir.page.parts.definitions import definitions
from medmir.page.parts.films import CARD, marked_text
from medmir.page.state import Session
from medmir.page.view import Action, Doing, Key
from medmir.page.viewing import EIGHT_BIT
from medmir.page.views.search import shown_cases
from medmir.page.wording import fact, facts_heading, findings
from medmir.page.work import Work
from medmir.search.highlight import asked_words
from medmir.search.query_text import read

STEPS = {"previous": -1, "next": 1}


class CaseView:
    """What is open where the address has a ``case``: a dialog over the view that it was opened from."""

    name = "case"
    label = "Case"
    KEYS = (
        Key(("ArrowLeft",), "previous", "←", "previous film"),
        Key(("ArrowRight",), "next", "→", "next film"),
        Key(("s",), "similar-to-case", "s", "find similar"),
        Key(("Escape",), "", "Esc", "close"),
        *viewer.KEYS,
    )

    def title(self, place: Place, session: Session) -> str:
        """The case's id."""
        return place.get("case")

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[dict[str, Report]]:
        """The case's report, by its id: it must not be shown beside another film."""
        return work.report(place.get("case"))

    def draw(self, place: Place, session: Session) -> Node:
        """The film, and beside it report, facts and origin; MedMIRError where the collection has no such case."""
        case = session.bundle.case(place.get("case"))
        return element(
            "dialog", _header(case, _case_ids(place, session)), _film(case, place, session),
            _reading(case, place, session), id="case", class_="case", aria_labelledby="case-title", data_modal=True,
            data_backdrop="close-case", data_closed="close-case",
        )

    def act(self, action: Action, page: Doing) -> bool:
        """Step to the next film, find similar ones, or close."""
        if action.name in STEPS:
            return _step(STEPS[action.name], page)
        if action.name == "similar-to-case":
            page.go(similar(page.place.get("case")))
        elif action.name == "close-case":
            _close(page)
        else:
            case_id = page.place.get("case")
            return looking.act(action, page, looking.Target(case_id, case_id, EIGHT_BIT))
        return True


def _case_ids(place: Place, session: Session) -> list[str]:
    """The films that Previous and Next walk through: those of the results, if this one is among them."""
    shown, case_id = shown_cases(session), place.get("case")
    return shown if case_id in shown else [case_id]


def _step(by: int, page: Doing) -> bool:
    case_ids = _case_ids(page.place, page.session)
    position = case_ids.index(page.place.get("case")) + by
    if 0 <= position < len(case_ids):
        page.settle(page.place.having(case=case_ids[position]))
    return True


def _close(page: Doing) -> None:
    """Back to the results, to the film that was read last; a case that a link opened has nothing to go back to."""
    page.focus_later(CARD + page.place.get("case"))
    if page.session.opened_here:
        page.session.opened_here = False  # a second click must not go back twice
        page.back()
    else:
        page.settle(page.place.behind)


def _header(case: Case, case_ids: list[str]) -> Node:
    position = case_ids.index(case.case_id)
    return element(
        "header",
        element("h2", case.case_id, id="case-title", tabindex=-1, autofocus=True),
        element("span", f"{position + 1} of {len(case_ids)}", id="case-position", class_="dim"),
        # not "disabled": a disabled button that has the focus would swallow the keys
        _button("Previous", "previous", aria_disabled="true" if position == 0 else "false"),
        _button("Next", "next", aria_disabled="true" if position == len(case_ids) - 1 else "false"),
        _button("Close", "close-case"),
    )


def _button(label: str, action: str, **attributes: str) -> Node:
    return element("button", label, id=f"case-{label.lower()}", type="button", data_do=action, **attributes)


def _film(case: Case, place: Place, session: Session) -> Node:
    beside = button_beside(case.case_id, place, session, shown_cases(session))
    return viewer.viewer(viewer.of_case(case), session.looking, CaseView.KEYS, beside)


def _reading(case: Case, place: Place, session: Session) -> Node:
    chips = [element("span", finding, class_="chip") for finding in findings(case)]
    return element(
        "div",
        element("p", chips, id="case-labels", class_="chips"),
        element("button", "Find similar", id="case-similar", type="button", class_="primary",
                data_do="similar-to-case"),
        _report(case, place, session),
        _facts(case, session),
        element("section", element("h3", "Film"), _told(case)),
        class_="reading", tabindex=0, role="region", aria_labelledby="case-title", key=case.case_id,
    )


def _report(case: Case, place: Place, session: Session) -> list[Node]:
    """Both sections with the question's words marked, or why they cannot be shown; nothing of the film before."""
    if failure := session.failures.get(CaseView.name):
        return [_section("findings", "Findings", f"The report cannot be shown. {failure}")]
    report = (session.loaded.get(CaseView.name) or {}).get(case.case_id, Report("", ""))
    words = asked_words(read(place.get("q")))
    return [_section(name, name.capitalize(), text, words) for name, text in report._asdict().items() if text]


def _section(name: str, heading: str, text: str, words: Collection[str] = ()) -> Node:
    told = element("p", marked_text(text, words))
    return element("section", element("h3", heading), told, id=f"case-{name}", key=name)


def _facts(case: Case, session: Session) -> Node | None:
    if not case.facts:
        return None
    rows = [element("li", fact(each)) for each in case.facts]
    return element("section", element("h3", facts_heading(session.manifest)), element("ul", rows), id="case-facts")


def _told(case: Case) -> Node:
    """What else is known of the film."""
    age = f"{case.age} years" if case.age is not None else ""
    told = {"View": case.view, "Modality": case.modality, "Study": case.study_id, "Patient": case.patient_id,
            "Sex": case.sex, "Age": age, "Devices": ", ".join(case.devices), **case.columns, "Licence": case.licence}
    source = _source(case.source_url) if case.source_url else None
    return definitions({**told, "Source": source}, id="case-film")


def _source(address: str) -> Node:
    """A link where it leads to the web, else text: never a javascript: address from a bundle."""
    if not address.startswith(("https://", "http://")):
        return element("span", address)
    return element("a", address, href=address, rel="noopener noreferrer", target="_blank")
