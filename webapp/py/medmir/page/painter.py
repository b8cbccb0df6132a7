"""When the page is drawn, and where focus and scroll position are once it is."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple

from medmir.page.mapping.scene import Scene
from medmir.page.markup import Node
from medmir.page.parts.films import CARD
from medmir.page.surroundings import Position, Surroundings

PROGRESS_S = 0.1  # between two drawings of a progress bar


class Drawing(NamedTuple):
    """The whole page, the title of its tab, whether what it shows is complete or still loading, and the map in it."""

    tree: Node
    title: str
    complete: bool
    scene: Scene | None = None


class Painter:
    """Draws soon, once for all that changes until then, and then puts the focus where it was asked to be."""

    def __init__(self, browser: Surroundings, drawing: Callable[[], Drawing]):
        self._browser, self._drawing = browser, drawing
        self._due: asyncio.Handle | None = None
        self._when = 0.0  # the loop's time at which the drawing is due
        self._focus = self._focus_on_arrival = ""
        self._renewed = False
        self._position: Position | None = None

    def draw(self, after_s: float = 0) -> None:
        """Draw, at the latest after so many seconds."""
        loop = asyncio.get_running_loop()
        when = loop.time() + after_s
        if self._due and self._when <= when:
            return
        if self._due:
            self._due.cancel()
        self._due, self._when = loop.call_later(after_s, self._draw), when

    def focus(self, element_id: str) -> None:
        """Put the focus on an element: at once, or it would miss the next letter; else in the next drawing."""
        if not self._browser.focus(element_id):
            self._focus = element_id
            self.draw()

    def focus_on_arrival(self, element_id: str) -> None:
        """Put the focus on an element in the first drawing of the next place."""
        self._focus_on_arrival = element_id

    def arrive(self, position: Position | None) -> None:
        """The place is another one, where the reader once was at this position, or was not."""
        self._focus, self._focus_on_arrival = self._focus_on_arrival or self._focus, ""
        self._position = position

    def renew(self, goes_on: bool = False) -> None:
        """The films are other ones: what had the focus may be gone, and their heading should be seen.

        Not where the answer only ``goes_on``: then the reader stays with the films that were there.
        """
        self._renewed = not goes_on

    def _draw(self) -> None:
        self._due = None
        on_a_film = self._browser.focused.startswith(CARD)
        drawing = self._drawing()
        self._browser.apply(drawing.tree, drawing.title)
        if drawing.scene:
            self._browser.paint(drawing.scene)
        if drawing.complete:
            self._attend(on_a_film)
        if self._focus:
            self._browser.focus(self._focus)
            self._focus = ""

    def _attend(self, on_a_film: bool) -> None:
        """Return the reader to where they were, or show them what is new."""
        if self._position:
            self._browser.scroll(self._position.scroll)
            if self._position.focused:
                self._browser.focus(self._position.focused)
        elif self._renewed:
            if on_a_film:
                self._browser.move_focus("First")
            self._browser.reveal("summary")
        self._position, self._renewed = None, False
