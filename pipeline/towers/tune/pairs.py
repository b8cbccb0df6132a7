"""Images and what was written of them: which patients teach, which choose the checkpoint, which measure the gain."""

from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import pandas as pd

from medmir.errors import MedMIRError

PARTS = ("train", "validation", "test")
HELD_OUT = 10     # one in so many patients for each of validation and test
MOST_HELD = 500   # pairs of a held-out part: more would cost hours of embedding and tell little more


@dataclass
class Pairs:
    """``images`` (places, see :func:`pipeline.cases.pictures.read_picture`), ``texts`` (one or two of each image),
    ``studies`` and ``patients``, row by row."""

    images: list[str]
    texts: list[tuple[str, ...]]
    studies: list[str]
    patients: list[str]

    def __len__(self) -> int:
        return len(self.images)


def read_pairs(cases: pd.DataFrame, seed: int) -> dict[str, Pairs]:
    """Pairs of a case table by part ("train", "validation", "test"), no patient in two.

    The table's own split stands where it has all three parts. Otherwise one patient in :data:`HELD_OUT` goes to each of
    validation and test, and where some rows say "train", only those count. Rows without a text are left out.
    MedMIRError where too little is left.
    """
    written = cases[(cases["findings"].str.strip() != "") | (cases["impression"].str.strip() != "")]
    if written.empty:
        raise MedMIRError("no image of the collection has a report: fine-tuning needs findings or impression.")
    own = set(written["split"])
    if "train" in own and not own.issuperset(PARTS):
        written = written[written["split"] == "train"]
    if not own.issuperset(PARTS):
        written = written.assign(split=_drawn(written["patient_id"]))
    _check_disjoint(written)
    rng = np.random.default_rng(seed)
    return {part: _pairs(written[written["split"] == part], None if part == "train" else rng) for part in PARTS}


def _drawn(patients: pd.Series) -> pd.Series:
    """A part for each row; it hangs on the patients' ids, not on the order of the rows."""
    shuffled = sorted(set(patients), key=lambda patient: sha256(patient.encode()).digest())
    if len(shuffled) < len(PARTS):
        raise MedMIRError(f"only {len(shuffled)} patients have reports: fine-tuning needs at least {len(PARTS)}, to"
                          " keep some for validation and test.")
    held = max(1, len(shuffled) // HELD_OUT)
    parts = {patient: "validation" if place < held else "test" if place < 2 * held else "train"
             for place, patient in enumerate(shuffled)}
    return patients.map(parts)


def _check_disjoint(written: pd.DataFrame) -> None:
    parts = written[written["split"].isin(PARTS)].groupby("patient_id")["split"].nunique()
    twice = parts[parts > 1]
    if len(twice):
        raise MedMIRError(f"patient {twice.index[0]} is in two splits: give every patient one.")


def _pairs(rows: pd.DataFrame, sample: np.random.Generator | None) -> Pairs:
    if sample is not None and len(rows) > MOST_HELD:
        rows = rows.iloc[np.sort(sample.choice(len(rows), MOST_HELD, replace=False))]
    texts = [tuple(dict.fromkeys(text.strip() for text in both if text.strip()))
             for both in zip(rows["findings"], rows["impression"], strict=True)]
    return Pairs(*(list(column) for column in (rows["image"].map(str), texts, rows["study_id"], rows["patient_id"])))
