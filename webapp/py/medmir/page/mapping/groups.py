"""What the films of a map are coloured by: the values of one field, each with a colour and a shape of its own."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from medmir.search.case_columns import CaseColumns, Column

MOST = 15  # values that are told apart; what is rarer is one group
HUES, SHAPES = 8, ("disc", "square", "triangle", "diamond", "plus", "cross")
"""Colours that everybody can tell apart (Okabe and Ito, 2008) run out before values do: colour and shape change with
each value, so that no pair comes twice."""
OTHERS, NOT_STATED = "\0others", "\0not stated"


class Group(NamedTuple):
    """Films of one value: how many there are."""

    name: str
    count: int

    @property
    def plain(self) -> bool:
        """Whether it is no value of the field: what is rare, or not stated."""
        return self.name in (OTHERS, NOT_STATED)


class Groups:
    """The groups of a field, the commonest first; rare values and films that state none come last."""

    def __init__(self, column: Column, n: int, field: str = ""):
        self.field, self._column, self._n = field, column, n
        self.several = column.several
        counts = np.bincount(column.codes, minlength=len(column.names))
        order = np.argsort(-counts, kind="stable")
        self._group_of = np.full(len(column.names), MOST, dtype=np.int8)
        self._group_of[order[:MOST]] = np.arange(len(order[:MOST]))
        self.groups = self._all(column, counts, order)

    def _all(self, column: Column, counts: np.ndarray, order: np.ndarray) -> list[Group]:
        told = [Group(column.names[code], int(counts[code])) for code in order[:MOST]]
        codes = self.codes()
        for name, code in ((OTHERS, MOST), (NOT_STATED, MOST + 1)):
            told += [Group(name, int(np.sum(codes == code)))] if np.any(codes == code) else []
        return told

    def codes(self, wanted: Collection[int] = ()) -> np.ndarray:
        """Int8 ``[n]``: each film's group: of several the first wanted one, else the rarest.

        ``MOST`` is what is rare, ``MOST + 1`` not stated.
        """
        codes = np.full(self._n, MOST + 1, dtype=np.int8)
        group = self._group_of[self._column.codes]
        for code in (MOST, *range(MOST), *sorted(wanted)):
            codes[self._column.rows[group == code]] = code
        return codes

    def code(self, name: str) -> int | None:
        """The code of a group; None where there is none of that name."""
        plain = {OTHERS: MOST, NOT_STATED: MOST + 1}
        named = {group.name: plain.get(group.name, code) for code, group in enumerate(self.groups)}
        return named.get(name)


def groups_of(columns: CaseColumns, field: str) -> Groups:
    """The groups of a field of the collection."""
    return Groups(columns.column(field), columns.n, field)


def hue(code: int) -> int:
    """The number of a group's colour: what is no value of the field has the last one."""
    return code % HUES if code < MOST else HUES


def shape(code: int) -> int:
    """The number of a group's shape in :data:`SHAPES`."""
    return code % len(SHAPES) if code < MOST else 0
