"""A list of what is known, each under its name."""

from collections.abc import Mapping

from medmir.page.markup import Node, element


def definitions(told: Mapping[str, Node | str | None], **attributes: str) -> Node:
    """Names with their values, without those that have none."""
    rows = [(element("dt", name), element("dd", value)) for name, value in told.items() if value]
    return element("dl", rows, **attributes)
