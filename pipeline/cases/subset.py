"""A balanced part of a large collection: as many images of each label as asked for, the same ones every time."""

import hashlib
from collections import Counter

import pandas as pd

from medmir.errors import MedMIRError


def balanced_subset(cases: pd.DataFrame, per_label: int, seed: int) -> pd.DataFrame:
    """Return the cases of a subset with at least ``per_label`` images of every label that has so many, else all of it.

    Labels take turns from the rarest to the commonest (ties by name); an image counts towards all its labels, so a
    common label may get more as company of rarer ones. Within a label images are taken in the order of a hash of seed
    and case id: the same ids are chosen in any order of rows, on any machine and with any version of NumPy.
    MedMIRError where no case has a label.
    """
    ordered = cases.assign(_place=[_place(case_id, seed) for case_id in cases["case_id"]]).sort_values("_place")
    labels = dict(zip(ordered["case_id"], ordered["labels"], strict=True))
    frequency = Counter(label for each in labels.values() for label in set(each))
    if not frequency:
        raise MedMIRError("no image has a label, so no subset can be balanced: leave --per-label out.")
    chosen = _chosen(labels, sorted(frequency, key=lambda label: (frequency[label], label)), per_label)
    return cases[cases["case_id"].isin(chosen)].reset_index(drop=True)


def _place(case_id: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{case_id}".encode()).digest()


def _chosen(labels: dict[str, list[str]], turns: list[str], per_label: int) -> set[str]:
    holders = {label: [] for label in turns}
    for case_id, own in labels.items():
        for label in set(own):
            holders[label].append(case_id)
    chosen: set[str] = set()
    for label in turns:
        wanting = per_label - sum(case_id in chosen for case_id in holders[label])
        chosen.update([case_id for case_id in holders[label] if case_id not in chosen][:max(wanting, 0)])
    return chosen
