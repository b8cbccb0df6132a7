"""The sentences that the page's source says, by reading it: literal first arguments of ``say`` and ``later``."""

import ast
from collections.abc import Iterator
from pathlib import Path

from medmir import page
from medmir.measure.protocols import PROTOCOLS
from medmir.vocabulary.findings import LABELS, LOBES
from medmir.vocabulary.grades import GRADES
from medmir.vocabulary.sides import BILATERAL, SIDES
from medmir.vocabulary.views import XRAY
from medmir.vocabulary.words import DEVICE_WORDS

SOURCE = Path(page.__file__).parent
SPOKEN = {"say", "later"}
NAMES = {*LABELS, *LOBES.values(), *GRADES, *SIDES, BILATERAL, *DEVICE_WORDS, XRAY,
         *(text for protocol in PROTOCOLS.values() for text in protocol)}
"""What the core calls things that the page says in the reader's language."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of either, with the place it stands in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


def said() -> set[str]:
    """All that the page may say; the empty sentence needs no translation."""
    literal = {text for _place, call in calls() for text in _texts(call.args[0])}
    return literal | NAMES


def _texts(said: ast.expr) -> list[str]:
    """What is written out there: a literal, or both of which one is said."""
    if isinstance(said, ast.IfExp):
        return _texts(said.body) + _texts(said.orelse)
    return [said.value] if _is_text(said) else []


def unreadable() -> list[str]:
    """Places where what is said can be read neither there nor where a constant is marked ``later``."""
    return [place for place, call in calls() if not _readable(call.args[0], call.func.id == "say")]


def _readable(said: ast.expr, named: bool) -> bool:
    """A literal; where ``named`` also what stands for one: a name, or one of several."""
    if _is_text(said):
        return True
    if isinstance(said, ast.IfExp):
        return _readable(said.body, named) and _readable(said.orelse, named)
    looked_up = isinstance(said, ast.Call) and isinstance(said.func, ast.Attribute) and said.func.attr == "get"
    return named and (looked_up or isinstance(said, ast.Name | ast.Attribute | ast.Subscript))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
