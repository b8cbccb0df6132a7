"""The cases of a collection as columns: what can be filtered by, counted and sorted, whatever the collection states."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle
from medmir.search.dates import day_of, is_date

FACT_FIELDS = ("side", "severity", "lobe", "kind")
"""What is stated of a finding, not of a film."""
AGES = ((0, 17), (18, 39), (40, 59), (60, 79), (80, 130))
"""The groups that ages are counted in, in years."""


class Column(NamedTuple):
    """One field of all cases: the case in row ``rows[i]`` has the value ``names[codes[i]]``; it may have several.

    ``rows`` and ``codes``: int32 ``[m]``, no pair twice.
    """

    names: tuple[str, ...]
    rows: np.ndarray
    codes: np.ndarray

    @property
    def several(self) -> bool:
        """Whether some case has more than one value."""
        return len(np.unique(self.rows)) < len(self.rows)

    def having(self, codes: Sequence[int], n: int) -> np.ndarray:
        """Bool ``[n]``: the cases with one of these values."""
        mask = np.zeros(n, dtype=bool)
        mask[self.rows[np.isin(self.codes, codes)]] = True
        return mask

    def counts(self, keep: np.ndarray) -> np.ndarray:
        """Int ``[len(names)]``: how many of the kept cases, bool ``[n]``, have each value."""
        return np.bincount(self.codes[keep[self.rows]], minlength=len(self.names))


class CaseColumns:
    """The columns of some cases, each made when it is first asked for."""

    def __init__(self, cases: Sequence[Case]):
        self.cases, self.n = cases, len(cases)
        self._made: dict[str, Column] = {}

    @cached_property
    def own(self) -> dict[str, str]:
        """The fields of the collection's own columns, each with what the source calls it."""
        named = {field_name(name): name for case in self.cases for name in case.columns}
        return {field: name for field, name in named.items() if field not in READ and field not in FACT_FIELDS}

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields that some case states."""
        return tuple(field for field in self.possible if len(self.column(field).names))

    @property
    def possible(self) -> tuple[str, ...]:
        """The names of all fields that a case may state."""
        return (*READ, *FACT_FIELDS, *self.own)

    def column(self, field: str) -> Column:
        """A field's column; MedMIRError is nobody's here: a field that no case states has no names."""
        if field not in self._made:
            self._made[field] = coded(self._values(field))
        return self._made[field]

    def _values(self, field: str) -> list[tuple[str, ...]]:
        if field in READ:
            return [READ[field](case) for case in self.cases]
        if field in FACT_FIELDS:
            return [tuple(getattr(fact, field) or "" for fact in case.facts) for case in self.cases]
        name = self.own.get(field, "")
        return [(case.columns.get(name, ""),) for case in self.cases]

    @cached_property
    def ages(self) -> np.ndarray:
        """Float32 ``[n]``, years; NaN where it is not known."""
        return np.array([np.nan if case.age is None else case.age for case in self.cases], dtype=np.float32)

    @cached_property
    def dated(self) -> bool:
        """Whether the day of any film is known."""
        return any(map(is_date, self.own.values())) and any(map(day_of, self.cases))

    @cached_property
    def facts(self) -> "FactColumns":
        """The facts of all cases."""
        return FactColumns(self.cases)


class FactColumns:
    """All facts of a collection as arrays ``[m]``: ``rows``, int32, is whose each is."""

    def __init__(self, cases: Sequence[Case]):
        self.rows = np.repeat(np.arange(len(cases), dtype=np.int32), [len(case.facts) for case in cases])
        self._cases, self._made = cases, {}

    def is_(self, field: str, values: Iterable[str]) -> np.ndarray:
        """Bool ``[m]``: the facts whose field ("label" or one of :data:`FACT_FIELDS`) is one of these."""
        names, codes = self._coded(field)
        return np.isin(codes, np.flatnonzero(np.isin(names, list(values))))

    @cached_property
    def film_and_label(self) -> np.ndarray:
        """Int ``[m]``: equal for the facts of one label on one film."""
        names, codes = self._coded("label")
        return self.rows * np.int64(len(names)) + codes

    def _coded(self, field: str) -> tuple[np.ndarray, np.ndarray]:
        if field not in self._made:
            told = [getattr(fact, field) or "" for case in self._cases for fact in case.facts]
            self._made[field] = np.unique(np.array(told, dtype=str), return_inverse=True)
        return self._made[field]


def coded(values: Sequence[tuple[str, ...]]) -> Column:
    """A column out of every case's values; empty ones are none. Names come in the order of the alphabet."""
    names = sorted({value for each in values for value in each if value}, key=str.casefold)
    codes = {name: code for code, name in enumerate(names)}
    pairs = [(row, codes[value]) for row, each in enumerate(values) for value in dict.fromkeys(each) if value]
    rows, found = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    return Column(tuple(names), rows, found)


def field_name(column: str) -> str:
    """What a column of the source is called in a question: "Reading room" is ``reading_room``."""
    return re.sub(r"\W+", "_", column.casefold()).strip("_")


def age_group(age: int | None) -> str:
    """The group of :data:`AGES` that an age belongs to, as it is written in a question: "60-79"."""
    group = next((f"{low}-{high}" for low, high in AGES if age is not None and low <= age <= high), "")
    return group.replace("80-130", "80-")


READ = {
    "label": lambda case: case.labels, "view": lambda case: (case.view,), "sex": lambda case: (case.sex,),
    "age": lambda case: (age_group(case.age),), "modality": lambda case: (case.modality,),
    "device": lambda case: case.devices, "split": lambda case: (case.split,),
    "licence": lambda case: (case.licence,), "patient": lambda case: (case.patient_id,),
    "study": lambda case: (case.study_id,), "case": lambda case: (case.case_id,),
}
"""How a case tells its values of each field that every collection may have."""


@lru_cache(maxsize=1)
def columns_of(bundle: Bundle) -> CaseColumns:
    """The columns of a bundle, made once for all questions to it."""
    return CaseColumns(bundle.cases)
