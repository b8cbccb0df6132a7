"""Putting elements into the page."""

from collections.abc import Iterable

from pyscript.web import Element, page


def fill(selector: str, elements: Iterable[Element]) -> None:
    """Replace what the one element of that selector holds."""
    page[selector][0].replaceChildren(*(element._dom_element for element in elements))
