"""Which part of a collection is taken."""

from dataclasses import dataclass

import pandas as pd

from medmir.errors import MedMIRError
from pipeline.cases.splits import HELD_OUT
from pipeline.cases.subset import balanced_subset


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
