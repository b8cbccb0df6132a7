"""Splits by patient: no patient's images may stand on two sides, whatever the source or its own split says."""

import hashlib
import sys

import pandas as pd

HELD_OUT = {"train": 0, "validation": 1, "test": 2}  # in order: how far from training
SHARE = .1                                           # of the patients for each of validation and test


def split_of(patient_id: str) -> str:
    """The split a patient falls in where the source has none: it hangs on the id alone, so it never changes."""
    place = int.from_bytes(hashlib.sha256(patient_id.encode()).digest()[:8]) / 2**64
    return "test" if place < SHARE else "validation" if place < 2 * SHARE else "train"


def split_by_patient(cases: pd.DataFrame) -> pd.DataFrame:
    """Return the case table with every patient in one split.

    The source's own ``split`` stands; empty ones are drawn by :func:`split_of`. A patient the source has in two goes
    wholly to the one further from training, and stderr says how many images that moved.
    """
    own = cases["split"].where(cases["split"] != "", cases["patient_id"].map(split_of))
    furthest = own.map(HELD_OUT).groupby(cases["patient_id"]).transform("max")
    split = furthest.map({place: name for name, place in HELD_OUT.items()})
    moved = int(((cases["split"] != "") & (split != cases["split"])).sum())
    if moved:
        print(f"{moved:,} images moved to another split: their patients stood in two", file=sys.stderr)
    return cases.assign(split=split.astype(object))
