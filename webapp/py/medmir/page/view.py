"""What every view of the page has: a title, its keys as data, a drawing, and what it does when asked."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, Protocol

from medmir.page.address import Place
from medmir.page.language import later
from medmir.page.markup import Node
from medmir.page.state import Session
from medmir.page.surroundings import Screen

IN_QUERY, IN_FIELD = "query", "field"
"""Where a key was pressed: in the search box, in another field."""


class Key(NamedTuple):
    """A key binding: the keys as browsers name them, the action they call, and what the help line says of them.

    ``says`` is empty for a key that needs no mention. ``label`` is what the key is called in the help line.
    """

    keys: tuple[str, ...]
    action: str
    label: str = ""
    says: str = ""


TO_SEARCH = Key(("/",), "focus-query", "/", later("search"))
IN_GRID = (
    TO_SEARCH,
    Key(("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"), "move", later("Arrows"), later("move")),
    Key(("Enter",), "", later("Enter"), later("open")),
)
"""The keys of every view that shows a grid of films."""


class Action(NamedTuple):
    """Something the reader did: an action's name, its value, and the key that called it, if one did."""

    name: str
    value: str = ""
    key: str = ""


class Doing(Protocol):
    """What a view may ask of the page while it acts."""

    session: Session
    place: Place
    screen: Screen

    def go(self, place: Place) -> None:
        """Move to a place; Back leads to the present one."""

    def settle(self, place: Place) -> None:
        """Correct the address without a new entry in the history."""

    def back(self) -> None:
        """Return to the place before."""

    def draw(self, after_s: float = 0) -> None:
        """Draw what the session now holds, at the latest after so many seconds."""

    def reload(self) -> None:
        """Load again what the place shows."""

    def ask_by(self, file: object, remedy: str = "") -> None:
        """Ask by a picture, after something was done to it."""

    def forget_picture(self) -> None:
        """Let go of the picture that was asked by, its preview included."""

    def focus(self, element_id: str) -> None:
        """Put the focus on an element."""

    def focus_later(self, element_id: str) -> None:
        """Put the focus on an element when the place that was asked for has been drawn."""

    def copy(self, element_id: str, told: Callable[[bool], None]) -> None:
        """Copy an element's text, or select it where the browser lets nobody copy; ``told`` which."""

    def move_focus(self, key: str) -> bool:
        """Move the focus in the grid by an arrow key, Home, End or "First"; False where the key leads nowhere."""

    def save(self, name: str, kind: str, text: str) -> None:
        """Hand the reader a file of that name and MIME type, as a download does."""

    @property
    def focused(self) -> str:
        """The id of the element that has the focus, or an empty string."""


class View(Protocol):
    """One view. It is drawn from place and session alone; whatever it needs beyond them, ``load`` brings."""

    name: str
    label: str
    KEYS: tuple[Key, ...]

    def title(self, place: Place, session: Session) -> str:
        """What the tab and the history call the place."""

    def load(self, place: Place, session: Session, work: Any) -> Awaitable[object] | None:
        """What the view shows of the place and must be waited for, or None where nothing must.

        ``work`` is :class:`medmir.page.work.Work`.
        """

    def draw(self, place: Place, session: Session) -> Node:
        """The view as it looks now."""

    def act(self, action: Action, page: Doing) -> bool:
        """Do what the reader asked for; False where this view knows no such action."""
