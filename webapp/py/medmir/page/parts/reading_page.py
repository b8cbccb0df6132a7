"""A view that is read from top to bottom: what went wrong, a heading, its content, what is still loading."""

from medmir.page.markup import Node, element
from medmir.page.parts.status import loading, problems
from medmir.page.state import Session


def reading_page(session: Session, heading: str, *content: object) -> Node:
    """The page under its heading."""
    return element("div", problems(session), element("h2", heading), *content, loading(session), class_="page")
