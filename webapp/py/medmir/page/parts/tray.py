"""The tray and what fills it: the buttons of a card, the strip below the search, the tray's own buttons."""

from collections.abc import Iterable

from medmir.bundle.reader import Bundle
from medmir.page import judged
from medmir.page.address import Place, fragment
from medmir.page.comparison import COMPARE, can_compare
from medmir.page.gathered import Gathered
from medmir.page.language import counted, later, say
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.parts.status import alert
from medmir.page.reading import BUNDLE
from medmir.page.state import Session
from medmir.page.tray import NAMELESS, Tray
from medmir.page.view import Key

TRAY = "tray"
"""The name of the view, and of the file input that a tray is brought in by."""
UNDO = Key(("u",), "undo", "u", later("undo"))
KEYS = (
    Key(("l",), "like", "l", later("like")),
    Key(("d",), "dislike", "d", later("dislike")),
    Key(("f",), "favourite", "f", later("keep in the tray")),
    Key(("x",), "select", "x", later("select")),
    UNDO,
)
"""The keys of a grid of films, for the film with the focus."""
SHOWN = 12  # thumbnails in the strip, the newest
NOT_LASTING = later("This browser keeps nothing for this page, or has no more room: the tray is gone with this tab."
                    " Export it before you close it.")
PRIVATE = later("The tray stays on this device, in this browser; nothing of it is uploaded.")
WORDS = {"like": later("Like"), "dislike": later("Dislike"), "favourite": later("Keep"), "select": later("Select")}
ICONS = {
    "like": ("M8 3v10M3 8h10",),
    "dislike": ("M3 8h10",),
    "favourite": ("M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",),
    "select": ("M2.5 2.5h11v11h-11z", "M5 8l2.2 2.4L11 5.6"),
}


def card_actions(case_id: str, place: Place, session: Session) -> Node:
    """The buttons of a film's card; each says whether it is pressed."""
    buttons = [_card_button(action, case_id, *told) for action, told in _pressed(case_id, place, session).items()]
    return element("span", buttons, class_="card-actions", role="group",
                   aria_label=say("What to do with {film}", film=case_id))


def case_actions(case_id: str, place: Place, session: Session) -> Node:
    """The same for the film that is open, in words."""
    buttons = [element("button", _icon(action), element("span", say(WORDS[action])), id=f"case-{action}",
                       type="button", data_do=action, data_value=case_id, title=say(label),
                       aria_pressed="true" if pressed else "false")
               for action, (label, pressed) in _pressed(case_id, place, session).items()]
    return element("div", buttons, class_="card-actions worded", role="group",
                   aria_label=say("What to do with {film}", film=case_id))


def _pressed(case_id: str, place: Place, session: Session) -> dict[str, tuple[str, bool]]:
    """By action its name, and whether it was done to the film."""
    gathered = session.gathered
    return {
        "like": (later("Like"), case_id in judged.case_ids(place, judged.LIKED)),
        "dislike": (later("Dislike"), case_id in judged.case_ids(place, judged.DISLIKED)),
        "favourite": (later("Keep in the tray"), case_id in gathered.tray),
        "select": (later("Select"), case_id in gathered.selected),
    }


def _card_button(action: str, case_id: str, label: str, pressed: bool) -> Node:
    return element("button", _icon(action), id=f"{action}-{case_id}", type="button", data_do=action, data_value=case_id,
                   aria_pressed="true" if pressed else "false", aria_label=f"{say(label)} {case_id}",
                   title=say(label))


def _icon(action: str) -> Node:
    return element("svg", [element("path", d=line) for line in ICONS[action]], viewBox="0 0 16 16", width=16, height=16,
                   aria_hidden="true")


def strip(place: Place, session: Session) -> Node:
    """What is gathered, beside the films it was gathered from; nothing while nothing is."""
    gathered = session.gathered
    judges = bool(judged.case_ids(place, judged.LIKED) or judged.case_ids(place, judged.DISLIKED))
    lines = [messages(gathered), _selection(gathered), _feedback(place, session) if judges else None,
             _thumbnails(place, session) if gathered.tray.entries else None]
    return element("section", lines, id="strip", class_="strip", aria_label=say("Gathered films"),
                   hidden=not (gathered.tray.entries or gathered.selected or gathered.steps or gathered.problem))


def messages(gathered: Gathered) -> list[Node | None]:
    """What was done last, how it is undone, and what went wrong."""
    undo = button(say("Undo: {what}", what=gathered.steps[-1].says), "undo") if gathered.steps else None
    return [
        element("p", element("span", gathered.told, id="gathered", role="status"), undo, class_="told"),
        alert(gathered.problem, id="tray-problem") if gathered.problem else None,
        alert(say(NOT_LASTING), id="tray-fleeting") if gathered.tray.entries and not gathered.lasting else None,
    ]


def _selection(gathered: Gathered) -> Node | None:
    if not gathered.selected:
        return None
    return element("div", element("span", say("{n} selected", n=counted(len(gathered.selected))), id="selected"),
                   button(say("Compare"), COMPARE) if can_compare(gathered.selected) else None,
                   button(say("Add to the tray"), "add-selected"),
                   button(say("More like the selected"), "more-like-selected"),
                   button(say("Select none"), "select-none"), class_="actions")


def _feedback(place: Place, session: Session) -> Node:
    """How the answer was turned, and whether labels count in it."""
    liked, disliked = (counted(len(judged.case_ids(place, name))) for name in (judged.LIKED, judged.DISLIKED))
    counts = say("{liked} liked, {disliked} disliked", liked=liked, disliked=disliked)
    labelled = any(case.labels for case in session.bundle.cases) if session.bundle else False
    by_labels = button(say("Labels count as well"), "by-labels", aria_pressed="true" if place.get(judged.BY_LABELS)
                       else "false") if labelled else None
    back = element("a", say("Without feedback"), href=fragment(judged.unjudged(place)))
    return element("div", element("span", counts, id="judged"), by_labels, back, class_="actions")


def _thumbnails(place: Place, session: Session) -> Node:
    tray = session.gathered.tray
    here = shown(session.bundle, tray.case_ids)[-SHOWN:]
    films = [element("li", element("a", thumbnail(session.bundle, case_id), href=fragment(place.having(case=case_id)),
                                   aria_label=say("Open {film}", film=case_id)), key=case_id) for case_id in here]
    return element("div", element("a", f"{name_of(tray)}: {films_in(len(tray.entries))}", href=fragment(Place(TRAY)),
                                  id="to-tray"),
                   element("ol", films, class_="thumbnails", aria_label=say("Newest films of the tray")),
                   button(say("More like the tray"), "more-like-tray"), class_="actions")


def shown(bundle: Bundle | None, case_ids: Iterable[str]) -> list[str]:
    """Those of the films that this collection has."""
    return [case_id for case_id in case_ids if bundle and bundle.has(case_id)]


def thumbnail(bundle: Bundle, case_id: str) -> Node:
    """A film's small picture; what it is stands beside it."""
    return element("img", src=BUNDLE + bundle.case(case_id).thumbnail, alt="", decoding="async", loading="lazy")


def films_in(n: int) -> str:
    """A number of films, in words."""
    return say("1 film") if n == 1 else say("{n} films", n=counted(n))


def name_of(tray: Tray) -> str:
    """What the tray is called; one without a name of its own is called so in the reader's language."""
    return say(NAMELESS) if tray.name == NAMELESS else tray.name
