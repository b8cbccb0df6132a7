"""Findings inserted in Hounsfield units, one module per family.

Each insertion edits the chest in place, draws its variation from the generator it is given, and
records the fact with its mask. Lengths are in mm; parameters were chosen by eye on the films.
"""

from collections.abc import Callable

import numpy as np

from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.findings import airspace, collapse, focal, heart, hernia, interstitial, pleura

Insertion = Callable[[Chest, np.random.Generator, Lesion], None]

# In the order of insertion: diffuse changes first, fluid and air in the pleura over them.
INSERTIONS: dict[str, Insertion] = {
    "Emphysema": interstitial.emphysema,
    "Fibrosis": interstitial.fibrosis,
    "Edema": interstitial.edema,
    "Infiltration": airspace.infiltration,
    "Pneumonia": airspace.pneumonia,
    "Consolidation": airspace.consolidation,
    "Nodule": focal.nodule,
    "Mass": focal.mass,
    "Atelectasis": collapse.atelectasis,
    "Hernia": hernia.hernia,
    "Pleural Thickening": pleura.thickening,
    "Effusion": pleura.effusion,
    "Pneumothorax": pleura.pneumothorax,
    "Cardiomegaly": heart.cardiomegaly,
}


def insert(chest: Chest, lesions: list[Lesion], seeds: list[int]) -> None:
    """Inserts the lesions in the order above, each from its own seed."""
    order = list(INSERTIONS)
    pairs = sorted(zip(lesions, seeds, strict=True), key=lambda pair: order.index(pair[0].label))
    for lesion, seed in pairs:
        INSERTIONS[lesion.label](chest, np.random.default_rng(seed), lesion)
