"""What fingers and mouse do to a film: one moves or windows it, two move it and zoom."""

from math import dist

from medmir.page.viewing import PAN, WINDOW, Greys, Point, Viewing

NOTCH = 120.0     # pixels of a wheel's notch
ZOOM_A_NOTCH = 1.2


class Gesture:
    """From the first pointer down to the last one up; places are told as in :mod:`medmir.page.viewing`."""

    def __init__(self, tool: str):
        self.tool, self.moved = tool, False
        self._pointers: dict[int, Point] = {}

    def press(self, pointer: int, at: Point) -> None:
        """Another pointer is down."""
        self._pointers[pointer] = at

    def release(self, pointer: int) -> bool:
        """One is up; whether that was the last."""
        self._pointers.pop(pointer, None)
        return not self._pointers

    def move(self, viewing: Viewing, pointer: int, at: Point, greys: Greys, half: Point) -> Viewing:
        """A pointer was moved: the viewing that comes of it. ``half``: of the picture's fitted size."""
        if pointer not in self._pointers:
            return viewing
        before, self.moved = list(self._pointers.values())[:2], True
        self._pointers[pointer] = at
        after = list(self._pointers.values())[:2]
        if len(after) == 2:
            return _pinched(viewing, before, after, half)
        dx, dy = after[0][0] - before[0][0], after[0][1] - before[0][1]
        if self.tool == WINDOW:
            return viewing.windowed(dx, dy, greys)
        return viewing.panned(dx, dy, half) if self.tool == PAN else viewing


def _pinched(viewing: Viewing, before: list[Point], after: list[Point], half: Point) -> Viewing:
    """What was between the fingers stays between them."""
    here, there = _between(*before), _between(*after)
    factor = dist(*after) / dist(*before) if dist(*before) else 1.0
    return viewing.zoomed(factor, here).panned(there[0] - here[0], there[1] - here[1], half)


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def wheeled(viewing: Viewing, pixels: float, at: Point) -> Viewing:
    """A wheel was turned, or two fingers moved on a pad: towards the reader is further away."""
    return viewing.zoomed(ZOOM_A_NOTCH ** (-max(min(pixels, 3 * NOTCH), -3 * NOTCH) / NOTCH), at)


def tool_of(tool: str, button: int, shift: bool) -> str:
    """What a drag does: the secondary button and Shift window, whatever the tool, as in the field's viewers."""
    return WINDOW if button == 2 or shift else tool
