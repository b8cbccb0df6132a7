"""A film that is dragged from the grid onto the search box, or anywhere else on the page, asks for films like it."""

from collections.abc import Callable

from js import document
from pyodide.ffi import JsProxy, create_proxy

from medmir.page.parts.films import CARD

DROPPING = "dropping"  # the style sheet shows where something can be dropped


class Dragging:
    """Hears of a film before ``drop.js`` does, which would take it for a file: browsers hand a picture on as one."""

    def __init__(self, dropped: Callable[[str], None]):
        self._dropped, self._film = dropped, ""

    def listen(self) -> None:
        """Start listening."""
        heard = {"dragstart": self._begun, "dragover": self._over, "drop": self._let_go, "dragend": self._ended}
        for name, hear in heard.items():
            document.addEventListener(name, create_proxy(hear), True)

    def _begun(self, event: JsProxy) -> None:
        film = _film(event.target)
        self._film = film.id if film else ""

    def _over(self, event: JsProxy) -> None:
        if self._film:
            _ours(event)
            document.documentElement.classList.toggle(DROPPING, not self._at_home(event))

    def _let_go(self, event: JsProxy) -> None:
        if self._film:
            _ours(event)
            film, home = self._film, self._at_home(event)
            self._ended(event)
            if not home:
                self._dropped(film.removeprefix(CARD))

    def _at_home(self, event: JsProxy) -> bool:
        """Over the film itself, where a click that slipped ends as well."""
        film = _film(event.target)
        return bool(film) and film.id == self._film

    def _ended(self, event: JsProxy) -> None:
        self._film = ""
        document.documentElement.classList.remove(DROPPING)


def _ours(event: JsProxy) -> None:
    event.preventDefault()
    event.stopPropagation()


def _film(target: JsProxy) -> JsProxy | None:
    """The link of the film that a node belongs to."""
    element = target if hasattr(target, "closest") else target.parentElement
    return element.closest(f"a[id^={CARD}]") if element else None
