"""Calibrations made by hand; they need the core alone, so that Pyodide can read them too."""

import numpy as np

from medmir.bundle.calibration import Pictures, Questions

BEST = tuple(np.round(np.linspace(.3, .4, 101), 4).tolist())


def questions(*words: str) -> Questions:
    """A collection whose 100 questions had best scores from .3 to .4 and that knows these stems."""
    return Questions(100, BEST, frozenset(words))


def films_like(looks: np.ndarray, limit: float) -> Pictures:
    """Films with statistics ``looks`` ``[m, s]``, taken for uncorrelated."""
    none = (0,) * (looks.shape[1] * (looks.shape[1] - 1) // 2)
    scale = np.maximum(looks.std(axis=0), .02)
    return Pictures(len(looks), BEST, tuple(looks.mean(axis=0).tolist()), tuple(scale.tolist()), none, limit)
