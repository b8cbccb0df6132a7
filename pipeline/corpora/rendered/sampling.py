"""Which findings a patient has, and which films are taken; everything from seeds.

Each purpose has its own random stream, so that view, devices, exposure and habitus carry no
information about disease, and gallery patients share no stream with training patients.
"""

from dataclasses import dataclass

import numpy as np

from medmir.errors import MedMIRError
from medmir.findings import LOBES
from pipeline.corpora.rendered.chest import Lesion

SPLITS = {"train": "T", "gallery": "G"}              # patient ids: T00012, G00012
PURPOSES = ("habitus", "disease", "views", "film", "report")
PORTABLE_SHARE, LATERAL_SHARE = .35, .10             # of the studies; frontal films are 91 % of all
GRADES = {"Effusion": ("small", "moderate", "large"), "Pneumothorax": ("small", "moderate", "large"),
          "Hernia": ("moderate", "large")}
PLAIN_GRADES = ("mild", "moderate", "severe")
UNGRADED = ("Atelectasis", "Mass", "Nodule", "Pleural Thickening")
KINDS = {"Atelectasis": {"plate": .45, "lower": .35, "upper": .20},
         "Pleural Thickening": {"lateral": .34, "plaque": .33, "apical": .33},
         "Fibrosis": {"basal": .7, "apical": .3},
         "Nodule": {"solid": .5, "calcified": .25, "spiculated": .25},
         "Mass": {"solid": .5, "spiculated": .3, "cavitating": .2}}
LOBAR = ("Consolidation", "Pneumonia", "Mass", "Nodule")
DIFFUSE = ("Edema", "Emphysema", "Fibrosis")         # always bilateral
MIDLINE = ("Cardiomegaly", "Hernia")                 # no side


@dataclass(frozen=True)
class Part:
    """One finding of a profile and the chance that a patient with that profile has it."""

    label: str
    chance: float = 1.0
    where: str = "same"            # as the patient's main side: "same", "other", "any"; or "bilateral"
    grades: tuple[float, ...] = (.3, .4, .3)
    kind: str | None = None        # fixed, or drawn from KINDS


@dataclass(frozen=True)
class Profile:
    """A disease pattern: findings that come together; the weight says how many patients have it."""

    weight: float
    parts: tuple[Part, ...]


PROFILES = {
    "normal": Profile(18, ()),
    "heart failure": Profile(10, (
        Part("Cardiomegaly", .85), Part("Edema", .8), Part("Effusion", .6, "same", (.6, .35, .05)),
        Part("Effusion", .4, "other", (.7, .3, 0)))),
    "large heart": Profile(5, (Part("Cardiomegaly"), Part("Atelectasis", .15, kind="plate"))),
    "pneumonia": Profile(10, (
        Part("Pneumonia"), Part("Effusion", .25, "same", (1, 0, 0)), Part("Infiltration", .2, "other"))),
    "consolidation": Profile(9, (
        Part("Consolidation"), Part("Effusion", .25, "same", (.7, .3, 0)), Part("Pneumonia", .2, "other"))),
    "infiltration": Profile(8, (
        Part("Infiltration", .6), Part("Infiltration", .4, "bilateral"), Part("Atelectasis", .2, kind="plate"),
        Part("Effusion", .2, "same", (1, 0, 0)))),
    "emphysema": Profile(10, (
        Part("Emphysema", 1, "bilateral", (.2, .45, .35)), Part("Pneumothorax", .15), Part("Nodule", .2, "any"),
        Part("Fibrosis", .1, kind="apical"))),
    "tumour": Profile(10, (
        Part("Mass"), Part("Nodule", .3, "any"), Part("Nodule", .2, "other"), Part("Effusion", .25),
        Part("Atelectasis", .15, kind="plate"))),
    "nodules": Profile(8, (Part("Nodule"), Part("Nodule", .2, "other"))),
    "pneumothorax": Profile(10, (
        Part("Pneumothorax", 1, "same", (.35, .4, .25)), Part("Atelectasis", .2, "other", kind="plate"),
        Part("Effusion", .15, "same", (1, 0, 0)))),
    "fibrosis": Profile(10, (
        Part("Fibrosis", 1, "bilateral", (.15, .45, .4)), Part("Pleural Thickening", .2, kind="apical"),
        Part("Nodule", .1, "any"))),
    "pleura": Profile(9, (
        Part("Pleural Thickening"), Part("Pleural Thickening", .3, "other"), Part("Effusion", .15, "same", (1, 0, 0)))),
    "atelectasis": Profile(9, (
        Part("Atelectasis"), Part("Effusion", .3, "any", (.7, .3, 0)), Part("Cardiomegaly", .15, grades=(1, 0, 0)))),
    "effusion": Profile(6, (
        Part("Effusion", 1, "same", (.3, .4, .3)), Part("Atelectasis", .2, "other", kind="plate"))),
    "hernia": Profile(10, (
        Part("Hernia", grades=(.5, .5)), Part("Atelectasis", .15, kind="plate"),
        Part("Cardiomegaly", .15, grades=(1, 0, 0)))),
}


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
    names = list(PROFILES)
    weights = np.array([PROFILES[name].weight for name in names], float)
    profile = PROFILES[names[rng.choice(len(names), p=weights / weights.sum())]]
    main = str(rng.choice(["left", "right"]))
    lesions = [_lesion(rng, part, main) for part in profile.parts if rng.random() < part.chance]
    return _without_overlap(lesions)


def _without_overlap(lesions: list[Lesion]) -> list[Lesion]:
    """Drops repeats of a finding in the same place, which no film could tell apart."""
    kept: list[Lesion] = []
    for lesion in lesions:
        same = [k for k in kept if k.label == lesion.label]
        if not any(k.side == lesion.side or "bilateral" in (k.side, lesion.side) for k in same):
            kept.append(lesion)
    return kept


def _lesion(rng: np.random.Generator, part: Part, main: str) -> Lesion:
    side, lobe = _side(rng, part, main), None
    if part.label in LOBAR:
        lobe = str(rng.choice([code for code in LOBES if code[0] == side[0].upper()]))
    grades = GRADES.get(part.label, PLAIN_GRADES)
    severity = None if part.label in UNGRADED else str(rng.choice(grades, p=part.grades))
    kinds = KINDS.get(part.label)
    kind = part.kind or (str(rng.choice(list(kinds), p=list(kinds.values()))) if kinds else None)
    return Lesion(part.label, side, lobe, severity, kind)


def _side(rng: np.random.Generator, part: Part, main: str) -> str | None:
    other = "right" if main == "left" else "left"
    if part.label in MIDLINE:
        return None
    if part.label in DIFFUSE or part.where == "bilateral":
        return "bilateral"
    return {"same": main, "other": other, "any": str(rng.choice([main, other]))}[part.where]


def draw_views(rng: np.random.Generator) -> list[str]:
    """The films of one study: one frontal view, sometimes a lateral."""
    frontal = "AP" if rng.random() < PORTABLE_SHARE else "PA"
    return [frontal, "LAT"] if rng.random() < LATERAL_SHARE else [frontal]
