"""Places in the browser: one text each under the site's own address, shared by its tabs."""

from collections.abc import Callable

from js import URL, localStorage, location, window
from pyodide.ffi import JsException, JsProxy, create_proxy


class BrowserStorage:
    """See :class:`medmir.page.surroundings.Storage`. Several sites of one host stay apart, as do those on a disk.

    ``of``: what the place is for.
    """

    def __init__(self, of: str):
        self._key = f"Med-MIR {of} {URL.new('.', location.href).href}"

    def read(self) -> str:
        """What was written last."""
        try:
            return localStorage.getItem(self._key) or ""
        except JsException:  # storage is switched off
            return ""

    def write(self, text: str) -> bool:
        """False where storage is switched off or full."""
        try:
            if text:
                localStorage.setItem(self._key, text)
            else:
                localStorage.removeItem(self._key)
        except JsException:
            return False
        return self.read() == text

    def hear(self, changed: Callable[[], None]) -> None:
        """The browser tells every tab but the one that wrote; no key means that all of it was removed."""
        def heard(event: JsProxy) -> None:
            if not event.key or event.key == self._key:
                changed()

        window.addEventListener("storage", create_proxy(heard))
