"""The address's fragment as the page's memory, so that Back, links and bookmarks work: ``#q=words&case=id``.

A picture cannot stand in an address: ``#picture=here`` means the one in memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

SEARCH, MAP = "search", "map"
VIEW = "view"
OWN = "own"
"""The field that opens the reader's own picture, and its name among films that are compared."""
COLOUR, ONLY = OF_THE_MAP = "colour", "only"
"""Fields of the map's place: what its films are coloured by, and which groups stand out."""


@dataclass(frozen=True)
class Place:
    """Where the reader is: a view, and in its own fields what is shown there."""

    view: str = SEARCH
    fields: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The value of a field, or an empty string."""
        return self.fields.get(name, "")

    def having(self, **fields: str) -> "Place":
        """The same place with these fields; one that is set to an empty string is taken away."""
        return Place(self.view, {name: value for name, value in {**self.fields, **fields}.items() if value})

    @property
    def front(self) -> str:
        """What is open in front of the view: a case's id, or the reader's own picture; empty where nothing is."""
        return self.get("case") or self.get(OWN)

    @property
    def behind(self) -> "Place":
        """The same place with nothing open in front."""
        return self.having(case="", **{OWN: ""})


def search(words: str) -> Place:
    """The place of the answer to a question in words."""
    return Place().having(q=words)


def similar(case_id: str) -> Place:
    """The place of a case's neighbours."""
    return Place().having(similar=case_id)


PICTURE = Place().having(picture="here")


def asking(place: Place, view: str) -> Place:
    """The place of the same question in another view that answers one; what is only the view's own is left behind."""
    fields = {name: value for name, value in place.behind.fields.items() if name not in OF_THE_MAP}
    return Place(view, fields)


def read(fragment: str) -> Place:
    """The place that a fragment, with or without its ``#``, names; empty fields count as not there."""
    fields = dict(parse_qsl(fragment.removeprefix("#")))
    return Place(fields.pop(VIEW, SEARCH), fields)


def fragment(place: Place) -> str:
    """The fragment that names a place: the search view is not named, since it is where everybody starts."""
    view = {} if place.view == SEARCH else {VIEW: place.view}
    return f"#{urlencode({**view, **place.fields})}"
