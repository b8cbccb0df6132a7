"""What stands around every view: masthead with the views that exist, footer with keys and sources."""

from collections.abc import Iterable, Sequence

from medmir.page.address import MAP, SEARCH, Place, asking, fragment
from medmir.page.appearance import LIGHT
from medmir.page.language import NAMES, later, say, spoken
from medmir.page.markup import Node, element
from medmir.page.parts.device import line
from medmir.page.speaking import SPEAK
from medmir.page.state import Session
from medmir.page.view import Key, View
from medmir.page.wording import attribution

DISCLAIMER = later("For research and teaching. Not a medical device; never use it for diagnosis.")
ONE_THREAD = later("On several threads the models did not answer in this browser: they run on one.")
PRIVACY = later("Everything runs in this tab: no query and no picture leaves it.")


def shell(session: Session, place: Place, views: Iterable[View], drawn: Node, over: Sequence[Node], keys: Sequence[Key]
          ) -> Node:
    """The whole page: a view, and over it what is open in front, such as a case."""
    return element("div", _masthead(session, place, views), element("main", drawn), _footer(session, keys), *over,
                   id="app", class_="light" if session.light else None)


def _masthead(session: Session, place: Place, views: Iterable[View]) -> Node:
    badge = session.manifest.get("badge")
    return element(
        "header",
        element("h1", element("a", "Med-MIR", href=fragment(Place()))),
        element("span", badge, id="badge", class_="badge") if badge else None,
        element("nav", [_link(view, place) for view in views], aria_label=say("Views")),
        element("div", element("p", say(DISCLAIMER), class_="disclaimer"), _room(session), class_="standing"),
        class_="masthead",
    )


def _room(session: Session) -> Node:
    return element("button", say("Light room"), id=LIGHT, type="button", data_do=LIGHT,
                   aria_pressed="true" if session.light else "false")


def _link(view: View, place: Place) -> Node:
    """From the search to the map and back a question goes along."""
    there = asking(place, view.name) if {view.name, place.view} == {SEARCH, MAP} else Place(view.name)
    return element("a", say(view.label), href=fragment(there),
                   aria_current="page" if view.name == place.view else None)


def _footer(session: Session, keys: Sequence[Key]) -> Node:
    return element(
        "footer",
        element("p", [_help(key) for key in keys if key.says], class_="keys"),
        element("p", say(PRIVACY)),
        element("p", line(session.device), id="device"),
        element("p", say(ONE_THREAD), id="threads") if session.one_thread else None,
        _languages(),
        element("p", attribution(session.manifest), id="source"),
    )


def _languages() -> Node:
    """A button for each language, called as it calls itself; the one that is spoken is pressed."""
    buttons = [element("button", name, type="button", id=f"{SPEAK}-{code}", lang=code, data_do=SPEAK, data_value=code,
                       aria_pressed="true" if code == spoken() else "false") for code, name in NAMES.items()]
    return element("p", buttons, class_="languages", role="group", aria_label=say("Language"))


def _help(key: Key) -> Node:
    return element("span", element("kbd", say(key.label)), f" {say(key.says)}")
