"""A film that can be looked at as at a workstation: its tools, its frame, and what its windows are called.

The numbers are in :class:`medmir.page.viewing.Viewing`; :mod:`medmir.page.browser.pointing` hears pointer and wheel on
what is marked ``data-viewer`` and lays the picture accordingly, between two drawings as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from medmir.bundle.contract import Case, Fact
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.own_film import OwnFilm
from medmir.page.parts.icons import icon_button
from medmir.page.parts.marks import marks
from medmir.page.reading import BUNDLE
from medmir.page.view import Key
from medmir.page.viewing import EIGHT_BIT, MAGNIFIER, OWN_VIEWER, PAN, WINDOW, Greys, Looking, Preset, Viewing
from medmir.page.wording import description

TOOLS = {PAN: later("Pan"), WINDOW: later("Window and level"), MAGNIFIER: later("Magnifier")}
KEYS = (
    Key(("+", "="), "zoom-in", "+", later("nearer")),
    Key(("-",), "zoom-out", "-", later("further away")),
    Key(("0",), "fit", "0", later("fit to the frame")),
    Key(("o",), "actual-size", "o", later("pixel for pixel")),
    Key(("Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"), "pan", later("Shift + Arrows"),
        later("pan")),
    Key(tuple("123456789"), "preset", "1–9", later("windows by name")),
    Key(("c", "C"), "contrast", "c C", later("more, less contrast")),
    Key(("v", "V"), "brightness", "v V", later("brighter, darker")),
    Key(("i",), "invert", "i", later("invert")),
    Key(("r",), "rotate", "r", later("rotate")),
    Key(("m",), "mirror", "m", later("mirror left and right")),
    Key(("z",), "reset-view", "z", later("as at first")),
    Key(("p",), f"tool-{PAN}", "p", later("drag to pan")),
    Key(("w",), f"tool-{WINDOW}", "w", later("drag to window")),
    Key(("g",), f"tool-{MAGNIFIER}", "g", later("magnifier")),
    Key(("b",), "boxes", "b", later("mark the lesions")),
    Key(("e",), "full-screen", "e", later("whole screen")),
    Key(("?",), "viewer-help", "?", later("keys and mouse")),
)
MOUSE = (
    later("Wheel or two fingers: nearer and further away. Double click: nearer, and back."),
    later("Drag: pan. Right button, or Shift and drag: window to the right wider, down darker."),
    later("Stored films have 8 bits: their windows are grey levels of 0 to 255, not Hounsfield units or exposures."),
    later("A DICOM file of your own is windowed from its stored values."),
)


class Subject(NamedTuple):
    """What a viewer shows. ``viewer``: whose place it has, ``tones``: whose greys, if not the same one's.

    ``ratio``: width to height, 0 where it is not known. ``deep``: its window is computed from stored values. ``sharp``:
    where the picture lies at its source's size, for a closer look.
    """

    viewer: str
    picture: Node
    ratio: float = 0
    tones: str = ""
    greys: Greys = EIGHT_BIT
    deep: bool = False
    facts: Sequence[Fact] = ()
    sharp: str = ""

    @property
    def greyed(self) -> str:
        """The viewer whose greys count."""
        return self.tones or self.viewer


def of_case(case: Case, viewer: str = "") -> Subject:
    """A film of the collection; the picture has the case for its key: an old one would show its film until the next has
    arrived."""
    picture = element("img", src=BUNDLE + case.image, alt=description(case), width=case.width or None,
                      height=case.height or None, data_wide=case.original_width or None, key=case.case_id)
    ratio = case.width / case.height if case.width and case.height else 0
    return Subject(viewer or case.case_id, picture, ratio, facts=[fact for fact in case.facts if fact.box],
                   sharp=BUNDLE + case.original if case.original else "")


def of_own(film: OwnFilm, name: str, viewer: str = OWN_VIEWER) -> Subject:
    """The reader's own picture; painted by the page, since browsers know no DICOM."""
    picture = element("canvas", role="img", aria_label=name, data_own=True, key=OWN_VIEWER)
    return Subject(viewer, picture, film.ratio, OWN_VIEWER, film.greys, film.deep)


def viewer(subject: Subject, looking: Looking, keys: Iterable[Key], *more: Node | None) -> Node:
    """Tools, film and windows of one film, and help on ``keys``; ``more``: what else belongs among the tools."""
    return element("div", tools(subject, looking, *more), frame(subject, looking), strip(subject, looking),
                   help_panel(keys) if looking.helping else None, id="viewer", class_="viewer")


def frame(subject: Subject, looking: Looking, **attributes: object) -> Node:
    """The film in its frame, with what lies over it."""
    viewing = looking.of(subject.viewer, subject.greyed)
    lesions = marks(subject.facts, viewing) if looking.boxes and subject.facts else None
    picture = _sharpened(subject) if viewing.zoom > 1 else subject.picture
    children = [_pane(picture, lesions), _filter(subject, viewing), _loupe(subject) if
                looking.tool == MAGNIFIER else None]
    named = {"class_": "film", "data_viewer": subject.viewer, "data_tones": subject.greyed, "data_tool": looking.tool,
             "data_ratio": f"{subject.ratio:.5f}" if subject.ratio else None}
    return element("div", *children, **named | attributes)


