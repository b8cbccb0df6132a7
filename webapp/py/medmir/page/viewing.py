"""How a film is looked at: how near, which part of it, how turned, and between which greys. Nothing in here changes;
what is done to a viewing makes another one.

Places are told in heights of the frame, from its middle, x to the right and y down: they hold on a screen of any size.
"""

from dataclasses import dataclass, field, replace
from math import cos, radians, sin
from typing import NamedTuple

from medmir.page.language import later

FURTHEST, NEAREST = 0.5, 24.0
"""Times the size that fits its frame."""
STEP = 1.25      # of a key that zooms
STRIDE = 0.1     # heights of the frame that a key moves
NUDGE = 0.05     # of the first window, that a key widens or shifts it by
WHITE = 255      # of the stored films: their pictures have 8 bits
MIDDLE = (0.0, 0.0)
PAN, WINDOW, MAGNIFIER = "pan", "window", "magnifier"
"""What a drag does: the tools."""
MAGNIFIED = 2.5
OWN_VIEWER, LINKED = "@own", "@linked"
"""Viewers that are not called after their film: no case id has an @."""

Point = tuple[float, float]


class Window(NamedTuple):
    """``width`` values around ``centre`` are spread from black to white."""

    centre: float
    width: float


class Preset(NamedTuple):
    """A window that has a name."""

    name: str
    window: Window


class Greys(NamedTuple):
    """What the values of a picture are: the window that it opens with, its presets, and what a value is called."""

    first: Window
    presets: tuple[Preset, ...]
    unit: str


FULL = Window(WHITE / 2, WHITE)
EIGHT_BIT = Greys(FULL, (
    Preset(later("Full range"), FULL), Preset(later("Dark parts, lungs"), Window(80, 160)),
    Preset(later("Middle greys"), Window(128, 128)), Preset(later("Bright parts, mediastinum"), Window(176, 160)),
    Preset(later("Hard"), Window(128, 80)), Preset(later("Soft"), Window(128, 380)),
), later("grey levels of 0 to 255"))
"""Of the stored films. Exposure and receptor are gone from an 8-bit picture, so its windows are of greys alone."""


@dataclass(frozen=True)
class Viewing:
    """``zoom``: times the fitted size. ``x``, ``y``: where the picture's middle is. ``turn``: degrees clockwise, before
    ``flipped`` mirrors left and right. ``window``: None while it is the first one.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turn: int = 0
    flipped: bool = False
    window: Window | None = None
    inverted: bool = False

    def zoomed(self, factor: float, at: Point = MIDDLE) -> "Viewing":
        """Nearer by a factor; what is at that point of the frame stays there."""
        zoom = min(max(self.zoom * factor, FURTHEST), NEAREST)
        by = zoom / self.zoom
        return replace(self, zoom=zoom, x=at[0] - (at[0] - self.x) * by, y=at[1] - (at[1] - self.y) * by)

    def panned(self, dx: float, dy: float, half: Point = (0.5, 0.5)) -> "Viewing":
        """Moved, but never so far that the frame's middle shows none of the picture; ``half``: of its fitted size."""
        x, y = (min(max(place, -self.zoom * most), self.zoom * most)
                for place, most in zip((self.x + dx, self.y + dy), half, strict=True))
        return replace(self, x=x, y=y)

    def fitted(self) -> "Viewing":
        """As large as the frame, in its middle."""
        return replace(self, zoom=1.0, x=0.0, y=0.0)

    def rotated(self) -> "Viewing":
        """A quarter clockwise as the reader sees it, about the frame's middle."""
        return replace(self, x=-self.y, y=self.x, turn=(self.turn + (270 if self.flipped else 90)) % 360)

    def mirrored(self) -> "Viewing":
        """Left and right in each other's place, as the reader sees them."""
        return replace(self, x=-self.x, flipped=not self.flipped)

    def inverse(self) -> "Viewing":
        """Black for white."""
        return replace(self, inverted=not self.inverted)

    def windowed(self, wider: float, higher: float, greys: Greys) -> "Viewing":
        """The window wider and its centre higher, in widths of the first one; as in the field's viewers a drag to the
        right widens and a drag down raises the centre, so that the film gets darker."""
        centre, width = self.window or greys.first
        return self.through(Window(centre + higher * greys.first.width, max(width + wider * greys.first.width, 1.0)))

    def through(self, window: Window) -> "Viewing":
        """Through another window."""
        return replace(self, window=window)

    def with_greys_of(self, other: "Viewing") -> "Viewing":
        """At the same place, with another's greys."""
        return replace(self, window=other.window, inverted=other.inverted)

    def magnified(self, at: Point, by: float = MAGNIFIED) -> "Viewing":
        """What a magnifier over that point shows in its middle."""
        return replace(self, zoom=self.zoom * by, x=(self.x - at[0]) * by, y=(self.y - at[1]) * by)

    @property
    def transform(self) -> str:
        """In CSS; the picture's middle is its origin, and the frame the nearest container."""
        mirror = " scaleX(-1)" if self.flipped else ""
        return (f"translate({100 * self.x:.4f}cqh, {100 * self.y:.4f}cqh) scale({self.zoom:.5f}){mirror}"
                f" rotate({self.turn}deg)")

    @property
    def line(self) -> tuple[float, float]:
        """Slope and intercept by which an 8-bit grey, 0 to 1, becomes what is shown; cut off at 0 and 1.

        Linear and exact (DICOM PS3.3 section C.11.2.1.3.2): black up to half a width below the centre.
        """
        centre, width = self.window or FULL
        slope, intercept = WHITE / width, 0.5 - centre / width
        return (-slope, 1 - intercept) if self.inverted else (slope, intercept)

    def seen(self, x: float, y: float) -> Point:
        """Where a point of the picture, told from its middle, lies from there to the reader's eyes, at zoom 1."""
        along, across = cos(radians(self.turn)), sin(radians(self.turn))
        right, down = x * along - y * across, x * across + y * along
        return (-right if self.flipped else right, down)


@dataclass
class Looking:
    """Part of the session: every film's viewing, by the viewer's name, and what is shown and done in viewers.

    ``last``: the viewer that was used last. ``boxes``: whether lesions are marked. ``helping``: whether keys are told.
    """

    viewings: dict[str, Viewing] = field(default_factory=dict)
    tool: str = PAN
    last: str = ""
    boxes: bool = False
    helping: bool = False

    def of(self, viewer: str, greys: str = "") -> Viewing:
        """A viewer's viewing, with the greys of another one if that is named."""
        viewing = self.viewings.get(viewer, Viewing())
        return viewing.with_greys_of(self.of(greys)) if greys and greys != viewer else viewing

    def look(self, viewer: str, viewing: Viewing, greys: str = "") -> None:
        """Look in this way from now on; greys of another viewer are kept there."""
        self.last = viewer
        if greys and greys != viewer:
            self.viewings[greys] = self.of(greys).with_greys_of(viewing)
            viewing = viewing.with_greys_of(self.of(viewer))
        self.viewings[viewer] = viewing
