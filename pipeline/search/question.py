"""What somebody asks at the shell or in Python, as the core's one query object."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image

from medmir.errors import MedMIRError
from medmir.search.case_columns import CaseColumns
from medmir.search.filters import fulfilled
from medmir.search.query import MODES, ORDERS, RELEVANCE, RESULTS, Condition, Picture, Query
from medmir.search.query_text import FIELDS, read
from pipeline.cases.pictures import read_picture

HERE = "picture"
"""What a picture is called that comes from memory and not from a file."""
MOST_NAMED = 20
"""Of a field's values, in a sentence."""


def question(
    text: str, columns: CaseColumns, picture: str | Path | Image.Image | None = None, like: str = "",
    mode: str | None = None, filters: str | Iterable[str] = (), sort: str = RELEVANCE, grouped: bool = False,
    picture_weight: float = 0.5, k: int = RESULTS,
) -> Query:
    """The question that ``text`` asks of a collection with these columns, and what stands beside the text.

    ``picture``: a file or an image. ``like``: a case. ``filters``: conditions as they are typed ("view:lateral").
    ``mode`` comes before one in the text. MedMIRError where nothing is asked, a filter is no condition or holds for no
    case, a name is not among those there are, or the picture cannot be read.
    """
    query = read(text, columns.own)
    more = [condition for each in _several(filters) for condition in _conditions(each, columns)]
    query = query.having(
        like=like or query.like, picture=None if picture is None else open_asked(picture), k=_at_least_one(k),
        mode=_one_of(MODES, "mode", mode or query.mode), order=_one_of(ORDERS, "sort", sort), grouped=grouped,
        conditions=tuple(dict.fromkeys((*query.conditions, *more))), picture_weight=_share(picture_weight))
    if query.empty:
        raise MedMIRError("nothing is asked: give words, a picture, a case or a filter.")
    if query.like and query.picture:
        raise MedMIRError(f"a picture and case {query.like!r} cannot be asked by together: give one of them.")
    return query


def open_asked(picture: str | Path | Image.Image) -> Picture:
    """A picture to ask by, with its name; MedMIRError where its file cannot be read."""
    if isinstance(picture, Image.Image):
        return Picture(HERE, picture)
    try:
        return Picture(Path(picture).name, read_picture(str(picture)))
    except OSError as reason:
        raise MedMIRError(f"{picture} cannot be read ({reason.strerror}): give a picture's file.") from reason


def _several(filters: str | Iterable[str]) -> Iterable[str]:
    return [filters] if isinstance(filters, str) else filters


def _conditions(text: str, columns: CaseColumns) -> Sequence[Condition]:
    found = read(text, columns.own)
    if found.in_words or found.like or not found.conditions:
        fields = dict.fromkeys(("finding", *(field for field in FIELDS if field in columns.fields), *columns.fields))
        raise MedMIRError(f"{text!r} is no condition: write field:value; the fields here are {', '.join(fields)}.")
    for condition in found.conditions:
        if not fulfilled(columns, condition._replace(negated=False)).any():
            raise MedMIRError(f"no case here states {text}{_named(columns.column(condition.field).names)}.")
    return found.conditions


def _named(values: Sequence[str]) -> str:
    """What a field's values are, the first of them where they are many."""
    more = " and more" if len(values) > MOST_NAMED else ""
    return f": choose of {', '.join(values[:MOST_NAMED])}{more}" if values else ""


def _one_of(names: Sequence[str], what: str, name: str) -> str:
    if name not in names:
        raise MedMIRError(f"there is no {what} {name!r}: choose {', '.join(names[:-1])} or {names[-1]}.")
    return name


def _at_least_one(k: int) -> int:
    if k < 1:
        raise MedMIRError(f"k is {k}: ask for one case or more.")
    return k


def _share(weight: float) -> float:
    if not 0 <= weight <= 1:
        raise MedMIRError(f"the picture's weight is {weight}: give 0 (words alone) to 1 (the picture alone).")
    return weight
