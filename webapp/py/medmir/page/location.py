"""The address bar as the page's memory: ``#q=words`` or ``#similar=case_id``, so that Back and links work."""

from typing import NamedTuple

from js import URLSearchParams, history
from pyscript import window


class Place(NamedTuple):
    """What the page shows: the answer to a question, the neighbours of a case, or neither."""

    query: str = ""
    similar: str = ""


def current() -> Place:
    """Read the address."""
    fields = URLSearchParams.new(window.location.hash[1:])
    return Place(fields.get("q") or "", fields.get("similar") or "")


def address(place: Place) -> str:
    """The fragment of a place."""
    fields = URLSearchParams.new()
    if place.similar:
        fields.set("similar", place.similar)
    elif place.query:
        fields.set("q", place.query)
    return f"#{fields.toString()}"


def go(place: Place) -> None:
    """Move to a place; the browser remembers the one before and answers with ``hashchange``."""
    window.location.hash = address(place)


def settle(place: Place) -> None:
    """Write the address without a new entry in the history."""
    history.replaceState(None, "", address(place))
