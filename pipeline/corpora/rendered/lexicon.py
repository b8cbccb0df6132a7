"""What people type for a finding, in clinical and in lay words, and which films such words are true of.

Written for this project from radiology's own vocabulary. A phrase carries the facts it asks for, so
that training and evaluation agree on which films answer it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from medmir.findings import LOBES, NORMAL

CLINICAL: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("{side} atelectasis", "{side} lung volume loss", "{side} basilar atelectasis",
                    "{side} lobar collapse", "plate-like atelectasis {side}", "discoid atelectasis"),
    "Cardiomegaly": ("cardiomegaly", "{severity} cardiomegaly", "enlarged cardiac silhouette",
                     "increased cardiothoracic ratio", "{severity} enlargement of the heart"),
    "Consolidation": ("{side} consolidation", "{lobe} consolidation", "{side} airspace consolidation",
                      "dense {lobe} opacity with air bronchograms", "{side} lobar consolidation"),
    "Edema": ("pulmonary edema", "{severity} pulmonary edema", "interstitial edema", "pulmonary vascular congestion",
              "kerley b lines", "perihilar haze of congestive failure"),
    "Effusion": ("{side} pleural effusion", "{severity} {side} pleural effusion", "{side} pleural fluid",
                 "blunted {side} costophrenic angle", "{side} hydrothorax", "{side} sided effusion"),
    "Emphysema": ("emphysema", "{severity} emphysema", "hyperinflated lungs", "hyperlucent lungs with flat diaphragms",
                  "copd with hyperinflation", "bullous emphysema"),
    "Fibrosis": ("pulmonary fibrosis", "{severity} pulmonary fibrosis", "reticular opacities",
                 "interstitial lung disease", "honeycombing", "fibrotic change"),
    "Hernia": ("hiatal hernia", "hiatus hernia", "retrocardiac air-fluid level", "diaphragmatic hernia",
               "intrathoracic stomach"),
    "Infiltration": ("{side} infiltrate", "{side} pulmonary infiltration", "ill-defined {side} opacity",
                     "{side} hazy opacities", "{severity} {side} infiltrates"),
    "Mass": ("{side} lung mass", "{lobe} mass", "{side} pulmonary mass", "large rounded {side} opacity",
             "{lobe} neoplasm", "mass suspicious for lung cancer"),
    "Nodule": ("{side} lung nodule", "{lobe} nodule", "{side} pulmonary nodule", "small rounded {side} opacity",
               "solitary pulmonary nodule", "coin lesion"),
    "Pleural Thickening": ("{side} pleural thickening", "{side} pleural plaque", "{side} apical cap",
                           "thickened {side} pleura", "{side} pleural scarring"),
    "Pneumonia": ("{side} pneumonia", "{lobe} pneumonia", "{side} bronchopneumonia", "patchy {lobe} airspace opacities",
                  "{side} lung infection", "pneumonia chest x-ray"),
    "Pneumothorax": ("{side} pneumothorax", "{severity} {side} pneumothorax", "{side} visceral pleural line",
                     "absent lung markings at the {side} apex", "{side} apical pneumothorax"),
    NORMAL: ("normal chest", "no acute cardiopulmonary abnormality", "normal chest radiograph", "clear lungs",
             "unremarkable chest x-ray", "no active disease"),
}

LAY: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("part of the {side} lung has not opened", "shrunken {side} lung", "{side} lung not fully expanded",
                    "airless area in the {side} lung", "part of the {side} lung folded in"),
    "Cardiomegaly": ("big heart", "heart too large", "swollen heart", "the heart looks bigger than it should"),
    "Consolidation": ("{side} lung filled in", "solid white area in the {side} lung",
                      "{side} lung full of pus or fluid", "white {side} lung lobe"),
    "Edema": ("wet lungs", "water in the lungs from heart failure", "fluid inside both lungs",
              "lungs swollen with fluid"),
    "Effusion": ("fluid around the {side} lung", "water around the lungs", "water on the {side} lung",
                 "fluid in the chest {side} side", "fluid between the {side} lung and the chest wall",
                 "{side} lung sitting in water"),
    "Emphysema": ("overinflated lungs", "smoker's lungs", "lungs full of trapped air", "lungs damaged by smoking",
                  "lungs too big and dark"),
    "Fibrosis": ("scarred lungs", "stiff scarred lungs", "lung scarring", "scar tissue in both lungs"),
    "Hernia": ("stomach in the chest", "stomach pushed up through the diaphragm", "stomach above the diaphragm"),
    "Infiltration": ("cloudy {side} lung", "hazy patch in the {side} lung", "blurry shadow in the {side} lung",
                     "foggy area {side} lung"),
    "Mass": ("big lump in the {side} lung", "tumor in the {side} lung", "large growth in the {side} lung",
             "lung cancer on the {side} side"),
    "Nodule": ("small spot on the {side} lung", "tiny lump in the {side} lung", "little round dot in the {side} lung",
               "coin shaped spot"),
    "Pleural Thickening": ("thick lining around the {side} lung", "thickened skin of the {side} lung",
                           "scar on the {side} lung lining"),
    "Pneumonia": ("chest infection", "infected {side} lung", "{side} lung infection with fever",
                  "lung infection on the {side} side"),
    "Pneumothorax": ("collapsed {side} lung", "punctured {side} lung", "air leak around the {side} lung",
                     "air between the {side} lung and the chest wall", "deflated {side} lung"),
    NORMAL: ("healthy lungs", "nothing wrong", "everything looks fine", "a normal healthy chest"),
}

# Lay words that training never sees: they measure whether the model understands or only remembers.
HELD_OUT_LAY: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("a bit of the {side} lung has caved in", "{side} lung partly flattened",
                    "a section of the {side} lung lost its air"),
    "Cardiomegaly": ("enlarged heart muscle on x-ray", "my heart is oversized", "heart takes up too much room"),
    "Consolidation": ("{side} lung turned solid", "a whole piece of the {side} lung is white",
                      "{side} lung packed with gunk"),
    "Edema": ("soggy lungs", "heart failure fluid backing up into the lungs", "lungs waterlogged"),
    "Effusion": ("water around the {side} lung", "liquid pooled at the bottom of the {side} chest",
                 "{side} chest filling up with fluid"),
    "Emphysema": ("lungs ruined by cigarettes", "lungs blown up like balloons", "too much air stuck in the lungs"),
    "Fibrosis": ("lungs hardened by scars", "old scarring all over the lungs", "scar lines in the lungs"),
    "Hernia": ("stomach slipped up into the chest", "part of the stomach is behind the heart",
               "belly organ above the diaphragm"),
    "Infiltration": ("smoky patch in the {side} lung", "{side} lung looks misty",
                     "vague grey shadow in the {side} lung"),
    "Mass": ("big tumour in the {side} lung", "fist sized lump in the {side} lung", "large ball in the {side} lung"),
    "Nodule": ("pea sized spot in the {side} lung", "little round blob in the {side} lung",
               "small dot on the {side} lung"),
    "Pleural Thickening": ("{side} lung lining is too thick", "scarred covering of the {side} lung",
                           "thick peel around the {side} lung"),
    "Pneumonia": ("germs in the {side} lung", "{side} lung inflamed by an infection",
                  "bad chest cold on the {side} lung"),
    "Pneumothorax": ("{side} lung popped", "air escaped around the {side} lung",
                     "{side} lung has shrunk away from the ribs"),
    NORMAL: ("nothing abnormal to see", "clean chest x-ray", "all fine in there"),
}

SIDED = ("Atelectasis", "Consolidation", "Effusion", "Infiltration", "Mass", "Nodule", "Pleural Thickening",
         "Pneumonia", "Pneumothorax")


@dataclass(frozen=True)
class Wanted:
    """One fact a phrase asks for; None leaves that side of it open."""

    label: str
    side: str | None = None
    severity: str | None = None
    lobe: str | None = None

    def found_in(self, facts: Iterable[dict]) -> bool:
        """Whether some fact of a film is what is asked for; a bilateral finding is on either side."""
        return any(self._is(fact) for fact in facts)

    def _is(self, fact: dict) -> bool:
        sides = (self.side, "bilateral") if self.side in ("left", "right") else (self.side,)
        return (
            fact["label"] == self.label
            and (self.side is None or fact.get("side") in sides)
            and (self.severity is None or fact.get("severity") == self.severity)
            and (self.lobe is None or fact.get("lobe") == self.lobe)
        )


@dataclass(frozen=True)
class Phrase:
    """Words together with what they ask for; ``absent`` are labels that must not be on the film."""

    text: str
    wanted: tuple[Wanted, ...] = ()
    absent: tuple[str, ...] = ()

    def true_of(self, facts: Sequence[dict]) -> bool:
        """Whether a film with these facts answers the phrase; a film without facts is a normal one."""
        present = {fact["label"] for fact in facts}
        if any(label in present for label in self.absent):
            return False
        return all(not present if want.label == NORMAL else want.found_in(facts) for want in self.wanted)


def fill(template: str, label: str, fact: dict | None) -> Phrase:
    """Put a fact's side, lobe and severity into a template; slots without a value vanish from the text."""
    known = fact or {}
    used = {slot: known.get(slot) for slot in ("side", "severity", "lobe") if f"{{{slot}}}" in template}
    words = {slot: used.get(slot) or "" for slot in ("side", "severity")}
    words["lobe"] = LOBES.get(used.get("lobe") or "", "lung")
    return Phrase(" ".join(template.format(**words).split()), (Wanted(label, **used),))


