"""The public collections by name, and how a part of one is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from medmir.errors import MedMIRError
from pipeline.cases.splits import HELD_OUT
from pipeline.cases.subset import balanced_subset
from pipeline.cases.table import Origin
from pipeline.sources import chexpert, mimic_cxr, nih, openi, padchest, pmc_oa, roco


class Collection(NamedTuple):
    """How a collection's folder is read, optionally with its table from elsewhere, and where it comes from."""

    read: Callable[[Path, Path | None], pd.DataFrame]
    origin: Origin


COLLECTIONS = {
    "nih": Collection(nih.read_nih, nih.ORIGIN),
    "openi": Collection(openi.read_openi, openi.ORIGIN),
    "roco": Collection(roco.read_roco, roco.ORIGIN),
    "pmc-oa": Collection(pmc_oa.read_pmc_oa, pmc_oa.ORIGIN),
    "mimic-cxr": Collection(mimic_cxr.read_mimic_cxr, mimic_cxr.ORIGIN),
    "chexpert": Collection(chexpert.read_chexpert, chexpert.ORIGIN),
    "padchest": Collection(padchest.read_padchest, padchest.ORIGIN),
}


@dataclass(frozen=True)
class Choice:
    """Which part of a collection is taken: one split, and of that a balanced subset; all of it by default."""

    per_label: int | None = None
    seed: int = 42
    split: str | None = None

    def of(self, cases: pd.DataFrame) -> pd.DataFrame:
        """The chosen cases; MedMIRError where the split has none."""
        if self.split:
            cases = cases[cases["split"] == self.split]
        if cases.empty:
            raise MedMIRError(f"no image is in the split {self.split!r}: choose one of {', '.join(HELD_OUT)}.")
        return balanced_subset(cases, self.per_label, self.seed) if self.per_label else cases.reset_index(drop=True)

    def __str__(self) -> str:
        parts = [f"the split {self.split}"] if self.split else []
        parts += [f"at least {self.per_label} images of each label, or all it has (seed {self.seed})"
                  ] if self.per_label else []
        return ", ".join(parts)


def read_public(name: str, folder: Path, table: Path | None, choice: Choice) -> pd.DataFrame:
    """Return the case table of the chosen part of a public collection; its images are not opened.

    ``table`` stands for the collection's own where it is not in its folder. MedMIRError as the collection's reader.
    """
    return choice.of(COLLECTIONS[name].read(folder, table))
