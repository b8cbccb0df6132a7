"""What a view draws: a tree of elements and text, HTML or SVG. Text stays text, whatever stands in it.

Nothing in here knows a browser: :mod:`medmir.page.browser.dom` brings a tree into the page, :func:`html` writes it out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from medmir.page.language import counted, say

VOID = frozenset("br hr img input meta link".split())
ADDRESSES = ("href", "xlink:href", "src", "action", "formaction")
SAFE_ADDRESS = re.compile(r"(https?:|blob:|data:image/|[^:]*$|[^:]*[/?#])", re.IGNORECASE)
LONGEST = 300_000  # characters of one text; the licences of the runtime are the longest there is
NAME = re.compile(r"[a-zA-Z][\w:.-]*")


@dataclass(frozen=True)
class Node:
    """One element.

    ``attributes``: True is written without a value; False and None are left out when the node is made. ``key`` tells
    children of one parent apart from one drawing to the next: what bears the same key stays the same element in the
    page, with its focus, its scroll position and its picture.
    """

    tag: str
    attributes: Mapping[str, str | bool]
    children: tuple["Node | str", ...]
    key: str | None = None


def element(tag: str, *children: object, key: str | None = None, **attributes: object) -> Node:
    """An element; a trailing ``_`` of an attribute's name is dropped and other ``_`` become ``-``.

    Children are nodes, lists of nodes and texts; None and empty texts are left out. ValueError for an attribute that
    would run a script or lead to one: a bundle is not trusted.
    """
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    kept = {name: value if value is True else str(value) for name, value in named.items()
            if value is not None and value is not False}  # 0 stays: it is a value
    for name, value in kept.items():
        _refuse_scripts(name, value)
    return Node(tag, kept, tuple(_flat(children)), key)


def _refuse_scripts(name: str, value: str | bool) -> None:
    if not NAME.fullmatch(name) or name.lower().startswith("on") or name.lower() in ("style", "srcdoc"):
        raise ValueError(f"an element cannot have the attribute {name!r}")
    if name.lower() in ADDRESSES and not SAFE_ADDRESS.match(str(value).strip()):
        raise ValueError(f"{value!r} is no address that may stand in {name}")


def _flat(children: tuple) -> list[Node | str]:
    found: list[Node | str] = []
    for child in children:
        if isinstance(child, (list, tuple)):
            found += _flat(tuple(child))
        elif child not in (None, ""):
            found.append(child if isinstance(child, Node) else _bounded(str(child)))
    return found


def _bounded(text: str) -> str:
    """A text, cut where it is longer than any that is meant to be read: ten million letters stop a tab for minutes."""
    if len(text) <= LONGEST:
        return text
    return say("{beginning} … (cut: {n} characters)", beginning=text[:LONGEST], n=counted(len(text)))


def html(node: Node | str) -> str:
    """The tree as HTML source."""
    if isinstance(node, str):
        return escape(node, quote=False)
    attributes = "".join(f" {name}" if value is True else f' {name}="{escape(value)}"'
                         for name, value in node.attributes.items())
    if node.tag in VOID:
        return f"<{node.tag}{attributes}>"
    return f"<{node.tag}{attributes}>{''.join(map(html, node.children))}</{node.tag}>"


def text(node: Node | str) -> str:
    """The tree's text alone, as a reader reads it."""
    return node if isinstance(node, str) else "".join(map(text, node.children))


def find(node: Node | str, matches: Callable[[Node], bool]) -> list[Node]:
    """All elements of the tree that match, the tree itself included, in order."""
    if isinstance(node, str):
        return []
    own = [node] if matches(node) else []
    return own + [found for child in node.children for found in find(child, matches)]
