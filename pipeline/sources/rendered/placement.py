"""Where the findings of one patient are, how severe and of what kind: plain rules of radiology.

Sides are drawn evenly. Diffuse disease is bilateral; failure's effusions are bilateral or larger on the right; a
tumour's or a pneumonia's effusion is on its side; findings that would hide one another are put in different lobes
or lungs.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from medmir.vocabulary.findings import LOBES, SIDED
from medmir.vocabulary.grades import AMOUNT, EXTENT
from medmir.vocabulary.sides import BILATERAL, opposite
from pipeline.sources.rendered.chest import Lesion

KINDS = {"Atelectasis": {"plate": .45, "lower": .35, "upper": .20},
         "Pleural Thickening": {"lateral": .34, "plaque": .33, "apical": .33},
         "Fibrosis": {"basal": .7, "apical": .3},
         "Nodule": {"solid": .5, "calcified": .25, "spiculated": .25},
         "Mass": {"solid": .5, "spiculated": .3, "cavitating": .2}}
EVEN, LIGHT, HEAVY = (.3, .4, .3), (.55, .45, 0.), (.15, .45, .4)    # chances of the three grades
ALONE_FLUID, FLUID = (.25, .35, .4), (.45, .4, .15)                  # the same for fluid outside of failure
AIRSPACE = {"Consolidation", "Infiltration", "Pneumonia"}
FAILURE = {"Cardiomegaly", "Edema"}
FAILURE_SIDES = {"both": .6, "right": .25, "left": .15}              # of effusions in heart failure
BILATERAL_INFILTRATE = .4          # of the infiltrates that are the only disease of the air spaces
SECOND = {"Atelectasis": .2, "Consolidation": .1, "Effusion": .2, "Nodule": .3, "Pleural Thickening": .3,
          "Pneumonia": .15}        # chance that a finding is there twice
OTHER_SIDE = .5                    # of the findings that may be in the lung opposite the main one


@dataclass
class Placement:
    """One patient's findings while they are given their places."""

    rng: np.random.Generator
    labels: frozenset[str]
    main: str = ""
    free: set[str] = field(default_factory=lambda: set(LOBES))     # lobes without a focal finding

    def __post_init__(self) -> None:
        self.main = "left" if self.rng.random() < .5 else "right"

    def chance(self, probability: float) -> bool:
        return bool(self.rng.random() < probability)

    def one_of(self, choices: dict[str, float]) -> str:
        """A name, drawn by the weights given."""
        weights = np.array(list(choices.values()))
        return str(self.rng.choice(list(choices), p=weights / weights.sum()))

    def grade(self, scale: tuple[str, ...], chances: tuple[float, ...]) -> str:
        return str(self.rng.choice(scale, p=chances))

    def lobe(self, side: str) -> str:
        """A free lobe, of this side while it has one; it is then taken."""
        free = sorted(self.free)
        here = [code for code in free if code[0] == side[0].upper()]
        code = str(self.rng.choice(here or free))
        self.free.discard(code)
        return code

    def alone(self, *others: str) -> bool:
        """Whether no sided finding but one is there, apart from ``others``."""
        return len((self.labels & set(SIDED)) - set(others)) <= 1


def place(rng: np.random.Generator, labels: Iterable[str]) -> list[Lesion]:
    """The lesions of a patient with these findings; some findings are there twice."""
    placement = Placement(rng, frozenset(labels))
    return [lesion for label, rule in RULES.items() if label in placement.labels
            for lesion in rule(placement, label)]


def _focal(p: Placement, label: str) -> list[Lesion]:
    """Findings of one lobe; a second one is in the other lung, a second nodule in either."""
    sides = [opposite(p.main) if label == "Nodule" and p.chance(OTHER_SIDE) else p.main]
    if (p.alone() or label == "Nodule") and p.chance(SECOND.get(label, 0)):
        sides.append(opposite(sides[0]) if label != "Nodule" or p.chance(OTHER_SIDE) else sides[0])
    return [_lobar(p, label, side) for side in sides]


def _lobar(p: Placement, label: str, side: str) -> Lesion:
    code = p.lobe(side)
    severity = None if label in KINDS else p.grade(EXTENT, EVEN)
    kind = p.one_of(KINDS[label]) if label in KINDS else None
    return Lesion(label, "left" if code[0] == "L" else "right", code, severity, kind)


