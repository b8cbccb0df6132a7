"""A question as text: ``"pleural effusion" -pneumothorax +pacemaker small^2 view:lateral age:60-80 -label:hernia``.

Everything here can be typed, and :func:`written` says in the same text what the interface has put together.
"""

import re
from collections.abc import Collection, Iterator

from medmir.search.query import MODES, Condition, Query, Term

FIELDS = ("label", "finding", "view", "side", "severity", "lobe", "kind", "device", "sex", "age", "modality", "split",
          "licence", "patient", "study", "case")
"""The fields of every collection; its own columns come on top. ``like:`` names a case to ask by, ``mode:`` how."""
PIECE = re.compile(
    r"""(?P<sign>(?<![^\s"])[+-](?=[^\s+-]))?          # only before a word: "x-ray" and "left - right" have none
        (?:(?P<field>\w+):(?=\S))?
        (?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))
        (?:(?<=")\^(?P<weight>\d*\.?\d+))?""", re.VERBOSE)
WEIGHED = re.compile(r"([^^]+)\^(\d*\.?\d+)")
SEPARATOR = "|"  # between values of which one must be stated
MOST_WEIGHT = 10.0
NEEDS_QUOTES = re.compile(r"[\s^:]|^[+-]")


def read(text: str, own: Collection[str] = ()) -> Query:
    """The question that a text asks; ``own`` are the fields of the collection's own columns.

    There is no wrong text: what is no field here stays a word.
    """
    parts = _Parts({*FIELDS, *own} - {"like", "mode"})
    for piece in PIECE.finditer(text):
        parts.take(piece)
    return parts.query()


class _Parts:
    """What has been read so far."""

    def __init__(self, fields: set[str]):
        self._fields, self._words = fields, []
        self._signed: dict[str, list[Term]] = {"+": [], "-": [], "": []}
        self._conditions: list[Condition] = []
        self._said: dict[str, str] = {}

    def take(self, piece: re.Match) -> None:
        sign, field = piece["sign"] or "", (piece["field"] or "").casefold()
        text, weight = _weighed(piece)
        values = tuple(filter(None, map(str.strip, text.split(SEPARATOR))))
        if field in self._fields and values:
            self._conditions.append(Condition(field, values, sign == "-"))
        elif field in ("like", "mode"):
            self._said[field] = text
        else:
            self._word(sign, f"{piece['field']}:{text}" if field else text, weight, piece["phrase"] is not None)

    def _word(self, sign: str, text: str, weight: float, quoted: bool) -> None:
        if sign and text:
            self._signed[sign].append(Term(text, weight))
        elif text:
            self._words.append(f'"{text}"' if quoted else text)
            self._signed[""] += [Term(text, weight)] if weight != 1 else []

    def query(self) -> Query:
        mode = self._said.get("mode", "")
        return Query(" ".join(self._words), self._said.get("like", ""), added=tuple(self._signed["+"]),
                     subtracted=tuple(self._signed["-"]), weighed=tuple(self._signed[""]),
                     conditions=tuple(dict.fromkeys(self._conditions)), mode=mode if mode in MODES else MODES[0])


def _weighed(piece: re.Match) -> tuple[str, float]:
    """A piece's text and weight."""
    if piece["phrase"] is not None:
        return piece["phrase"].strip(), _weight(piece["weight"])
    weighed = WEIGHED.fullmatch(piece["word"])
    return (weighed[1], _weight(weighed[2])) if weighed else (piece["word"], 1.0)


def _weight(digits: str | None) -> float:
    return min(round(float(digits), 2), MOST_WEIGHT) if digits else 1.0


def written(query: Query) -> str:
    """The text that asks this question, but for a picture of the reader's own."""
    return " ".join(_pieces(query))


def _pieces(query: Query) -> Iterator[str]:
    weighed = list(query.weighed)
    for piece in PIECE.finditer(query.words):
        weighs = weighed and weighed[0].words == piece[0].strip('"')
        yield piece[0] + (f"^{weighed.pop(0).weight:g}" if weighs else "")
    yield from (_term("+", term) for term in query.added)
    yield from (_term("-", term) for term in query.subtracted)
    yield from map(condition_text, query.conditions)
    yield from [f"like:{_quoted(query.like)}"] if query.like else []
    yield from [f"mode:{query.mode}"] if query.mode != MODES[0] else []


def _term(sign: str, term: Term) -> str:
    return f"{sign}{_quoted(term.words)}" + (f"^{term.weight:g}" if term.weight != 1 else "")


def condition_text(condition: Condition) -> str:
    """A condition as it is typed: ``-view:lateral``, ``label:"pleural thickening"``."""
    value = _quoted(SEPARATOR.join(value.replace(SEPARATOR, " ") for value in condition.values))
    return f"{'-' if condition.negated else ''}{condition.field}:{value}"


def _quoted(text: str) -> str:
    text = text.replace('"', " ")
    return f'"{text}"' if NEEDS_QUOTES.search(text) else text
