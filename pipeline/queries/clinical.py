"""The clinical queries: what every bundle answers at once, and what retrieval is measured on."""

from collections.abc import Iterable

from medmir.search.understanding import mentions

# Three phrasings for each of the 15 labels of NIH ChestX-ray14: the evaluation protocol.
PHRASINGS: dict[str, tuple[str, str, str]] = {
    "Atelectasis": ("atelectasis", "lung collapse atelectasis", "volume loss in the lung"),
    "Cardiomegaly": ("cardiomegaly", "enlarged heart", "enlarged cardiac silhouette"),
    "Consolidation": ("consolidation", "lung consolidation", "airspace consolidation"),
    "Edema": ("pulmonary edema", "edema", "vascular congestion and edema"),
    "Effusion": ("pleural effusion", "fluid in chest", "pleural fluid"),
    "Emphysema": ("emphysema", "hyperinflated lungs", "copd emphysema"),
    "Fibrosis": ("pulmonary fibrosis", "fibrosis", "interstitial scarring"),
    "Hernia": ("hiatal hernia", "diaphragmatic hernia", "hernia"),
    "Infiltration": ("infiltration", "pulmonary infiltrate", "lung infiltrates"),
    "Mass": ("lung mass", "pulmonary mass", "large lung lesion"),
    "Nodule": ("lung nodule", "pulmonary nodule", "small round opacity"),
    "Pleural Thickening": ("pleural thickening", "thickened pleura", "pleural scarring"),
    "Pneumonia": ("pneumonia", "pneumonia chest x-ray", "lung infection pneumonia"),
    "Pneumothorax": ("pneumothorax", "collapsed lung", "air in the pleural space"),
    "Normal": ("normal chest x-ray", "no acute disease", "clear lungs"),
}

# What a finding alone does not ask: its side, lobe or severity, or two findings together.
DETAILED = (
    "left pleural effusion", "right pleural effusion", "bilateral pleural effusions", "left pneumothorax",
    "right pneumothorax", "left lower lobe pneumonia", "right lower lobe pneumonia", "right upper lobe consolidation",
    "left upper lobe mass", "right lung nodule", "severe cardiomegaly", "large pleural effusion",
    "cardiomegaly with pulmonary edema", "emphysema with lung nodule",
)

# Labels that clinicians forgive to be taken for one another (shared by the field's earlier demos).
SEMANTIC_GROUPS = (
    {"Effusion", "Edema"}, {"Nodule", "Mass"}, {"Consolidation", "Infiltration"},
    {"Pneumonia", "Consolidation", "Infiltration"}, {"Atelectasis", "Effusion"},
    {"Fibrosis", "Pleural Thickening"}, {"Emphysema", "Atelectasis"},
)

PARITY_QUERIES = (
    *(phrasings[0] for phrasings in PHRASINGS.values()),
    "fluid around the lung", "right apical pneumothorax", "scarring at the lung bases",
    "patchy airspace opacity in the right middle lobe", "no acute cardiopulmonary abnormality",
    "calcified granuloma", "endotracheal tube 3 cm above the carina", "pacemaker leads",
    "blunting of the costophrenic angle", "mediastinal widening", "bilateral interstitial infiltrates",
    "lung nodule suspicious for malignancy", "rib fracture", "scoliosis of the thoracic spine", "enlarged heart",
)


def phrasings_of(labels: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The evaluation queries for a collection's labels; a label outside the protocol is asked by its name."""
    return {label: PHRASINGS.get(label, (label.lower(),)) for label in sorted(set(labels))}


def instant_queries(labels: Iterable[str]) -> list[str]:
    """Every query a bundle stores: phrasings of its labels, detailed ones about them; without labels, all."""
    known = set(labels) or set(PHRASINGS)
    protocol = [query for label, phrasings in PHRASINGS.items() if label in known for query in phrasings]
    detailed = [query for query in DETAILED if {mention.wanted.label for mention in mentions(query)} <= known]
    own = [query for label, queries in phrasings_of(known).items() if label not in PHRASINGS for query in queries]
    return list(dict.fromkeys([*protocol, *detailed, *own]))


def related(label: str) -> set[str]:
    """The labels that share a semantic group with this one, itself included."""
    return {label}.union(*(group for group in SEMANTIC_GROUPS if label in group))
