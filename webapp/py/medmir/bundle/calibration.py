"""``calibration.json``: what the collection's own questions and films are like, so that a stranger can be told.

A bundle may lack the file, or either part of it: then nothing is said of a question or a picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from medmir.bundle.contract import CALIBRATION, PART_SCHEMAS
from medmir.errors import MedMIRError

PERCENT = np.arange(101)
SOFTEST = 0.1
"""The least variance, of 1, that a direction of the films' statistics counts with: fewer films than 1,000 do not tell
how little it varies."""
THOUSANDTHS = 1000


def percentile(best: tuple[float, ...], score: float) -> float:
    """The percentage of the calibration's best scores, given as 101 quantiles, that are lower than ``score``."""
    return float(np.interp(score, best, PERCENT))


@dataclass(frozen=True)
class Questions:
    """What the collection is known to answer.

    ``n``: questions that were asked of it at build. ``best``: the quantiles of their highest scores, 0 to 100 %.
    ``words``: stems that its labels and reports, or several questions of the lexicon, hold.
    """

    n: int
    best: tuple[float, ...]
    words: frozenset[str]


@dataclass(frozen=True)
class Pictures:
    """What its films look like: see :mod:`medmir.inputs.statistics`.

    ``n``: films that were measured. ``best``: the quantiles of each one's highest score among other patients' films.
    ``mean``, ``scale``: of each statistic. ``correlation``: thousandths, the lower triangle row by row, without the
    diagonal. ``limit``: the distance that the collection's own films stay within.
    """

    n: int
    best: tuple[float, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    correlation: tuple[int, ...]
    limit: float

    def distance(self, statistics: np.ndarray) -> np.ndarray:
        """How far pictures, ``[m, s]`` or one ``[s]``, are from the films: Mahalanobis distance over root s."""
        along = (statistics - np.array(self.mean)) / np.array(self.scale) @ self._axes
        return np.sqrt(np.mean(along**2, axis=-1))

    @cached_property
    def _axes(self) -> np.ndarray:
        """Principal directions ``[s, s]`` of the standardized statistics, each over its deviation."""
        matrix = np.eye(len(self.mean))
        matrix[np.tril_indices(len(matrix), -1)] = np.array(self.correlation) / THOUSANDTHS
        variances, directions = np.linalg.eigh(matrix)  # reads the lower triangle
        return directions / np.sqrt(np.maximum(variances, SOFTEST))


@dataclass(frozen=True)
class Calibration:
    """Both parts; None where the collection could not be calibrated."""

    questions: Questions | None = None
    pictures: Pictures | None = None

    def to_part(self) -> dict:
        """``calibration.json``."""
        told = {"schema_version": PART_SCHEMAS[CALIBRATION]}
        if self.questions:
            told["questions"] = vars(self.questions) | {"words": " ".join(sorted(self.questions.words))}
        if self.pictures:
            told["pictures"] = {name: getattr(self.pictures, name) for name in Pictures.__dataclass_fields__}
        return told

    @classmethod
    def from_part(cls, part: Mapping) -> "Calibration":
        """Read ``calibration.json``; MedMIRError naming it where it holds something else."""
        try:
            questions, pictures = part.get("questions"), part.get("pictures")
            return cls(questions and _questions(**questions), pictures and _pictures(**pictures))
        except (TypeError, ValueError, AttributeError) as broken:
            raise MedMIRError(f"{CALIBRATION} is not what a bundle holds under that name ({broken!r}); `medmir"
                              " evaluate` writes it anew.") from broken


def _questions(n: int, best: list[float], words: str, **_: object) -> Questions:
    return Questions(int(n), _quantiles(best), frozenset(words.split()))


def _pictures(n: int, best: list[float], mean: list[float], scale: list[float], correlation: list[int], limit: float,
              **_: object) -> Pictures:
    sizes = len(mean), len(scale), len(correlation)
    if sizes != (len(mean), len(mean), len(mean) * (len(mean) - 1) // 2) or min(scale, default=0) <= 0:
        raise ValueError(f"statistics of sizes {sizes}")
    return Pictures(int(n), _quantiles(best), tuple(map(float, mean)), tuple(map(float, scale)),
                    tuple(map(int, correlation)), float(limit))


def _quantiles(best: list[float]) -> tuple[float, ...]:
    if len(best) != len(PERCENT) or sorted(best) != [*best]:
        raise ValueError("101 ascending quantiles are wanted")
    return tuple(map(float, best))
