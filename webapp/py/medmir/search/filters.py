"""Which cases fulfil the conditions of a question, and what else could be asked of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from medmir.errors import MedMIRError
from medmir.search.case_columns import FACT_FIELDS, CaseColumns
from medmir.search.query import Condition
from medmir.search.understanding import finding_wanted, stemmed
from medmir.vocabulary.findings import NORMAL
from medmir.vocabulary.phrase import Wanted
from medmir.vocabulary.sides import BILATERAL, SIDES
from medmir.vocabulary.words import DEVICE_WORDS, FINDING_WORDS, LOBE_WORDS, VIEW_NAMES

OTHER_NAMES = {"label": FINDING_WORDS, "device": DEVICE_WORDS, "lobe": LOBE_WORDS,
               "sex": {"F": ("female", "woman", "women"), "M": ("male", "man", "men")}}
FACETS = ("label", "view", "side", "severity", "sex", "age", "modality", "device", "split", "licence")
"""The fields that are counted beside the films, in their order; a collection's own columns follow."""
MOST_VALUES = 60
"""A column with more values tells cases apart instead of grouping them: it is no facet."""


class Facet(NamedTuple):
    """A field with its values and how many films choosing each would leave, the commonest first.

    ``several``: a film may have more than one of them, so that another is chosen beside the first and not instead.
    """

    field: str
    counts: tuple[tuple[str, int], ...]
    several: bool = False


def kept(columns: CaseColumns, conditions: Sequence[Condition]) -> np.ndarray:
    """Bool ``[n]``: the cases that fulfil all conditions.

    Label, side, severity, lobe and kind that are asked for together must be stated of one and the same finding; of
    several labels all must be there, and one of them must be it.
    MedMIRError where an age is no range, or a finding none that is known here.
    """
    together = [each for each in conditions if not each.negated and each.field in ("label", *FACT_FIELDS)]
    mask = np.ones(columns.n, dtype=bool)
    if any(each.field in FACT_FIELDS for each in together):
        mask &= _one_fact(columns, _labels_as_one(together))
        together = [each for each in together if each.field == "label"]
        conditions = [*together, *(each for each in conditions if each.negated or each.field not in FACT_FIELDS)]
    for condition in dict.fromkeys(conditions):
        mask &= fulfilled(columns, condition)
    return mask


def fulfilled(columns: CaseColumns, condition: Condition) -> np.ndarray:
    """Bool ``[n]``: the cases that fulfil one condition."""
    field, values, negated = condition
    if field == "finding":
        mask = np.any([_finding(columns, text) for text in values], axis=0)
    elif field == "age":
        mask = np.any([_age(columns, text) for text in values], axis=0)
    elif field in FACT_FIELDS:
        mask = _one_fact(columns, [condition])
    else:
        column = columns.column(field)
        mask = column.having([column.names.index(name) for name in matching(column.names, condition)], columns.n)
    return mask ^ negated


def matching(names: Sequence[str], condition: Condition) -> list[str]:
    """The names that a condition's values mean: by name, in another word for it, or as its beginning."""
    found: dict[str, None] = {}
    for value in condition.values:
        asked, meant = stemmed(value), VIEW_NAMES.get(value.casefold(), ()) if condition.field == "view" else ()
        same = [name for name in names if stemmed(name) == asked or name in meant
                or any(stemmed(word) == asked for word in OTHER_NAMES.get(condition.field, {}).get(name, ()))]
        found |= dict.fromkeys(same or [name for name in names if name.casefold().startswith(value.casefold())])
    return list(found)


def _labels_as_one(conditions: Sequence[Condition]) -> list[Condition]:
    labels = [value for each in conditions if each.field == "label" for value in each.values]
    rest = [each for each in conditions if each.field != "label"]
    return [*([Condition("label", tuple(labels))] if labels else []), *rest]


def _one_fact(columns: CaseColumns, conditions: Iterable[Condition]) -> np.ndarray:
    """The cases of which one fact is all that is asked; bilateral is what is on either side as well."""
    fit, sides = np.ones(len(columns.facts.rows), dtype=bool), []
    for condition in conditions:
        if condition.field == "side":
            sides.append([side.casefold() for side in condition.values])
        else:
            fit &= columns.facts.is_(condition.field, matching(columns.column(condition.field).names, condition))
    labels = columns.facts.film_and_label
    on_sides = [np.isin(labels, np.concatenate([_on(columns, fit, side) for side in each])) for each in sides]
    return _rows(columns, np.all([fit, *on_sides], axis=0))


def _on(columns: CaseColumns, fit: np.ndarray, side: str) -> np.ndarray:
    """Those of ``film_and_label`` that are on a side; a bilateral finding is on either, one on either is bilateral."""
    if side == BILATERAL:
        return np.intersect1d(*(_on(columns, fit, each) for each in SIDES))
    sides = (side, BILATERAL) if side in SIDES else (side,)
    return columns.facts.film_and_label[fit & columns.facts.is_("side", sides)]


def _rows(columns: CaseColumns, fit: np.ndarray) -> np.ndarray:
    mask = np.zeros(columns.n, dtype=bool)
    mask[columns.facts.rows[fit]] = True
    return mask


def _finding(columns: CaseColumns, text: str) -> np.ndarray:
    wanted = finding_wanted(text)
    if not wanted:
        raise MedMIRError(f"finding:{text} names no finding that is known here; ask for a label instead.")
    if wanted.label == NORMAL or wanted == Wanted(wanted.label):
        return fulfilled(columns, Condition("label", (wanted.label,)))
    asked = {"side": wanted.side, "severity": wanted.severity, "lobe": wanted.lobe}
    parts = [Condition(field, (value,)) for field, value in asked.items() if value]
    return _one_fact(columns, [Condition("label", (wanted.label,)), *parts])


def _age(columns: CaseColumns, text: str) -> np.ndarray:
    """60, 60-79, 60-, -17."""
    low, dash, high = text.partition("-")
    try:
        lowest = float(low) if low else -np.inf
        highest = float(high) if high else np.inf if dash else lowest
    except ValueError:
        raise MedMIRError(f"age:{text} is no age; write age:60, age:60-79 or age:80- (years).") from None
    return (columns.ages >= lowest) & (columns.ages <= highest)


def facets(columns: CaseColumns, conditions: Sequence[Condition] = ()) -> list[Facet]:
    """What the cases that fulfil the conditions could be narrowed by: fields with at least two values in all."""
    own = [field for field in columns.fields if field not in FACETS]
    fields = [field for field in (*FACETS, *own) if field not in ("patient", "study", "case", "lobe", "kind")]
    return [facet for field in fields if 1 < len(columns.column(field).names) <= MOST_VALUES
            and (facet := _facet(columns, field, conditions)).counts]


def beside(conditions: Sequence[Condition], field: str, several: bool) -> list[Condition]:
    """The conditions that stay when a value of a field is chosen."""
    return [each for each in conditions if several or each.field != field]


def _facet(columns: CaseColumns, field: str, conditions: Sequence[Condition]) -> Facet:
    column, several = columns.column(field), field not in FACT_FIELDS and columns.column(field).several
    others = beside(conditions, field, several)
    found = column.counts(kept(columns, others)) if field not in FACT_FIELDS else [
        kept(columns, [*others, Condition(field, (name,))]).sum() for name in column.names]
    counts = [(name, int(count)) for name, count in zip(column.names, found, strict=True) if count]
    ordered = counts if field == "age" else sorted(counts, key=lambda pair: -pair[1])
    return Facet(field, tuple(ordered), several)
