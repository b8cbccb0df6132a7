"""Kinds of questions, as the evidence pages speak of them: their names, their choice, and where a question leads."""

from collections.abc import Iterable

from medmir.measure.protocols import PROTOCOLS, Protocol
from medmir.page.address import Place, fragment, search, similar
from medmir.page.asking import FILTER
from medmir.page.language import say
from medmir.page.markup import Node, element
from medmir.search.query import Condition
from medmir.search.query_text import condition_text
from medmir.vocabulary.grades import GRADES
from medmir.vocabulary.sides import BILATERAL, SIDES

BY_FILM = "image_to_"
"""What the name of a protocol begins with in which films ask."""
KIND = "of"
"""The field of the address that says which kind is looked at."""


def protocol(name: str) -> Protocol:
    """A protocol's title and meaning in the reader's language; one that is not known here by its own name."""
    known = PROTOCOLS.get(name, Protocol(name.replace("_", " "), ""))
    return Protocol(say(known.title), say(known.meaning))


def choice(action: str, names: Iterable[tuple[str, str]], chosen: str, label: str) -> Node:
    """Buttons of which one is pressed; each calls the action with its name."""
    buttons = [element("button", said, type="button", data_do=action, data_value=name, key=name,
                       aria_pressed="true" if name == chosen else "false") for name, said in names]
    return element("div", buttons, class_="choices", role="group", aria_label=label)


def films_with(label: str) -> str:
    """Where the films with a label are."""
    return fragment(Place().having(**{FILTER: condition_text(Condition("label", (label,)))}))


def films_of(name: str, group: str) -> str:
    """Where the films of a group of a protocol are: the question for its label, or the films with its side or grade."""
    for field, values in (("side", (*SIDES, BILATERAL)), ("severity", GRADES)):
        if group in values:
            return fragment(Place().having(**{FILTER: condition_text(Condition(field, (group,)))}))
    if name.startswith(BY_FILM):
        return films_with(group)
    return fragment(search(f"no {group.lower()}" if name == "negation" else group.lower()))


def question(told: dict) -> Node:
    """A question of a protocol as a link to its answer; a film that asks leads to the films most like it."""
    if "film" in told:
        return element("a", told["film"], href=fragment(similar(told["film"])))
    return element("a", f"“{told['query']}”", href=fragment(search(told["query"])))
