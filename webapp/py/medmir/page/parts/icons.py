"""Line drawings on buttons; what they do is said by the button's name."""

from medmir.page.markup import Node, element

LINES = {
    "tool-pan": ("M8 1.5v13M1.5 8h13", "M6 3.5l2-2 2 2M6 12.5l2 2 2-2M3.5 6l-2 2 2 2M12.5 6l2 2-2 2"),
    "tool-window": ("M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", "M8 2v12", "M8 5l4-1.5M8 8h6M8 11l4 1.5"),
    "tool-magnifier": ("M6.5 2a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z", "M10 10l4.5 4.5"),
    "zoom-out": ("M3 8h10",),
    "zoom-in": ("M8 3v10M3 8h10",),
    "fit": ("M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5", "M5.5 5.5h5v5h-5z"),
    "actual-size": ("M2.5 5L4 4v8M12 5l1.5-1v8M8 6.2v.6M8 9.6v.6",),
    "invert": ("M2.5 2.5h11v11h-11z", "M2.5 13.5l11-11M6 13.5l7.5-7.5M9.5 13.5l4-4"),
    "rotate": ("M13 8a5 5 0 1 1-1.6-3.7", "M13.5 1.5v3.2h-3.2"),
    "mirror": ("M8 1.5v13", "M6 4L1.5 12H6zM10 4l4.5 8H10z"),
    "reset-view": ("M3 8a5 5 0 1 0 1.6-3.7", "M2.5 1.5v3.2h3.2"),
    "boxes": ("M2 4.5V2h2.5M11.5 2H14v2.5M14 11.5V14h-2.5M4.5 14H2v-2.5", "M8 5.5v5M5.5 8h5"),
    "full-screen": ("M9.5 2H14v4.5M14 2L9.5 6.5M6.5 14H2V9.5M2 14l4.5-4.5",),
    "viewer-help": ("M5.5 5.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8", "M8 12.4v.4"),
    "linked": ("M6.5 9.5l3-3", "M7.5 4.8l1.8-1.8a2.6 2.6 0 0 1 3.7 3.7l-1.8 1.8",
               "M8.5 11.2l-1.8 1.8a2.6 2.6 0 0 1-3.7-3.7l1.8-1.8"),
    "swap": ("M2 5.5h11M10.5 3L13 5.5 10.5 8M14 10.5H3M5.5 8L3 10.5 5.5 13",),
    "flicker": ("M2.5 2.5h7v7h-7z", "M6.5 6.5h7v7h-7z"),
    "alternate": ("M2.5 2.5h7v7h-7z", "M6.5 12v1.5h7v-7H12"),
    "running": ("M5 3l7 5-7 5z",),
    "bare": ("M1.5 8S4 4 8 4s6.5 4 6.5 4-2.5 4-6.5 4S1.5 8 1.5 8z", "M2.5 14l11-12"),
}
"""Paths in a square of 16, by the action of their button."""


def icon(name: str) -> Node:
    """The drawing of that name; no reader of screens hears of it."""
    return element("svg", [element("path", d=line) for line in LINES[name]], viewBox="0 0 16 16", width=16, height=16,
                   aria_hidden="true")


def icon_button(action: str, label: str, key: str = "", pressed: bool | None = None, **attributes: object) -> Node:
    """A button that calls an action, told by a drawing, its name and the key that does the same."""
    state = {} if pressed is None else {"aria_pressed": "true" if pressed else "false"}
    named = {"id": action, "type": "button", "data_do": action, "class_": "tool", "aria_label": label,
             "title": f"{label} ({key})" if key else label, "aria_keyshortcuts": key or None}
    return element("button", icon(action), **named | state | attributes)
