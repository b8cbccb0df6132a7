"""The clipboard, which a browser gives a page only where it may be trusted and the reader has just done something."""

from collections.abc import Callable

from js import document, navigator, window
from pyodide.ffi import JsException, JsProxy


def copy(element_id: str, told: Callable[[bool], None]) -> None:
    """Copy an element's text, or select it; ``told`` whether it was copied."""
    element = document.getElementById(element_id)

    def refused(reason: JsProxy | None = None) -> None:
        _select(element)
        told(False)

    try:
        navigator.clipboard.writeText(element.textContent).then(lambda done: told(True), refused)
    except (AttributeError, JsException):  # there is none: the page comes by plain http
        refused()


def _select(element: JsProxy) -> None:
    selection = window.getSelection()
    selection.selectAllChildren(element)
