"""The legend of the map: what it is coloured by, and a button for each group, with its shape, colour and count."""

from collections.abc import Sequence

from medmir.page.address import COLOUR, ONLY, Place, fragment
from medmir.page.language import counted, later, say
from medmir.page.mapping.groups import NOT_STATED, OTHERS, SHAPES, Group, Groups, hue, shape
from medmir.page.mapping.scene import Scene
from medmir.page.markup import Node, element
from medmir.page.parts.buttons import button
from medmir.page.wording import field_name, value_name

STAND_OUT, ALL = "map-only", "map-all"
"""The actions."""
PLAIN = {OTHERS: later("Other values"), NOT_STATED: later("Not stated")}
DRAWN = {
    "disc": "M8 3a5 5 0 1 0 .01 0z", "square": "M3.5 3.5h9v9h-9z", "triangle": "M8 2.5l6 10.5h-12z",
    "diamond": "M8 1.5l6.5 6.5-6.5 6.5-6.5-6.5z", "plus": "M6.3 2h3.4v4.3h4.3v3.4h-4.3v4.3h-3.4v-4.3h-4.3v-3.4h4.3z",
    "cross": "M3.2 5.2l2-2 2.8 2.8 2.8-2.8 2 2-2.8 2.8 2.8 2.8-2 2-2.8-2.8-2.8 2.8-2-2 2.8-2.8z",
}
"""By shape its path in a square of 16."""


def legend(place: Place, fields: Sequence[str], scene: Scene) -> Node:
    """The legend as it stands."""
    groups = scene.groups
    entries = [element("li", _entry(groups, group, scene), key=group.name) for group in groups.groups]
    every = button(say("All groups"), ALL) if scene.only else None
    return element("aside", colours(place, fields, groups.field), element("ul", entries, class_="groups"), every,
                   element("p", say("A film that has several has the colour of the rarest, or of the one that stands"
                                    " out."), class_="dim") if groups.several else None,
                   class_="legend", aria_label=say("Legend"))


def colours(place: Place, fields: Sequence[str], chosen: str) -> Node | None:
    """The fields that the films can be coloured by."""
    links = [element("a", field_name(field), href=fragment(place.having(**{COLOUR: field, ONLY: ""})),
                     aria_current="true" if field == chosen else None) for field in fields]
    return element("div", element("span", say("Colour by"), class_="dim"), links, class_="ways choice", role="group",
                   aria_label=say("Colour by")) if links else None


def _entry(groups: Groups, group: Group, scene: Scene) -> Node:
    code = groups.code(group.name)
    glyph = element("svg", element("path", d=DRAWN[SHAPES[shape(code)]]), class_=f"hue-{hue(code)}", width=16,
                    height=16, viewBox="0 0 16 16", aria_hidden="true")
    return element("button", glyph, element("span", group_label(group)),
                   element("span", counted(group.count), class_="number dim"), id=f"only-{code}", type="button",
                   data_do=STAND_OUT, data_value=group.name, aria_pressed="true" if code in scene.only else "false")


def group_label(group: Group) -> str:
    """What a group is called."""
    return say(PLAIN[group.name]) if group.plain else value_name(group.name)
