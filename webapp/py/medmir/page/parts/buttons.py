"""Buttons that call an action of their own name."""

from medmir.page.markup import Node, element


def button(label: str, action: str, **attributes: str) -> Node:
    """A button that calls an action, which is its id as well unless it has another."""
    return element("button", label, **{"id": action} | attributes, type="button", data_do=action)
