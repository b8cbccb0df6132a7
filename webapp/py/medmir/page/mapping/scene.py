"""What is shown of a map at the moment: colours, what is lit, pointed at or chosen, how near it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from medmir.page.mapping.groups import HUES, Groups, hue, shape
from medmir.page.mapping.lasso import Point, inside
from medmir.page.mapping.raster import Layer
from medmir.page.mapping.window import Window

NEAR = 14.0        # pixels from the pointer within which a film is meant
SHOWN, STEP = 10, 30  # films that are listed, and more of them
DIRECTIONS = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, -1), "ArrowDown": (0, 1)}
LIT, POINTED = HUES + 1, HUES + 2
"""Where the ring's and the pointer's colours stand among the inks, behind those of the groups."""
NOBODY = -1


class Mark(NamedTuple):
    """Something that is no film of the collection: where it lies, and what it is called."""

    place: np.ndarray
    says: str


@dataclass
class Scene:
    """The map in front of the reader.

    ``places``: of all films, float32 ``[n, 2]``. ``only``: codes of the groups that stand out, all where it is empty.
    ``lit``: rows of the films that answer the question, best first. ``chosen``: rows that were selected, or None.
    ``line``: what the lasso has drawn so far, as places. ``width``, ``height``: of the canvas, in pixels.
    """

    places: np.ndarray
    groups: Groups | None = None
    only: frozenset[int] = frozenset()
    lit: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))
    marks: Sequence[Mark] = ()
    asked: str = ""
    chosen: np.ndarray | None = None
    pointed: int = NOBODY
    lassoing: bool = False
    line: list[Point] = field(default_factory=list)
    shown: int = SHOWN
    window: Window = Window()
    width: float = 900.0
    height: float = 600.0

    def __post_init__(self) -> None:
        self._codes, self._order, self._drawn = np.zeros(len(self.places), np.int8), np.arange(len(self.places)), None

    def colour(self, groups: Groups, only: Collection[int]) -> None:
        """Colour the films by these groups; those of ``only`` stand out."""
        if (groups.field, frozenset(only)) != (self.groups and self.groups.field, self.only):
            self.groups, self.only, self._drawn = groups, frozenset(only), None
            self._codes = groups.codes(self.only)
            self._order = np.argsort(self._codes, kind="stable")  # what is rare is drawn last

    def ask(self, asked: str, lit: np.ndarray, marks: Sequence[Mark]) -> None:
        """Light the films that answer a question; what was chosen for another one is let go, and its mark is seen."""
        another = asked != self.asked
        self.asked, self.lit, self.marks, self._drawn = asked, lit, marks, None
        if another:
            self.chosen, self.pointed = None, NOBODY
            unseen = any(not self._seen(mark.place[None])[0] for mark in marks)
            self.window = self._whole() if unseen else self.window

    def choose(self, rows: np.ndarray | None) -> None:
        """Select films; None lets go of the selection."""
        self.chosen, self.shown, self.line, self._drawn = rows, SHOWN, [], None

    def surround(self, line: Sequence[Point]) -> None:
        """Select the films within a line, of those that stand out; a line around nothing selects nothing."""
        rows = np.flatnonzero(inside(self.places, line) & self.standing_out)
        self.choose(rows if len(rows) else None)

    @property
    def standing_out(self) -> np.ndarray:
        """Bool ``[n]``: the films of the groups that stand out."""
        return np.isin(self._codes, list(self.only)) if self.only else np.ones(len(self.places), dtype=bool)

    @property
    def strong(self) -> np.ndarray:
        """Bool ``[n]``: the films that are drawn at full strength."""
        rows = self.chosen if self.chosen is not None else self.lit if len(self.lit) else None
        strong = self.standing_out
        if rows is not None:
            among = np.zeros(len(self.places), dtype=bool)
            among[rows] = True
            strong = strong & among
        return strong

    def layer(self, inks: np.ndarray) -> Layer:
        """The films as they are drawn with these inks, uint32 ``[HUES + 3]``; made anew when something changed."""
        if self._drawn is None or not np.array_equal(self._drawn[0], inks):
            strong = self.strong[self._order]
            order = np.concatenate([self._order[~strong], self._order[strong]])
            hues, shapes = (np.array([each(code) for code in range(127)], dtype=np.int8) for each in (hue, shape))
            codes = self._codes[order]
            self._drawn = inks, Layer(self.places[order], shapes[codes], inks[hues[codes]], int(np.sum(~strong)),
                                      self.places[self.lit], int(inks[LIT]))
        return self._drawn[1]

    def zoom(self, factor: float | None) -> None:
        """Come closer to the film that is pointed at, or to the middle; None brings the whole map back."""
        pointed = self.places[self.pointed] if self.pointed != NOBODY else None
        seen = pointed is not None and len(self._in_window(np.array([self.pointed])))
        x, y = self.window.on_screen(pointed, self.width, self.height) if seen else (self.width / 2, self.height / 2)
        size = self.width, self.height
        self.window = self.window.zoomed(factor, float(x), float(y), *size) if factor else self._whole()

    def resize(self, width: float, height: float) -> bool:
        """The canvas has this size; whether it is another one. A map that was seen whole still is."""
        if (width, height) == (self.width, self.height) and self.window != Window():
            return False
        whole = self.window in (Window(), self._whole())
        self.width, self.height = width, height
        self.window = self._whole() if whole else self.window
        return True

    def _whole(self) -> Window:
        return Window.around(self.places, self.width, self.height)

    def at(self, x: float, y: float) -> int:
        """The row of the film under a pixel of the canvas, or nearest to it; :data:`NOBODY` where none is near."""
        place = np.array(self.window.at(x, y, self.width, self.height), dtype=np.float32)
        apart = np.abs(self.places - place).max(axis=1) * self.window.scale(self.width, self.height)
        apart[~self.strong] += NEAR / 2  # what is dimmed is meant less
        nearest = int(np.argmin(apart))
        return nearest if apart[nearest] <= NEAR else NOBODY

    def walk(self, key: str) -> None:
        """Point at the nearest film in the direction of an arrow key, of those that stand out; it comes into view."""
        rows = np.flatnonzero(self.strong)
        if self.pointed == NOBODY:
            rows = rows[np.argsort(self._from_middle(rows))[:1]]
        else:
            rows = self._towards(rows, np.array(DIRECTIONS[key], dtype=np.float32))
        if len(rows):
            self.pointed = int(rows[0])
            if not len(self._in_window(rows[:1])):
                self.window = self.window.centred(self.places[self.pointed])

    def _towards(self, rows: np.ndarray, direction: np.ndarray) -> np.ndarray:
        """The nearest of some films within 45 degrees of a direction."""
        apart = self.places[rows] - self.places[self.pointed]
        along, across = apart @ direction, np.abs(apart @ direction[::-1])
        ahead = (along > 0) & (across <= along)
        return rows[ahead][np.argsort((along + across)[ahead])[:1]]

    def _from_middle(self, rows: np.ndarray) -> np.ndarray:
        return np.abs(self.places[rows] - np.array([self.window.x, self.window.y], dtype=np.float32)).sum(axis=1)

    def _in_window(self, rows: np.ndarray) -> np.ndarray:
        return rows[self._seen(self.places[rows])]

    def _seen(self, places: np.ndarray) -> np.ndarray:
        x, y = self.window.on_screen(places, self.width, self.height).T
        return (x >= 0) & (y >= 0) & (x <= self.width) & (y <= self.height)

    def in_view(self) -> np.ndarray:
        """Rows of the films at full strength that are seen: those that answer first, then from the middle outwards."""
        rows = self._in_window(np.flatnonzero(self.standing_out))
        rank = np.full(len(self.places), len(self.lit), dtype=np.int32)
        rank[self.lit] = np.arange(len(self.lit))
        return rows[np.lexsort((self._from_middle(rows), rank[rows]))]

    def listed(self) -> np.ndarray:
        """Rows of the films beside the map: those that were chosen, else those that are seen."""
        return self.in_view() if self.chosen is None else self.chosen
