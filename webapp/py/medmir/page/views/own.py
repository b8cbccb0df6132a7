"""The reader's own picture at its full size, in front of what was found by it."""

from collections.abc import Awaitable

from medmir.page import looking
from medmir.page.address import OWN, Place
from medmir.page.comparison import button_beside
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.own_film import OwnFilm
from medmir.page.parts import viewer
from medmir.page.state import Session
from medmir.page.view import Action, Doing, Key
from medmir.page.viewing import EIGHT_BIT, OWN_VIEWER
from medmir.page.views.search import shown_cases
from medmir.page.work import Work

GONE = later("The picture is no longer in this tab: choose it again.")


class OwnView:
    """What is open where the address says ``own=here``: a dialog, as a case is."""

    name = OWN
    label = later("Your picture")
    KEYS = (Key(("Escape",), "", "Esc", later("close")), *viewer.KEYS)

    def title(self, place: Place, session: Session) -> str:
        """Not the file's name, which is nobody's business."""
        return say("Your picture")

    def load(self, place: Place, session: Session, work: Work) -> Awaitable[OwnFilm | None]:
        """The picture at its full size, from its file."""
        return work.own_film()

    def draw(self, place: Place, session: Session) -> Node:
        """The picture, or why it cannot be shown."""
        return element("dialog", _header(session), _film(place, session), id=OWN, class_="case alone",
                       aria_labelledby="own-title", data_modal=True, data_backdrop="close-own", data_closed="close-own")

    def act(self, action: Action, page: Doing) -> bool:
        """Look at it, or close it."""
        if action.name == "close-own":
            _close(page)
            return True
        own = page.session.own
        target = looking.Target(OWN_VIEWER, OWN_VIEWER, own.greys if own else EIGHT_BIT)
        return looking.act(action, page, target)


def _close(page: Doing) -> None:
    page.focus_later("picture-open")
    if page.session.opened_here:
        page.session.opened_here = False
        page.back()
    else:
        page.settle(page.place.behind)


def _header(session: Session) -> Node:
    return element("header", element("h2", say("Your picture"), id="own-title", tabindex=-1, autofocus=True),
                   element("span", _size(session), id="own-size", class_="dim"),
                   element("button", say("Close"), id="own-close", type="button", data_do="close-own"))


def _size(session: Session) -> str:
    """How large it is, and which of several in its file."""
    if not session.own or not session.picture:
        return ""
    width, height = session.own.size
    size = say("{width} × {height} pixels", width=width, height=height)
    return ", ".join(filter(None, (size, session.picture.which)))


def _film(place: Place, session: Session) -> Node:
    if session.own:
        beside = button_beside(OWN, place, session, shown_cases(session))
        return viewer.viewer(viewer.of_own(session.own, say("Your picture")), session.looking, OwnView.KEYS,
                             beside)
    failure = session.failures.get(OWN) or ("" if OWN in session.busy else say(GONE))
    return element("p", failure or say("The picture is being opened."), class_="notice", role="status")
