"""What the search box does: typing suggests, arrows choose, Enter asks."""

from medmir.page.address import OWN, SEARCH, Place, search
from medmir.page.asking import ANEW, OPEN, TYPED
from medmir.page.parts.query_box import ASK_BOTH, BESIDE, OPEN_PICTURE, QUERY
from medmir.page.state import Session
from medmir.page.view import Action, Doing, Key
from medmir.page.wording import EMPTY_QUESTION
from medmir.search.instant import stored_queries

KEYS = (
    Key(("ArrowDown", "ArrowUp"), "choose"),
    Key(("Escape",), "close-suggestions"),
    Key(("Enter",), "ask"),
)
"""The keys while the cursor is in the box."""


def act(action: Action, page: Doing) -> bool:
    """Do what the reader asked of the box; False where it knows no such action, or leaves the key to the browser."""
    session = page.session
    if action.name == "type":
        _type(session, action.value)
    elif action.name == "choose":
        return _choose(action.key, page)
    elif action.name == "close-suggestions":
        return _close(page)
    elif action.name == BESIDE:
        session.draft[BESIDE] = action.value
    elif action.name == ASK_BOTH:
        _go(page.place.behind.having(q=session.draft.get(BESIDE, "").strip(), **ANEW), page)
    elif action.name == OPEN_PICTURE:
        page.go(page.place.having(**{OWN: "here"}))
    elif action.name in ("ask", "suggestion"):
        return _ask(action.value or _chosen(session), page)
    else:
        return False
    page.draw()
    return True


def _type(session: Session, text: str) -> None:
    session.typed, session.hint, session.chosen = text, "", -1
    asked = text.strip()
    session.suggestions = tuple(stored_queries(session.bundle).suggestions(asked)) if asked and session.bundle else ()


def _choose(key: str, page: Doing) -> bool:
    """Through the list and back over the box itself, which stands at -1; without a list an arrow leads to the films."""
    session = page.session
    if session.suggestions:
        step = 1 if key == "ArrowDown" else -1
        session.chosen = (session.chosen + 1 + step) % (len(session.suggestions) + 1) - 1
        page.draw()
        return True
    return key == "ArrowDown" and page.move_focus("First")


def _close(page: Doing) -> bool:
    shown = bool(page.session.suggestions)
    page.session.suggestions, page.session.chosen = (), -1
    page.draw()
    return shown


def _chosen(session: Session) -> str:
    """The suggestion that is chosen, else what is typed, without blanks around it."""
    return session.suggestions[session.chosen] if session.chosen >= 0 else session.typed.strip()


def _ask(words: str, page: Doing) -> bool:
    """Ask a question; the same one again is asked afresh, and an empty one is no question."""
    session = page.session
    session.typed, session.suggestions, session.chosen = words, (), -1
    session.hint = "" if words else EMPTY_QUESTION
    if not words:
        page.draw()
        page.focus(QUERY)
    else:
        _go(search(words) if page.place.view != SEARCH else _asked_anew(page.place, words), page)
    return True


def _asked_anew(place: Place, words: str) -> Place:
    """Another question within the same filters, answered in the same way."""
    return place.behind.having(q=words, similar="", picture="", **ANEW, **{OPEN: "", TYPED: ""})


def _go(place: Place, page: Doing) -> None:
    if page.place == place:
        page.reload()
    else:
        page.go(place)


def clear_picture(page: Doing) -> None:
    """Let go of the picture that was asked by."""
    page.forget_picture()
    page.settle(Place())
    page.focus(QUERY)
