"""The words by which a question names findings, grades, lobes, views and devices, as far as a collection states them.

Written for this project from radiology's own vocabulary. They decide what a question asks for exactly; what is in no
list here is left to the model.
"""

from medmir.vocabulary.findings import LOBES, NORMAL
from medmir.vocabulary.sides import BILATERAL
from medmir.vocabulary.views import ANTEROPOSTERIOR, FRONTAL, LATERAL, POSTEROANTERIOR

FINDING_WORDS: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("atelectasis", "atelectases", "atelectatic", "volume loss"),
    "Cardiomegaly": ("cardiomegaly", "enlarged heart", "enlarged cardiac silhouette", "big heart", "large heart",
                     "heart enlargement", "cardiac enlargement", "heart is enlarged"),
    "Consolidation": ("consolidation", "consolidated", "airspace disease"),
    "Edema": ("edema", "oedema", "vascular congestion", "chf", "heart failure"),
    "Effusion": ("effusion", "pleural fluid", "hydrothorax"),
    "Emphysema": ("emphysema", "emphysematous", "copd", "hyperinflated", "hyperinflation"),
    "Fibrosis": ("fibrosis", "fibrotic", "interstitial scarring"),
    "Hernia": ("hernia",),
    "Infiltration": ("infiltration", "infiltrate"),
    "Mass": ("mass", "masses", "tumor", "tumour"),
    "Nodule": ("nodule", "nodular"),
    "Pleural Thickening": ("pleural thickening", "thickened pleura", "pleural scarring"),
    "Pneumonia": ("pneumonia",),
    "Pneumothorax": ("pneumothorax", "pneumothoraces", "collapsed lung", "air in the pleural space"),
    NORMAL: ("normal", "no acute disease", "no finding", "clear lungs", "unremarkable"),
}
"""By label; the longest words that fit are taken."""
DENYING_WORDS = {"small heart": "Cardiomegaly", "normal heart": "Cardiomegaly", "abnormal": NORMAL}
"""What says that a finding is not there without a word of denial."""
DENIALS = ("no evidence of", "no sign of", "no signs of", "negative for", "absence of", "free of", "no", "not",
           "nothing", "without", "exclude", "excluding")
ABSENT = "absent"
"""Denies what stands before it."""
CONNECTORS = ("together with", "with", "and", "plus", "but")

SIDE_WORDS = {"left": "left", "right": "right", "bilateral": BILATERAL, "both": BILATERAL}
GRADE_WORDS: dict[str, tuple[str, ...]] = {
    "mild": ("mild", "slight", "minimal"), "moderate": ("moderate", "medium"), "severe": ("severe", "marked", "gross"),
    "small": ("small", "tiny", "minor"), "large": ("large", "massive", "huge"),
}
"""By grade, the plainest word first."""
LOBE_WORDS = {code: (name, f"{name.split()[1]} {name.split()[0]} lobe", code.lower()) for code, name in LOBES.items()}

VIEW_WORDS: dict[str, tuple[str, ...]] = {
    "lateral view": (LATERAL,), "lateral film": (LATERAL,), "lateral projection": (LATERAL,),
    "lateral radiograph": (LATERAL,), "lateral x ray": (LATERAL,), "lateral chest x ray": (LATERAL,),
    "lateral chest film": (LATERAL,), "lateral chest radiograph": (LATERAL,),
    "frontal view": FRONTAL, "frontal film": FRONTAL, "frontal projection": FRONTAL, "frontal radiograph": FRONTAL,
    "pa view": (POSTEROANTERIOR,), "pa film": (POSTEROANTERIOR,), "posteroanterior": (POSTEROANTERIOR,),
    "ap view": (ANTEROPOSTERIOR,), "ap film": (ANTEROPOSTERIOR,), "anteroposterior": (ANTEROPOSTERIOR,),
    "portable film": (ANTEROPOSTERIOR,), "portable view": (ANTEROPOSTERIOR,),
}
VIEW_NAMES = {"lateral": (LATERAL,), "frontal": FRONTAL, "pa": (POSTEROANTERIOR,), "ap": (ANTEROPOSTERIOR,)}
"""What a view is called where it is clear that a view is meant: in a field, or alone."""

DEVICE_WORDS: dict[str, tuple[str, ...]] = {
    "pacemaker": ("pacemaker", "pacing leads", "cardiac pacer"),
    "central line": ("central line", "central venous catheter", "central venous line", "picc"),
    "sternal wires": ("sternal wires", "sternotomy wires", "sternotomy", "cerclage wires"),
    "endotracheal tube": ("endotracheal tube", "et tube", "ett", "intubated", "breathing tube"),
    "enteric tube": ("enteric tube", "nasogastric tube", "ng tube", "feeding tube", "orogastric tube"),
    "leads": ("ecg leads", "monitoring leads", "electrodes"),
}
"""By what the demo's films name it; any other device is asked for by the name its collection has for it."""
