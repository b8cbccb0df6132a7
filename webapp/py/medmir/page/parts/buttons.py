"""Buttons that call an action of their own name."""

from medmir.page.markup import Node, element


def button(label: str, action: str, **attributes: str) -> Node:
    """A button that calls an action, which is its id as well."""
    return element("button", label, id=action, type="button", data_do=action, **attributes)
