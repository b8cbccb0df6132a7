"""Splits by patient: no patient's images may stand on two sides, whatever the source or its own split says."""

import hashlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line reads the splits' names at its start and needs no table
    from pandas import DataFrame

HELD_OUT = {"train": 0, "validation": 1, "test": 2}  # in order: how far from training
SHARE = .1                                           # of the patients for each of validation and test
GALLERY = "gallery"                                  # of a collection that is searched and trains nothing


def split_of(patient_id: str) -> str:
    """The split a patient falls in where the source has none: it hangs on the id alone, so it never changes."""
    place = int.from_bytes(hashlib.sha256(patient_id.encode()).digest()[:8]) / 2**64
    return "test" if place < SHARE else "validation" if place < 2 * SHARE else "train"


def in_gallery(patient_id: str) -> str:
    """The split of every patient of somebody's own folder who is in none."""
    return GALLERY


def split_by_patient(cases: "DataFrame", draw: Callable[[str], str] = split_of) -> "DataFrame":
    """Return the case table with every patient in one split.

    The source's own ``split`` stands; empty ones are drawn by ``draw`` from the patient's id. A patient the source has
    in two goes wholly to the one further from training, and stderr says how many images that moved. A split under a
    name of the source's own is further than the :data:`HELD_OUT` ones.
    """
    own = cases["split"].where(cases["split"] != "", cases["patient_id"].map(draw))
    furthest: dict[str, str] = {}
    for patient, split in zip(cases["patient_id"], own, strict=True):
        furthest[patient] = max(furthest.get(patient, split), split, key=_distance)
    split = cases["patient_id"].map(furthest)
    moved = int(((cases["split"] != "") & (split != cases["split"])).sum())
    if moved:
        print(f"{moved:,} images moved to another split: their patients stood in two", file=sys.stderr)
    return cases.assign(split=split.astype(object))


def _distance(split: str) -> tuple[int, str]:
    """How far a split is from training, as something to be ordered."""
    return HELD_OUT.get(split, len(HELD_OUT)), split
