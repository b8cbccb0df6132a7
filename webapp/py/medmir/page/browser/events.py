"""What the reader does, as the page hears of it. Elements say what they mean:

``data-do`` an action on click, with ``data-value``; ``data-typed`` an action on every letter; ``data-file`` a file
input; ``data-shown`` an action when a picture is there; ``data-backdrop`` an action when a dialog is clicked beside its
content; ``data-closed`` when it was closed.
"""

from js import document, window
from pyodide.ffi import JsProxy, create_proxy

from medmir.page.address import similar
from medmir.page.app import App
from medmir.page.browser.dragging import Dragging
from medmir.page.browser.files import BrowserFile
from medmir.page.browser.history import History
from medmir.page.parts.query_box import DROPPED, PICTURE, QUERY
from medmir.page.parts.tray import TRAY
from medmir.page.study_plan import STUDY
from medmir.page.view import IN_FIELD, IN_QUERY, Action

FIELDS = "input:not([type=file]), textarea, select"


class Events:
    """Listens to the whole document, so that no drawing needs listeners of its own."""

    def __init__(self, app: App, history: History):
        self._app, self._history = app, history

    def listen(self) -> None:
        """Start listening; a picture that was chosen while Python was loading is taken now."""
        heard = {
            "click": self._clicked, "mousedown": self._pressed, "input": self._typed, "keydown": self._key,
            "change": self._changed, "focusout": self._left, "close": self._closed, "error": self._lost,
            "load": self._shown, "visibilitychange": self._seen,
        }
        for name, hear in heard.items():
            document.addEventListener(name, create_proxy(hear), True)  # captured: close, load and error do not bubble
        Dragging(lambda case_id: self._app.go(similar(case_id))).listen()
        window.addEventListener("hashchange", create_proxy(lambda event: self._app.follow()))
        for field in (PICTURE, DROPPED):
            self._take(document.getElementById(field))

    def _clicked(self, event: JsProxy) -> None:
        if event.target.closest("a"):
            self._history.leave()
        if backdrop := _means(event.target, "backdrop"):  # the dialog itself, not what is in it
            self._app.act(Action(backdrop))
        elif chosen := event.target.closest("[data-do]"):
            self._app.act(Action(_means(chosen, "do"), _means(chosen, "value")))

    def _pressed(self, event: JsProxy) -> None:
        """A suggestion is chosen by click: the box must not lose the focus to it, or the list would be gone."""
        if event.target.closest("[role=option]"):
            event.preventDefault()

    def _typed(self, event: JsProxy) -> None:
        if action := _means(event.target, "typed"):
            self._app.act(Action(action, event.target.value))

    def _key(self, event: JsProxy) -> None:
        if event.isComposing or event.ctrlKey or event.metaKey or event.altKey:
            return
        target = event.target
        where = IN_QUERY if target.id == QUERY else IN_FIELD if target.matches(FIELDS) else ""
        if self._app.press(_name(event), where):
            event.preventDefault()

    def _changed(self, event: JsProxy) -> None:
        if _means(event.target, "file"):
            self._take(event.target)

    def _take(self, field: JsProxy) -> None:
        file = field.files.item(0) if field else None
        if file is not None:  # not "if file": an empty one is false
            field.value = ""  # or the same file could not be chosen again
            own = {TRAY: self._app.gathering.take, STUDY: self._app.studying.take}
            take = own.get(_means(field, "file"), self._app.ask_by)
            take(BrowserFile(file))

    def _left(self, event: JsProxy) -> None:
        if _means(event.target, "typed"):
            self._app.act(Action("close-suggestions"))

    def _closed(self, event: JsProxy) -> None:
        if action := _means(event.target, "closed"):
            self._app.act(Action(action))

    def _shown(self, event: JsProxy) -> None:
        if getattr(event.target, "localName", "") == "img" and (action := _means(event.target, "shown")):
            self._app.act(Action(action))

    def _seen(self, event: JsProxy) -> None:
        self._app.act(Action("tab-hidden" if document.hidden else "tab-seen"))

    def _lost(self, event: JsProxy) -> None:
        if getattr(event.target, "localName", "") == "img":
            event.target.dataset.lost = "true"  # the style sheet hides the browser's broken picture
            self._app.lose_picture()


def _name(event: JsProxy) -> str:
    """What a key is called; Shift is heard with the arrows alone, since letters and signs are others with it."""
    return f"Shift+{event.key}" if event.shiftKey and event.key.startswith("Arrow") else event.key


def _means(element: JsProxy, what: str) -> str:
    """What an element says by one of the attributes above, or an empty string."""
    return element.getAttribute(f"data-{what}") or ""
