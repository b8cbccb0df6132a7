"""Where a film's lesions are, drawn over it: boxes that go with the picture, and names that stay upright."""

from collections.abc import Sequence

from medmir.bundle.contract import Fact
from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.page.viewing import Point, Viewing
from medmir.page.wording import fact as told

TOP = -0.44   # above this a name would leave the frame: it stands inside its box
ABOVE, BELOW = -6, 16


def marks(facts: Sequence[Fact], viewing: Viewing) -> Node:
    """A box for each lesion whose place is known, with its name at the corner that is top left to the reader.

    The drawing is as large as the picture, so that fractions of it are per cents here.
    """
    return element("svg", [_box(fact) for fact in facts], [_name(fact, viewing) for fact in facts], class_="marks",
                   role="img", aria_label=say("Marked: {lesions}", lesions="; ".join(map(told, facts))))


def _box(fact: Fact) -> list[Node]:
    """A light line on a dark one: it is seen on any grey."""
    left, top, right, bottom = fact.box
    place = {"x": _percent(left), "y": _percent(top), "width": _percent(right - left), "height": _percent(bottom - top)}
    return [element("rect", class_=line, **place) for line in ("under-line", "line")]


def _name(fact: Fact, viewing: Viewing) -> Node:
    (x, y), height = corner(fact.box, viewing)
    text = element("text", told(fact), y=BELOW if height < TOP else ABOVE, x=4 if height < TOP else 0)
    return element("svg", element("g", text, class_="upright"), x=_percent(x), y=_percent(y), overflow="visible")


def corner(box: tuple[float, float, float, float], viewing: Viewing) -> tuple[Point, float]:
    """The corner of a box, in fractions of the picture, that the reader sees top left, and how high they see it."""
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    seen = {each: viewing.seen(each[0] - 0.5, each[1] - 0.5) for each in corners}
    best = min(corners, key=lambda each: sum(seen[each]))
    return best, seen[best][1]


def _percent(fraction: float) -> str:
    return f"{100 * fraction:.2f}%"
