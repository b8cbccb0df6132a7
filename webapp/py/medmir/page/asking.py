"""The question of an address, and the address of a question that was changed: by a chip, a facet, a button.

``q`` is what was typed, with all that :mod:`medmir.search.query_text` reads; ``filter`` and ``open`` hold conditions in
the same words: what must be stated beside it, and what is asked but need not be.
"""

from collections.abc import Collection, Iterable

from medmir.page.address import Place
from medmir.search.filters import beside
from medmir.search.query import MODES, ORDERS, RESULTS, Condition, Picture, Query
from medmir.search.query_text import condition_text, read, written

FILTER, OPEN, MODE, ORDER, GROUPED, MORE, TYPED, WEIGHT = (
    "filter", "open", "mode", "sort", "group", "n", "typed", "weight")
MOST = 2000  # films on one page
STEP = 30    # films more


def asked(place: Place, own: Collection[str] = (), picture: Picture | None = None) -> Query:
    """The question of a search's address; ``own`` are the fields of the collection's own columns."""
    typed = read(place.get("q"), own)
    filtered = read(place.get(FILTER), own).conditions
    return typed.having(
        like=place.get("similar") or typed.like, picture=picture, k=_shown(place), literal=bool(place.get(TYPED)),
        conditions=tuple(dict.fromkeys((*typed.conditions, *filtered))), open=read(place.get(OPEN), own).conditions,
        mode=place.get(MODE) if place.get(MODE) in MODES else typed.mode, grouped=bool(place.get(GROUPED)),
        order=place.get(ORDER) if place.get(ORDER) in ORDERS else ORDERS[0], picture_weight=_weight(place),
    )


def _shown(place: Place) -> int:
    digits = place.get(MORE)
    return min(int(digits), MOST) if digits.isascii() and digits.isdigit() and int(digits) else RESULTS


def _weight(place: Place) -> float:
    digits = place.get(WEIGHT)
    return min(int(digits), 100) / 100 if digits.isascii() and digits.isdigit() else 0.5


def more(place: Place) -> Place:
    """The same answer with more films."""
    return place.having(**{MORE: str(_shown(place) + STEP)})


def narrowed(place: Place, condition: Condition, own: Collection[str] = (), several: bool = True) -> Place:
    """The same question to those films alone that state this as well, or without ``several`` instead; films anew."""
    conditions = (*beside(read(place.get(FILTER), own).conditions, condition.field, several), condition)
    return place.having(**{FILTER: _text(conditions), OPEN: _text(_without(place, OPEN, condition, own)), MORE: ""})


def widened(place: Place, condition: Condition, own: Collection[str] = ()) -> Place:
    """The same question without a condition, wherever it comes from: filter, text, or what the question asks for."""
    typed = read(place.get("q"), own)
    filtered = read(place.get(FILTER), own).conditions
    if condition in filtered:
        return place.having(**{FILTER: _text(_without(place, FILTER, condition, own)), MORE: ""})
    if condition in typed.conditions:
        rest = tuple(each for each in typed.conditions if each != condition)
        return place.having(q=written(typed.having(conditions=rest)), **{MORE: ""})
    return place.having(**{OPEN: _text((*read(place.get(OPEN), own).conditions, condition)), MORE: ""})


def _without(place: Place, field: str, condition: Condition, own: Collection[str]) -> list[Condition]:
    return [each for each in read(place.get(field), own).conditions if each != condition]


def _text(conditions: Iterable[Condition]) -> str:
    return " ".join(map(condition_text, dict.fromkeys(conditions)))


def arithmetic(place: Place, base: str, subtracted: str, added: str) -> Place:
    """The place of "base - subtracted + added"; each may be empty."""
    parts = [base, *([f'-"{subtracted}"'] if subtracted else []), *([f'+"{added}"'] if added else [])]
    return place.having(q=" ".join(filter(None, parts)), **{MORE: "", TYPED: ""})
