"""Cardiomegaly: the heart is warped wider when the film is projected."""

import numpy as np

from pipeline.sources.rendered.chest import Chest, Lesion

# Width relative to the patient's own heart; gives cardiothoracic ratios near .58, .62 and .65 (normal .50).
WIDENING = {"mild": (1.38, 1.48), "moderate": (1.58, 1.72), "severe": (1.9, 2.2)}


def cardiomegaly(chest: Chest, rng: np.random.Generator, lesion: Lesion) -> None:
    """Enlarges the heart; the mask is the heart itself."""
    chest.grow_heart(lesion, rng.uniform(*WIDENING[lesion.severity]))
