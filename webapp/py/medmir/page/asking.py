"""The question of an address, and the address of a question that was changed: by a chip, a facet, a button.

``q`` is what was typed, with all that :mod:`medmir.search.query_text` reads; ``filter`` and ``open`` hold conditions in
the same words: what must be stated beside it, and what is asked but need not be.
"""

from collections.abc import Collection, Iterable

from medmir.page.address import Place
from medmir.search.filters import beside
from medmir.search.query import MODES, ORDERS, RESULTS, Condition, Picture, Query
from medmir.search.query_text import condition_text, read, written
from medmir.search.walk import FIRST

FILTER, OPEN, MODE, ORDER, GROUPED, MORE, SKIP, TYPED, WEIGHT = (
    "filter", "open", "mode", "sort", "group", "n", "from", "typed", "weight")
ANEW = {MORE: "", SKIP: ""}
"""Of a place: its films from the first one."""
MOST = 2000  # films on one page
STEP = 30    # films more
FARTHEST, DIGITS = 10_000_000, 18  # a place in a collection; of a number in an address


def asked(place: Place, own: Collection[str] = (), picture: Picture | None = None) -> Query:
    """The question of a search's address; ``own`` are the fields of the collection's own columns."""
    typed = read(place.get("q"), own)
    filtered = read(place.get(FILTER), own).conditions
    query = typed.having(
        like=place.get("similar") or typed.like, picture=picture, literal=bool(place.get(TYPED)),
        k=_number(place, MORE) or RESULTS, skip=_number(place, SKIP, FARTHEST) or 0,
        conditions=tuple(dict.fromkeys((*typed.conditions, *filtered))), open=read(place.get(OPEN), own).conditions,
        mode=place.get(MODE) if place.get(MODE) in MODES else typed.mode, grouped=bool(place.get(GROUPED)),
        order=place.get(ORDER) if place.get(ORDER) in ORDERS else ORDERS[0], picture_weight=_weight(place),
    )
    return query.having(k=FIRST) if query.empty and not place.get(MORE) else query


def _number(place: Place, field: str, most: int = MOST) -> int | None:
    """A number of the address, at most so much; None where it is none."""
    digits = place.get(field)
    return min(int(digits), most) if digits.isascii() and digits.isdigit() and len(digits) <= DIGITS else None


def _weight(place: Place) -> float:
    weight = _number(place, WEIGHT, 100)
    return 0.5 if weight is None else weight / 100


def more(place: Place, shown: int = 0, most: int = MOST) -> Place:
    """The same answer with more films than the ``shown`` ones, or than the address says; ``most`` at once."""
    return place.having(**{MORE: str(min((shown or _number(place, MORE) or RESULTS) + STEP, most))})


def narrowed(place: Place, condition: Condition, own: Collection[str] = (), several: bool = True) -> Place:
    """The same question to those films alone that state this as well, or without ``several`` instead; films anew."""
    conditions = (*beside(read(place.get(FILTER), own).conditions, condition.field, several), condition)
    return place.having(**{FILTER: _text(conditions), OPEN: _text(_without(place, OPEN, condition, own)), **ANEW})


def widened(place: Place, condition: Condition, own: Collection[str] = ()) -> Place:
    """The same question without a condition, wherever it comes from: filter, text, or what the question asks for."""
    typed = read(place.get("q"), own)
    filtered = read(place.get(FILTER), own).conditions
    if condition in filtered:
        return place.having(**{FILTER: _text(_without(place, FILTER, condition, own)), **ANEW})
    if condition in typed.conditions:
        rest = tuple(each for each in typed.conditions if each != condition)
        return place.having(q=written(typed.having(conditions=rest)), **ANEW)
    return place.having(**{OPEN: _text((*read(place.get(OPEN), own).conditions, condition)), **ANEW})


def _without(place: Place, field: str, condition: Condition, own: Collection[str]) -> list[Condition]:
    return [each for each in read(place.get(field), own).conditions if each != condition]


def _text(conditions: Iterable[Condition]) -> str:
    return " ".join(map(condition_text, dict.fromkeys(conditions)))


def arithmetic(place: Place, base: str, subtracted: str, added: str) -> Place:
    """The place of "base - subtracted + added"; each may be empty."""
    parts = [base, *([f'-"{subtracted}"'] if subtracted else []), *([f'+"{added}"'] if added else [])]
    return place.having(q=" ".join(filter(None, parts)), **ANEW, **{TYPED: ""})
