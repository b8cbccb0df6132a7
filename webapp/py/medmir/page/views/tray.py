"""The tray's own view: a contact sheet with notes, which is also what is printed."""

from medmir.page.address import Place, fragment
from medmir.page.comparison import COMPARE, can_compare
from medmir.page.gathering import NOTE
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts import tray as part
from medmir.page.parts.buttons import button
from medmir.page.parts.films import CARD
from medmir.page.parts.reading_page import reading_page
from medmir.page.state import Session
from medmir.page.tray import LONGEST, NAMELESS, Entry
from medmir.page.view import IN_GRID, Action, Doing
from medmir.page.wording import PATHS, description, findings

EMPTY = later("No film is in the tray yet. Keep one by the star on its card, or with f, or import an exported tray.")


class TrayView:
    """The films that the reader keeps."""

    name = part.TRAY
    label = later("Tray")
    KEYS = (*IN_GRID, part.UNDO)

    def title(self, place: Place, session: Session) -> str:
        """The tray's name."""
        return part.name_of(session.gathered.tray)

    def load(self, place: Place, session: Session, work: object) -> None:
        """Nothing: what is shown is here."""

    def draw(self, place: Place, session: Session) -> Node:
        """Name, buttons, films."""
        if not session.bundle:
            return reading_page(session, say(self.label))
        return reading_page(session, say(self.label), _head(session), part.messages(session.gathered), _sheet(session),
                            element("p", say(part.PRIVATE), class_="dim"))

    def act(self, action: Action, page: Doing) -> bool:
        """The arrows move through the sheet."""
        return action.name == "move" and page.move_focus(action.key)


def _head(session: Session) -> Node:
    tray = session.gathered.tray
    name = element("input", id="tray-name", type="text", value="" if tray.name == NAMELESS else tray.name,
                   placeholder=say(NAMELESS), maxlength=LONGEST, autocomplete="off", data_typed="tray-name")
    return element("div", element("label", say("Name"), for_="tray-name"), name,
                   element("span", part.films_in(len(tray.entries)), id="tray-count", class_="dim"),
                   _compare(session), _buttons(bool(tray.entries)), class_="tray-head")


def _compare(session: Session) -> Node | None:
    """Those that are selected here, or all of a small tray."""
    here = part.shown(session.bundle, session.gathered.tray.case_ids)
    chosen = [case_id for case_id in here if case_id in session.gathered.selected]
    if can_compare(chosen):
        return button(say("Compare the selected"), COMPARE, data_value=",".join(chosen))
    return button(say("Compare"), COMPARE, data_value=",".join(here)) if can_compare(here) else None


def _buttons(filled: bool) -> Node:
    bring = element("span", element("input", id="tray-file", type="file", accept=".json,.csv", data_file=part.TRAY),
                    element("label", say("Import"), for_="tray-file", class_="button"), class_="by-picture")
    others = [button(*each) for each in (
        (say("More like these"), "more-like-tray"), (say("Export as JSON"), "tray-json"),
        (say("Export as CSV"), "tray-csv"), (say("Print"), "tray-print"),
        (say("Clear the tray"), "tray-clear"))] if filled else None
    return element("div", others, bring, class_="actions")


def _sheet(session: Session) -> list[Node]:
    tray, bundle = session.gathered.tray, session.bundle
    if not tray.entries:
        return [element("p", say(EMPTY))]
    here = [entry for entry in tray.entries if bundle.has(entry.case_id)]
    away = [entry.case_id for entry in tray.entries if not bundle.has(entry.case_id)]
    absent = element("p", say("Not in this collection: {films}.", films=", ".join(away)), class_="dim",
                     id="tray-away") if away else None
    sheet = element("ol", [_film(entry, session) for entry in here], id="results", class_="results sheet",
                    aria_label=say("Films of the tray"))
    return [sheet, *filter(None, [absent])]


def _film(entry: Entry, session: Session) -> Node:
    case = session.bundle.case(entry.case_id)
    picture = element("img", src=part.BUNDLE + case.thumbnail, alt=description(case), decoding="async")
    link = element("a", picture, href=fragment(Place(part.TRAY).having(case=case.case_id)), id=CARD + case.case_id,
                   class_="film")
    chips = [element("span", finding, class_="chip") for finding in findings(case)]
    note = element("input", id=f"note-{case.case_id}", type="text", value=entry.note, placeholder=say("Note"),
                   aria_label=say("Note on {film}", film=case.case_id), maxlength=LONGEST, autocomplete="off",
                   data_typed=NOTE + case.case_id)
    out = element("button", say("Remove"), type="button", data_do="tray-remove", data_value=case.case_id,
                  aria_label=say("Remove {film} from the tray", film=case.case_id))
    selected = case.case_id in session.gathered.selected
    select = element("button", say("Select"), type="button", data_do="select", data_value=case.case_id,
                     aria_pressed="true" if selected else "false", aria_label=say("Select {film}", film=case.case_id))
    caption = element("figcaption", element("span", case.case_id, class_="case-id"),
                      element("span", case.view, class_="view"), element("span", chips, class_="chips"),
                      element("span", found_by(entry), class_="found-by dim"), note, select, out,
                      element("span", entry.note, class_="on-paper"))
    return element("li", element("figure", link, caption), class_="card", key=case.case_id)


def found_by(entry: Entry) -> str:
    """How a film came into the tray: "Live, “left effusion”, .412"; empty where it answered nothing."""
    score = "" if entry.score is None else f"{entry.score:.3f}"
    asked = f"“{entry.question}”" if entry.question else ""
    return ", ".join(part for part in (say(PATHS.get(entry.path, entry.path)), asked, score) if part)
