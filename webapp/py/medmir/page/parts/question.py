"""What is asked besides the words: chips that can be taken away, how it is answered, and in which order."""

from collections.abc import Iterable, Iterator

from medmir.page.address import MAP, Place, asking, fragment
from medmir.page.asking import ANEW, GROUPED, MODE, ORDER, WEIGHT, widened
from medmir.page.language import later, say
from medmir.page.markup import Node, element
from medmir.page.wording import MODE_NAMES, ORDER_NAMES, WEIGHT_NAMES, condition
from medmir.search.answer import Answer
from medmir.search.query import NEWEST, RELEVANCE, Condition, Query


def chips(place: Place, query: Query, answer: Answer | None, own: Iterable[str]) -> Node | None:
    """The conditions of a question: those that were set, and those that it asks for and the collection states."""
    told = [_chip(place, each, own, "") for each in query.conditions]
    told += [_chip(place, each, own, say("asked for")) for each in (answer.stated if answer else ())]
    told += [element("span", f"{sign} {term.words}", class_="chip term") for sign, term in _terms(query)]
    if not told:
        return None
    clear = element("a", say("Clear all"), href=fragment(place.having(filter="", q=query.words, open="", **ANEW)))
    return element("p", told, clear if len(told) > 1 else None, id="conditions", class_="conditions",
                   aria_label=say("Conditions"))


def _terms(query: Query) -> Iterator[tuple[str, object]]:
    yield from (("−", term) for term in query.subtracted)
    yield from (("+", term) for term in query.added)


def _chip(place: Place, asked: Condition, own: Iterable[str], why: str) -> Node:
    text = condition(asked)
    without = say("Without “{what}”", what=text)
    return element("span", text, element("span", f" {why}", class_="dim") if why else None,
                   element("a", "×", href=fragment(widened(place, asked, own)), aria_label=without),
                   class_="chip condition")


def ways(place: Place, query: Query, reports: bool, dated: bool = False, on_map: bool = False) -> Node:
    """How a question is answered, in which order its films stand, whether each patient has one of them, and the way to
    the map where there is one.

    Where words are asked beside a picture or a case, also which of them weighs more. ``dated``: whether the day of any
    film is known.
    """
    modes = _choice(say("Answer by"), MODE, MODE_NAMES, query.mode, place) if reports else None
    both = query.in_words and query.by_picture
    weight = f"{query.picture_weight:.0%}"[:-1]
    weights = _choice(say("Weigh"), WEIGHT, WEIGHT_NAMES, weight, place) if both else None
    names = {value: name for value, name in ORDER_NAMES.items() if dated or value != NEWEST}
    mixed = {RELEVANCE: later("Mixed")} if query.empty else {}
    orders = _choice(say("Order"), ORDER, names | mixed, query.order, place)
    grouped = place.having(**ANEW, **{GROUPED: "" if query.grouped else "patient"})
    one = element("a", say("One film a patient"), href=fragment(grouped), role="button",
                  aria_current="true" if query.grouped else None, aria_pressed="true" if query.grouped else "false")
    there = element("a", say("Show on the map"), href=fragment(asking(place, MAP)), id="on-map") if on_map else None
    return element("div", modes, weights, orders, one, there, class_="ways", id="ways")


def _choice(name: str, field: str, names: dict[str, str], chosen: str, place: Place) -> Node:
    first = next(iter(names))
    links = [element("a", say(label), href=fragment(place.having(**{field: "" if value == first else value}, **ANEW)),
                     aria_current="true" if value == chosen else None) for value, label in names.items()]
    return element("span", element("span", name, class_="dim"), links, role="group", aria_label=name, class_="choice")
