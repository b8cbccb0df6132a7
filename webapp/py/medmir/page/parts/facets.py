"""What an answer can be narrowed by: each field with its values and how many of the films have them."""

from collections.abc import Collection, Sequence

from medmir.page.address import Place, fragment
from medmir.page.asking import narrowed, widened
from medmir.page.language import counted, say
from medmir.page.markup import Node, element
from medmir.page.wording import field_name, value_name
from medmir.search.filters import Facet
from medmir.search.query import Condition

FEW = 8  # values of a field that are shown at once


def facets(place: Place, found: Sequence[Facet], conditions: Collection[Condition], own: Collection[str]
           ) -> Node | None:
    """The fields beside the films; a value that is chosen already can be taken away there."""
    if not found:
        return None
    groups = [_group(place, facet, conditions, own) for facet in found]
    return element("aside", element("details", element("summary", say("Filter")), groups, open=True, key="filter"),
                   class_="facets", id="facets", aria_label=say("Filter"))


def _group(place: Place, facet: Facet, conditions: Collection[Condition], own: Collection[str]) -> Node:
    values = [_value(place, facet, name, count, conditions, own) for name, count in facet.counts]
    rest = element("details", element("summary", say("{n} more", n=len(values) - FEW)), element("ul", values[FEW:]),
                   key=f"more-{facet.field}") if len(values) > FEW else None
    heading = element("h2", field_name(facet.field))
    return element("section", heading, element("ul", values[:FEW]), rest, key=facet.field)


def _value(place: Place, facet: Facet, name: str, count: int, conditions: Collection[Condition], own: Collection[str]
           ) -> Node:
    condition = Condition(facet.field, (name,))
    chosen = condition in conditions
    there = widened(place, condition, own) if chosen else narrowed(place, condition, own, facet.several)
    link = element("a", value_name(name), href=fragment(there), aria_current="true" if chosen else None)
    return element("li", link, element("span", counted(count), class_="dim number"), key=name)
