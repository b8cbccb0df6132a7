"""The case: one film at full size with everything the bundle knows about it, in front of the results."""

from collections.abc import Awaitable

from medmir.bundle.contract import Case, Report
from medmir.page import looking
from medmir.page.address import Place, similar
from medmir.page.comparison import button_beside
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts import browsing, citing, hiding, tray, viewer
from medmir.page.parts.films import CARD
from medmir.page.parts.hiding import seen
from medmir.page.parts.kin import OPEN
from medmir.page.parts.reading import VIEW, reading
from medmir.page.state import Session
from medmir.page.view import Action, Doing, Key
from medmir.page.viewing import EIGHT_BIT
from medmir.page.views.search import shown_cases
from medmir.page.work import Work

STEPS = {"previous": -1, "next": 1}


class CaseView:
    """What is open where the address has a ``case``: a dialog over the view that it was opened from."""

    name = VIEW
    label = later("Case")
    KEYS = (
        Key(("ArrowLeft",), "previous", "←", later("previous film")),
        Key(("ArrowRight",), "next", "→", later("next film")),
        Key(("s",), "similar-to-case", "s", later("find similar")),
        *tray.KEYS,
        *hiding.IN_CASE,
        Key(("Escape",), "", "Esc", later("close")),
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
        case = seen(session.bundle.case(place.get("case")), session)
        return element(
            "dialog", _header(case, _case_ids(place, session)), _film(case, place, session),
            reading(case, place, session), id="case", class_="case", aria_labelledby="case-title", data_modal=True,
            data_backdrop="close-case", data_closed="close-case",
        )

    def act(self, action: Action, page: Doing) -> bool:
        """Step to the next film, open a related one, find similar ones, copy, hide or show, or close."""
        if action.name in STEPS:
            return _step(STEPS[action.name], page)
        if action.name == OPEN:
            _open(action.value, page)
        elif action.name == "similar-to-case":
            page.go(similar(page.place.get("case")))
        elif action.name == "close-case":
            _close(page)
        else:
            target = looking.Target(page.place.get("case"), page.place.get("case"), EIGHT_BIT)
            return (citing.act(action, page) or browsing.act(action, page) or looking.act(action, page, target))
        return True


def _case_ids(place: Place, session: Session) -> list[str]:
    """The films that Previous and Next walk through: those behind the case, if this one is among them."""
    case_id = place.get("case")
    return list(session.walk) if case_id in session.walk else [case_id]


def _step(by: int, page: Doing) -> bool:
    case_ids = _case_ids(page.place, page.session)
    position = case_ids.index(page.place.get("case")) + by
    if 0 <= position < len(case_ids):
        page.settle(page.place.having(case=case_ids[position]))
    return True


def _open(case_id: str, page: Doing) -> None:
    """Another film in the place of this one: Close still leads to where the reader came from."""
    page.focus_later("case-title")
    page.settle(page.place.having(case=case_id))


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
        element("span", say("{n} of {of}", n=position + 1, of=len(case_ids)), id="case-position", class_="dim"),
        # not "disabled": a disabled button that has the focus would swallow the keys
        _button(say("Previous"), "previous", "previous", aria_disabled="true" if position == 0 else "false"),
        _button(say("Next"), "next", "next", aria_disabled="true" if position == len(case_ids) - 1 else "false"),
        _button(say("Close"), "close", "close-case"),
    )


def _button(label: str, name: str, action: str, **attributes: str) -> Node:
    return element("button", label, id=f"case-{name}", type="button", data_do=action, **attributes)


def _film(case: Case, place: Place, session: Session) -> Node:
    beside = button_beside(case.case_id, place, session, shown_cases(session))
    return viewer.viewer(viewer.of_case(case), session.looking, CaseView.KEYS, beside)