def draw_phrase(rng: np.random.Generator, facts: Sequence[dict]) -> Phrase:
    """A short question some film with these facts answers: one fact, two together, or one with a denial."""
    if not facts:
        return _one(rng, NORMAL, None)
    chosen = rng.permutation(len(facts))
    first = _about(rng, facts[chosen[0]])
    kind = rng.random()
    if kind < 0.15 and len(facts) > 1:
        return _joined(rng, first, _about(rng, facts[chosen[1]]))
    if kind < 0.25:
        return _denied(rng, first, {fact["label"] for fact in facts})
    return first


def _about(rng: np.random.Generator, fact: dict) -> Phrase:
    return _one(rng, fact["label"], fact if rng.random() < 0.7 else None)


def _one(rng: np.random.Generator, label: str, fact: dict | None) -> Phrase:
    words = LAY if rng.random() < 0.4 else CLINICAL
    return fill(str(rng.choice(words[label])), label, fact)


def _joined(rng: np.random.Generator, one: Phrase, other: Phrase) -> Phrase:
    link = str(rng.choice([" with ", " and ", ", ", " plus "]))
    return Phrase(one.text + link + other.text, one.wanted + other.wanted)


def _denied(rng: np.random.Generator, phrase: Phrase, present: set[str]) -> Phrase:
    label = str(rng.choice([name for name in CLINICAL if name not in present and name != NORMAL]))
    denial = fill(str(rng.choice(CLINICAL[label])), label, None).text
    link = str(rng.choice([" without ", ", no "]))
    return Phrase(phrase.text + link + denial, phrase.wanted, (label,))
