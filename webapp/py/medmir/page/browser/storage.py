"""The tray's place in the browser: one text under the site's own address, shared by its tabs."""

from collections.abc import Callable

from js import URL, localStorage, location, window
from pyodide.ffi import JsException, JsProxy, create_proxy

KEY = f"Med-MIR tray {URL.new('.', location.href).href}"
"""Several sites of one host stay apart, and so do several on a disk."""


class BrowserStorage:
    """See :class:`medmir.page.surroundings.Storage`."""

    def read(self) -> str:
        """What was written last."""
        try:
            return localStorage.getItem(KEY) or ""
        except JsException:  # storage is switched off
            return ""

    def write(self, text: str) -> bool:
        """False where storage is switched off or full."""
        try:
            if text:
                localStorage.setItem(KEY, text)
            else:
                localStorage.removeItem(KEY)
        except JsException:
            return False
        return self.read() == text

    def hear(self, changed: Callable[[], None]) -> None:
        """The browser tells every tab but the one that wrote; no key means that all of it was removed."""
        def heard(event: JsProxy) -> None:
            if event.key in (KEY, None):
                changed()

        window.addEventListener("storage", create_proxy(heard))
