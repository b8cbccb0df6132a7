"""The keys, as the views hold them."""

from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.parts.definitions import definitions
from medmir.page.view import Key
from medmir.page.views.case import CaseView
from medmir.page.views.search import SearchView

PLACES = ((later("Among films"), SearchView.KEYS), (later("In an open film"), CaseView.KEYS))


def key_table() -> list[Node]:
    """What each key does where; every view's own stand in the line below it as well."""
    told = element("p", say("Everything can be done by keyboard: Tab leads from one thing to the next, Enter presses"
                            " it. The line at the foot of each page names its keys."))
    tables = [element("div", element("h4", say(place)), _keys(keys)) for place, keys in PLACES]
    return [told, element("div", tables, class_="key-tables")]


def _keys(keys: tuple[Key, ...]) -> Node:
    return definitions({say(key.label): say(key.says) for key in keys if key.says}, class_="key-table")
