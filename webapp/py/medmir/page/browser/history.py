"""The tab's history: the address, and where the reader was in each entry."""

import time
from itertools import count

from js import document, history, window
from pyscript.ffi import to_js

from medmir.page.surroundings import Position


class History:
    """Each entry bears a number, under which the reader's position in it is remembered while the tab lives."""

    def __init__(self) -> None:
        history.scrollRestoration = "manual"  # the browser would scroll before the films are back
        self._numbers = count(int(time.time() * 1000))  # above those that a page before a reload has given
        self._positions: dict[int, Position] = {}
        self._here, self._left = 0, False

    @property
    def fragment(self) -> str:
        """The address's fragment."""
        return window.location.hash

    def go(self, fragment: str) -> None:
        """Make a new entry; the browser answers with ``hashchange``."""
        self.leave()
        window.location.hash = fragment

    def settle(self, fragment: str) -> None:
        """Write the fragment into the present entry."""
        history.replaceState(history.state, "", fragment)

    def back(self) -> None:
        """Return to the entry before; the browser answers with ``hashchange``."""
        history.back()

    def leave(self) -> None:
        """Remember where the reader is: they are about to follow a link."""
        self._positions[self._here] = Position(window.scrollY, document.activeElement.id)
        self._left = True

    def arrive(self) -> Position | None:
        """Note the entry that is present now; where the reader was in it, if they have been here before."""
        if self._here and not self._left:
            self.leave()  # by Back or Forward
        known = getattr(history.state, "number", 0) if history.state else 0
        self._here, self._left = known or next(self._numbers), False
        if not known:
            history.replaceState(to_js({"number": self._here}), "", window.location.hash or "#")
        return self._positions.get(self._here)
