"""Keys that work anywhere on the page: ``/`` search, arrows, ``s`` similar."""

from collections.abc import Callable

from pyodide.ffi import JsProxy
from pyscript import document, when

from medmir.page.case_view import CaseView
from medmir.page.results import Results
from medmir.page.search_box import SearchBox


def listen(box: SearchBox, results: Results, case: CaseView, on_similar: Callable[[str], None]) -> None:
    """Start listening. Enter and Escape need no help: they are the browser's for buttons and dialogs."""

    def in_page(key: str) -> bool:
        if key == "/":
            box.focus()
        elif key == "s" and results.focused():
            on_similar(results.focused())
        else:
            nowhere = document.activeElement.tagName == "BODY"
            return bool(nowhere or results.focused()) and results.move(key)
        return True

    def in_case(key: str) -> bool:
        if key == "s":
            case.find_similar()
        elif key in ("ArrowLeft", "ArrowRight"):
            case.step(-1 if key == "ArrowLeft" else 1)
        else:
            return False
        return True

    @when("keydown", document)
    def on_key(event: JsProxy) -> None:
        typing = event.target.matches("input:not([type=file]), textarea")
        if typing or event.ctrlKey or event.metaKey or event.altKey:
            return
        understood = in_case(event.key) if case.is_open else in_page(event.key)
        if understood:
            event.preventDefault()
