"""Brings node trees into the page: only what differs from the drawing before is touched.

What bears the same tag and key (or id) stays the same element, with its focus, its cursor and its picture.
"""

from collections import Counter

from js import document
from pyodide.ffi import JsProxy

from medmir.page.markup import Node

NAMESPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
HTML = "http://www.w3.org/1999/xhtml"
ELEMENT, TEXT = 1, 3  # Node.nodeType


class Page:
    """An element of the document that drawings are applied to; it may hold a first drawing that HTML made."""

    def __init__(self, root: JsProxy):
        self._root, self._drawn = root, _read(root)

    def apply(self, tree: Node) -> None:
        """Make the element what the tree says; a dialog marked ``data-modal`` is opened as a modal one."""
        _patch(self._root, self._drawn, tree)
        self._drawn = tree
        for dialog in self._root.querySelectorAll("dialog[data-modal]:not([open])"):
            dialog.showModal()


def _read(element: JsProxy) -> Node:
    """An element that HTML made, as a tree; white space and comments between elements go."""
    children: list[Node | str] = []
    for child in list(element.childNodes):
        if child.nodeType == ELEMENT:
            children.append(_read(child))
        elif child.nodeType == TEXT and child.data.strip():
            children.append(child.data)
        else:
            child.remove()
    attributes = {each.name: each.value or True for each in element.attributes}
    return Node(element.localName, attributes, tuple(children))


def _create(node: Node | str, namespace: str = HTML) -> JsProxy:
    if isinstance(node, str):
        return document.createTextNode(node)
    namespace = NAMESPACES.get(node.tag, namespace)
    element = document.createElementNS(namespace, node.tag)
    for name, value in node.attributes.items():
        _set(element, name, value)
    element.append(*(_create(child, namespace) for child in node.children))
    return element


def _set(element: JsProxy, name: str, value: str | bool) -> None:
    """Set an attribute; of a field the value itself, unless it stands there: the cursor would jump to its end."""
    if name == "value" and element.localName == "input":
        if element.value != value:
            element.value = value
    else:
        element.setAttribute(name, "" if value is True else value)


def _patch(element: JsProxy, old: Node, new: Node) -> None:
    for name in old.attributes.keys() - new.attributes.keys():
        element.removeAttribute(name)
    for name, value in new.attributes.items():
        if old.attributes.get(name) != value:
            _set(element, name, value)
    if old.children != new.children:
        _patch_children(element, old.children, new.children)


def _patch_children(element: JsProxy, old: tuple, new: tuple) -> None:
    before = dict(zip(_named(old), zip(old, list(element.childNodes), strict=True), strict=True))
    names = _named(new)
    for name in before.keys() - set(names):
        gone = before.pop(name)[1]
        if getattr(gone, "localName", "") == "dialog":  # closed, it gives the focus back to what opened it
            gone.close()
        gone.remove()
    left = list(before)  # in the order they have in the page
    for name, child in zip(names, new, strict=True):
        following = before[left[0]][1] if left else None
        if name not in before:
            element.insertBefore(_create(child, element.namespaceURI), following)
            continue
        drawn, node = before[name]
        if left[0] != name:
            element.insertBefore(node, following)
        left.remove(name)
        if drawn != child:
            _update(node, drawn, child)


def _update(node: JsProxy, old: Node | str, new: Node | str) -> None:
    if isinstance(new, str):
        node.data = new
    else:
        _patch(node, old, new)


def _named(children: tuple) -> list[tuple]:
    """What each child is known by among its siblings: tag and key, else tag and id, else tag and number."""
    counts: Counter = Counter()
    names = []
    for child in children:
        tag = "#text" if isinstance(child, str) else child.tag
        own = None if isinstance(child, str) else child.key or child.attributes.get("id")
        counts[tag] += own is None
        names.append((tag, own) if own else (tag, counts[tag]))
    return names
