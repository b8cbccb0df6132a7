"""Choosing films for a study out of a collection: so many that fulfil conditions, and as many normal ones."""

from collections.abc import Sequence

import numpy as np

from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from medmir.search.case_columns import FACT_FIELDS, columns_of
from medmir.search.filters import kept
from medmir.search.query import Condition
from medmir.search.query_text import read
from medmir.study.design import MOST_FILMS, MOST_LABELS
from medmir.study.order import mixed
from medmir.vocabulary.findings import NORMAL

OF_FINDINGS = ("label", "finding", *FACT_FIELDS)


def chosen(bundle: Bundle, asked: str, n: int, seed: int, balanced: bool) -> list[str]:
    """Ids of ``n`` films that fulfil the conditions as they are typed, then, ``balanced``, of as many normal ones.

    One film a patient. Conditions that are no finding's, such as a view, hold for the normal films too. MedMIRError
    where there are not so many, or where something is asked that is no condition.
    """
    query = read(asked, columns_of(bundle).own)
    if query.in_words or query.like:
        raise MedMIRError(f"“{asked}” is no condition: write what a film must state, such as label:Effusion view:PA.")
    normal = [Condition("label", (NORMAL,)), *(each for each in query.conditions if each.field not in OF_FINDINGS)]
    films = _drawn(bundle, query.conditions, n, seed, ())
    return [*films, *(_drawn(bundle, normal, n, seed, films) if balanced else ())]


def _drawn(bundle: Bundle, conditions: Sequence[Condition], n: int, seed: int, taken: Sequence[str]) -> list[str]:
    others = {bundle.patients[bundle.row(case_id)] for case_id in taken}
    rows = np.flatnonzero(kept(columns_of(bundle), conditions)).tolist()
    labelled = [bundle.case_ids[row] for row in rows if bundle.cases[row].labels and bundle.patients[row] not in others]
    one_each = {str(bundle.patients[bundle.row(case_id)]): case_id for case_id in reversed(mixed(labelled, seed))}
    films = mixed(one_each.values(), seed)
    if not 0 < n <= min(len(films), MOST_FILMS):
        raise MedMIRError(f"{len(films):,} patients have a film that is {_told(conditions)}: ask for a number from 1"
                          f" to {min(len(films), MOST_FILMS):,}.")
    return films[:n]


def _told(conditions: Sequence[Condition]) -> str:
    said = [f"{'not ' if each.negated else ''}{' or '.join(each.values)}" for each in conditions]
    return ", ".join(said) or "labelled"


def answerable(bundle: Bundle) -> tuple[str, ...]:
    """The labels of a collection that can be asked for, the commonest where there are too many; in their order."""
    counts = columns_of(bundle).column("label")
    how_many = dict(zip(counts.names, counts.counts(np.ones(len(bundle.cases), dtype=bool)).tolist(), strict=True))
    how_many.pop(NORMAL, None)
    return tuple(sorted(sorted(how_many, key=lambda label: -how_many[label])[:MOST_LABELS]))
