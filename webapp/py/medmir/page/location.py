"""The address as the page's memory, so that Back and links work: ``#q=words&case=id``, ``#similar=id``.

A picture cannot stand in an address: ``#picture=here`` means the one in memory.
"""

from typing import NamedTuple

from js import URLSearchParams, history
from pyscript import window


class Place(NamedTuple):
    """What is shown: the answer to a question, the neighbours of a case or of a picture; the case that is open."""

    query: str = ""
    similar: str = ""
    picture: str = ""
    case: str = ""

    @property
    def results(self) -> "Place":
        """The same place with no case open."""
        return self._replace(case="")


PICTURE = Place(picture="here")
_FIELDS = ("q", "similar", "picture", "case")


def current() -> Place:
    """Read the address."""
    fields = URLSearchParams.new(window.location.hash[1:])
    return Place(*(fields.get(name) or "" for name in _FIELDS))


def _address(place: Place) -> str:
    fields = URLSearchParams.new()
    for name, value in zip(_FIELDS, place, strict=True):
        if value:
            fields.set(name, value)
    return f"#{fields.toString()}"


def go(place: Place) -> None:
    """Move to a place; the browser remembers the one before and answers with ``hashchange``."""
    window.location.hash = _address(place)


def settle(place: Place) -> None:
    """Write the address without a new entry in the history."""
    history.replaceState(None, "", _address(place))


def back() -> None:
    """Return to the place before; the browser answers with ``hashchange``."""
    history.back()
