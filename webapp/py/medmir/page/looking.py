"""What buttons and keys do to the films that are looked at."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from medmir.page.parts.viewer import TOOLS
from medmir.page.view import Action, Doing
from medmir.page.viewing import NUDGE, PAN, STEP, STRIDE, Greys, Viewing

CHANGES: Mapping[str, Callable[[Viewing], Viewing]] = {
    "zoom-in": lambda viewing: viewing.zoomed(STEP), "zoom-out": lambda viewing: viewing.zoomed(1 / STEP),
    "fit": Viewing.fitted, "invert": Viewing.inverse, "rotate": Viewing.rotated, "mirror": Viewing.mirrored,
    "reset-view": lambda viewing: Viewing(),
}
ARROWS = {"ArrowLeft": (-STRIDE, 0), "ArrowRight": (STRIDE, 0), "ArrowUp": (0, -STRIDE), "ArrowDown": (0, STRIDE)}


class Target(NamedTuple):
    """The viewer that is meant, the one whose greys it has, and what those are."""

    viewer: str
    tones: str
    greys: Greys


def act(action: Action, page: Doing, target: Target) -> bool:
    """Do what the reader asked of a film; False where this is no such action."""
    looking = page.session.looking
    viewing = changed(action, looking.of(target.viewer, target.tones), target, page)
    if viewing:
        looking.look(target.viewer, viewing, target.tones)
    elif action.name.removeprefix("tool-") in TOOLS:
        _take_up(action.name.removeprefix("tool-"), page)
    elif action.name == "boxes":
        looking.boxes = not looking.boxes
    elif action.name == "viewer-help":
        looking.helping = not looking.helping
    elif action.name == "full-screen":
        page.screen.fill("viewer")
    else:
        return False
    page.draw()
    return True


def _take_up(tool: str, page: Doing) -> None:
    """A tool; taken up again it is put down."""
    looking = page.session.looking
    looking.tool = PAN if looking.tool == tool else tool


def changed(action: Action, viewing: Viewing, target: Target, page: Doing) -> Viewing | None:
    """The viewing after an action; None where the action does nothing to it."""
    if action.name in CHANGES:
        return CHANGES[action.name](viewing)
    if action.name == "actual-size":
        return viewing.zoomed(1 / (page.screen.fitted(target.viewer) * viewing.zoom))
    if action.name == "pan":
        dx, dy = ARROWS[action.key.removeprefix("Shift+")]
        return viewing.panned(dx, dy)
    if action.name == "contrast":
        return viewing.windowed(-NUDGE if action.key == "c" else NUDGE, 0, target.greys)
    if action.name == "brightness":
        return viewing.windowed(0, -NUDGE if action.key == "v" else NUDGE, target.greys)
    return _preset(action, viewing, target) if action.name == "preset" else None


def _preset(action: Action, viewing: Viewing, target: Target) -> Viewing:
    number = int(action.value or action.key)
    presets = target.greys.presets
    return viewing.through(presets[number - 1].window) if number <= len(presets) else viewing