def _infiltration(p: Placement, label: str) -> list[Lesion]:
    severity = p.grade(EXTENT, EVEN)
    if p.labels & (AIRSPACE - {label}):
        return [Lesion(label, opposite(p.main), None, severity)]
    both = not p.labels & {"Edema"} and p.chance(BILATERAL_INFILTRATE)
    return [Lesion(label, BILATERAL if both else p.main, None, severity)]


def _atelectasis(p: Placement, label: str) -> list[Lesion]:
    """A collapse needs a lobe that shows nothing else; fluid would hide a collapsed lower lobe."""
    side = opposite(p.main) if p.labels & {"Effusion", "Pneumothorax"} and p.chance(OTHER_SIDE) else p.main
    first = side[0].upper()
    shown = {"plate": True, "upper": f"{first}UL" in p.free,
             "lower": f"{first}LL" in p.free and "Effusion" not in p.labels}
    kind = p.one_of({name: weight for name, weight in KINDS[label].items() if shown[name]})
    sides = [side, opposite(side)] if kind == "plate" and p.chance(SECOND[label]) else [side]
    return [Lesion(label, each, kind=kind) for each in sides]


def _effusion(p: Placement, label: str) -> list[Lesion]:
    if p.labels & FAILURE:
        return _failure_effusion(p, label)
    side = opposite(p.main) if "Pneumothorax" in p.labels and p.chance(OTHER_SIDE) else p.main
    chances = ALONE_FLUID if p.alone() else FLUID
    sides = [side, opposite(side)] if p.alone() and p.chance(SECOND[label]) else [side]
    return [Lesion(label, each, None, p.grade(AMOUNT, chances)) for each in sides]


def _failure_effusion(p: Placement, label: str) -> list[Lesion]:
    """Both sides, or the right more often than the left; of two the right one is no smaller."""
    sides, larger = p.one_of(FAILURE_SIDES), p.grade(AMOUNT, LIGHT)
    if sides != "both":
        return [Lesion(label, sides, None, larger)]
    smaller = "small" if p.chance(.5) else larger
    return [Lesion(label, "right", None, larger), Lesion(label, "left", None, smaller)]


def _pneumothorax(p: Placement, label: str) -> list[Lesion]:
    """A large one only where nothing else is to be seen in the collapsing lung."""
    return [Lesion(label, p.main, None, p.grade(AMOUNT, EVEN if p.alone() else LIGHT))]


def _thickening(p: Placement, label: str) -> list[Lesion]:
    """Opposite fluid or air, which would hide it."""
    side = opposite(p.main) if p.labels & {"Effusion", "Pneumothorax"} else p.main
    kind = "apical" if "Fibrosis" in p.labels and p.chance(.6) else p.one_of(KINDS[label])
    sides = [side, opposite(side)] if p.alone() and p.chance(SECOND[label]) else [side]
    return [Lesion(label, each, kind=kind) for each in sides]


def _fibrosis(p: Placement, label: str) -> list[Lesion]:
    upper = p.labels & {"Emphysema", "Pleural Thickening"} and p.chance(.6)
    kind = "apical" if upper else p.one_of(KINDS[label])
    return [Lesion(label, BILATERAL, None, p.grade(EXTENT, HEAVY), kind)]


def _edema(p: Placement, label: str) -> list[Lesion]:
    return [Lesion(label, BILATERAL, None, p.grade(EXTENT, EVEN))]


def _emphysema(p: Placement, label: str) -> list[Lesion]:
    return [Lesion(label, BILATERAL, None, p.grade(EXTENT, HEAVY))]


def _cardiomegaly(p: Placement, label: str) -> list[Lesion]:
    """Overinflated lungs leave the heart narrow."""
    return [Lesion(label, severity=p.grade(EXTENT, LIGHT if "Emphysema" in p.labels else EVEN))]


def _hernia(p: Placement, label: str) -> list[Lesion]:
    return [Lesion(label, severity=p.grade(AMOUNT, (0., .5, .5)))]


# In the order in which places are given: what needs a lobe of its own comes first.
RULES: dict[str, Callable[[Placement, str], list[Lesion]]] = {
    "Mass": _focal, "Consolidation": _focal, "Pneumonia": _focal, "Nodule": _focal, "Infiltration": _infiltration,
    "Atelectasis": _atelectasis, "Effusion": _effusion, "Pneumothorax": _pneumothorax,
    "Pleural Thickening": _thickening, "Fibrosis": _fibrosis, "Edema": _edema, "Emphysema": _emphysema,
    "Cardiomegaly": _cardiomegaly, "Hernia": _hernia,
}
