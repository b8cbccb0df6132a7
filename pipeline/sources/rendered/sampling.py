"""Which findings a patient has, and which films are taken; everything from seeds.

Each purpose has its own random stream, so that view, devices, exposure and habitus carry no information about
disease, and gallery patients share no stream with training patients. Findings co-occur as in NIH ChestX-ray14
(see ``co_occurrence``); their places follow plain rules (see ``placement``).
"""

import numpy as np

from medmir.errors import MedMIRError
from medmir.vocabulary.views import ANTEROPOSTERIOR, LATERAL, POSTEROANTERIOR
from pipeline.sources.rendered.chest import Lesion
from pipeline.sources.rendered.co_occurrence import ANCHORS, NORMAL_SHARE, draw_labels, label_shares
from pipeline.sources.rendered.placement import place

SPLITS = {"train": "T", "gallery": "G"}              # patient ids: T00012, G00012
PURPOSES = ("habitus", "disease", "views", "film", "report")
PORTABLE_SHARE, LATERAL_SHARE = .35, .10             # of the studies; frontal films are 91 % of all
CARD = (
    "Findings are drawn per patient: normal with probability {normal:.0%}, otherwise one finding by stated weights and "
    "then a combination of at most three findings that holds it, as often as NIH ChestX-ray14 has it (112,120 films; "
    "Wang et al., CVPR 2017; combinations on at least five films). Rare findings are thereby oversampled; prevalences "
    "are not a hospital's. View, devices, exposure and habitus are drawn from streams of their own and say nothing "
    "about disease. Training and gallery patients share no stream.")


def patient_id(split: str, number: int) -> str:
    """``T00012`` or ``G00012``; raises MedMIRError on an unknown split."""
    if split not in SPLITS:
        raise MedMIRError(f'split "{split}" is unknown; use one of {", ".join(SPLITS)}.')
    return f"{SPLITS[split]}{number:05d}"


def stream(seed: int, split: str, number: int, purpose: str) -> np.random.Generator:
    """The random stream of one patient for one purpose."""
    return np.random.default_rng([seed, list(SPLITS).index(split), number, PURPOSES.index(purpose)])


def draw_lesions(rng: np.random.Generator) -> list[Lesion]:
    """The findings of one patient; an empty list is a normal chest."""
    return place(rng, draw_labels(rng))


def draw_views(rng: np.random.Generator) -> list[str]:
    """The films of one study: one frontal view, sometimes a lateral."""
    frontal = ANTEROPOSTERIOR if rng.random() < PORTABLE_SHARE else POSTEROANTERIOR
    return [frontal, LATERAL] if rng.random() < LATERAL_SHARE else [frontal]


def sampling_card() -> dict:
    """What a data card says of the sampling: a text, the weights, and each finding's share of the patients drawn."""
    return {"text": CARD.format(normal=NORMAL_SHARE), "normal_share": NORMAL_SHARE, "anchor_weights": dict(ANCHORS),
            "patient_share": {label: round(share, 3) for label, share in label_shares().items()},
            "portable_share": PORTABLE_SHARE, "lateral_share": LATERAL_SHARE}