def _pane(*children: Node | None) -> Node:
    return element("div", *children, class_="pane")


def _sharpened(subject: Subject) -> Node:
    """The picture at its source's size, where the bundle has that: the browser fetches it when it is drawn."""
    picture = subject.picture
    return replace(picture, attributes={**picture.attributes, "src": subject.sharp}) if subject.sharp else picture


def _loupe(subject: Subject) -> Node:
    """The picture once more, for the eyes alone."""
    told = _sharpened(subject).attributes
    seen = {name: value for name, value in told.items() if name not in ("role", "aria-label", "alt")}
    again = replace(subject.picture, attributes=seen | ({"alt": ""} if "alt" in told else {}))
    return element("div", _pane(again), class_="loupe", aria_hidden="true")


def _filter(subject: Subject, viewing: Viewing) -> Node | None:
    """What spreads the greys of an 8-bit picture; the browser's graphics do it, to 1/255."""
    if subject.deep:
        return None
    slope, intercept = viewing.line
    lines = [element(f"feFunc{colour}", type="linear", slope=f"{slope:.6f}", intercept=f"{intercept:.6f}")
             for colour in "RGB"]
    greys = element("filter", element("feComponentTransfer", lines), id=f"greys-{subject.greyed}",
                    color_interpolation_filters="sRGB")
    return element("svg", greys, width=0, height=0, class_="greys", aria_hidden="true")


def tools(subject: Subject, looking: Looking, *more: Node | None) -> Node:
    """The buttons above a film, or above several that move together."""
    viewing = looking.of(subject.viewer, subject.greyed)
    drags = [icon_button(f"tool-{tool}", say(label), tool[0] if tool != MAGNIFIER else "g", looking.tool == tool)
             for tool, label in TOOLS.items()]
    lesions = icon_button("boxes", say("Mark the lesions"), "b", looking.boxes) if subject.facts else None
    return element(
        "div",
        _group(*drags),
        _group(icon_button("zoom-out", say("Further away"), "-"), icon_button("zoom-in", say("Nearer"), "+"),
               icon_button("fit", say("Fit to the frame"), "0"),
               icon_button("actual-size", say("Pixel for pixel"), "o")),
        _group(icon_button("invert", say("Invert"), "i", viewing.inverted), icon_button("rotate", say("Rotate"), "r"),
               icon_button("mirror", say("Mirror left and right"), "m", viewing.flipped), lesions,
               icon_button("reset-view", say("As at first"), "z")),
        _group(*more) if any(more) else None,
        _group(icon_button("full-screen", say("Whole screen"), "e"),
               icon_button("viewer-help", say("Keys and mouse"), "?", looking.helping)),
        class_="tools", role="group", aria_label=say("Tools of the film"),
    )


def _group(*buttons: Node | None) -> Node:
    return element("span", *buttons)


def strip(subject: Subject, looking: Looking) -> Node:
    """How the film is seen, in numbers, and its windows by name."""
    viewing = looking.of(subject.viewer, subject.greyed)
    told = element("p", element("span", zoom_told(viewing), data_zoom=subject.viewer), " ",
                   element("span", window_told(viewing, subject.greys), data_window=subject.greyed), " ",
                   element("strong", altered_told(viewing)), class_="readout")
    presets = [_preset(number, preset, preset.window == (viewing.window or subject.greys.first))
               for number, preset in enumerate(subject.greys.presets, 1)]
    return element("div", told, element("span", presets, role="group", aria_label=say("Windows"), class_="presets"),
                   class_="under")


def _preset(number: int, preset: Preset, chosen: bool) -> Node:
    return element("button", f"{number} {say(preset.name)}", type="button", id=f"preset-{number}", data_do="preset",
                   data_value=str(number), aria_pressed="true" if chosen else "false")


def zoom_told(viewing: Viewing) -> str:
    """How near, in the fitted size."""
    return say("Zoom {zoom}×", zoom=f"{viewing.zoom:.2f}")


def altered_told(viewing: Viewing) -> str:
    """What must not be overlooked: the film is not as it was taken."""
    told = (say("mirrored") if viewing.flipped else "",
            say("turned by {degrees}°", degrees=viewing.turn) if viewing.turn else "",
            say("inverted") if viewing.inverted else "")
    return ", ".join(filter(None, told))


def window_told(viewing: Viewing, greys: Greys) -> str:
    """Between which values, and what they are."""
    centre, width = viewing.window or greys.first
    return say("Window {width}, centre {centre} ({unit})", width=f"{width:.0f}", centre=f"{centre:.0f}",
               unit=say(greys.unit))


def help_panel(keys: Iterable[Key]) -> Node:
    """All keys and what the mouse does."""
    rows = [(element("dt", element("kbd", say(key.label))), element("dd", say(key.says))) for key in keys if key.says]
    return element("section", element("h3", say("Keys and mouse")), [element("p", say(each)) for each in MOUSE],
                   element("dl", rows),
                   element("button", say("Close the help"), type="button", data_do="viewer-help", id="help-close"),
                   id="viewer-keys", class_="viewer-keys", aria_label=say("Keys and mouse"))
