"""Codes of the International Classification of Diseases (ICD-10, WHO, version of 2019) for findings and labels.

Codes and titles are WHO's; which of them a label means is this project's own choice. A code names a diagnosis, a label
what is seen on a film: it is where a reader would look the finding up, never what a patient has.
"""

import re
from typing import NamedTuple

from medmir.vocabulary.findings import NORMAL

WELL_FORMED = re.compile(r"[A-Z]\d\d(\.\d)?")


class Code(NamedTuple):
    """A category or subcategory with its title: "J90", "Pleural effusion, not elsewhere classified"."""

    code: str
    title: str


IMAGING = Code("R91", "Abnormal findings on diagnostic imaging of lung")
DIAPHRAGMATIC = Code("K44.9", "Diaphragmatic hernia without obstruction or gangrene")

FINDINGS: dict[str, Code] = {
    "Atelectasis": Code("J98.1", "Pulmonary collapse"),
    "Cardiomegaly": Code("I51.7", "Cardiomegaly"),
    "Edema": Code("J81", "Pulmonary oedema"),
    "Effusion": Code("J90", "Pleural effusion, not elsewhere classified"),
    "Emphysema": Code("J43.9", "Emphysema, unspecified"),
    "Fibrosis": Code("J84.1", "Other interstitial pulmonary diseases with fibrosis"),
    "Hernia": DIAPHRAGMATIC,
    "Infiltration": IMAGING,
    "Mass": IMAGING,
    "Nodule": IMAGING,
    "Pleural Thickening": Code("J92.9", "Pleural plaque without presence of asbestos"),
    "Pneumonia": Code("J18.9", "Pneumonia, unspecified"),
    "Pneumothorax": Code("J93.9", "Pneumothorax, unspecified"),
}
"""By a label of :mod:`medmir.vocabulary.findings`."""
UNCODED = ("Consolidation", NORMAL)
"""Consolidation is indexed under lobar pneumonia, which is more than a film says; what is normal has no code."""

OTHER_NAMES: dict[str, str] = {
    "pleural effusion": "Effusion", "oedema": "Edema", "pulmonary edema": "Edema", "pulmonary oedema": "Edema",
    "enlarged heart": "Cardiomegaly", "pulmonary atelectasis": "Atelectasis", "pulmonary emphysema": "Emphysema",
    "pulmonary fibrosis": "Fibrosis", "hiatal hernia": "Hernia", "hiatus hernia": "Hernia",
    "diaphragmatic hernia": "Hernia", "infiltrate": "Infiltration", "infiltrates": "Infiltration",
    "lung mass": "Mass", "pulmonary mass": "Mass", "lung nodule": "Nodule", "pulmonary nodule": "Nodule",
    "lung lesion": "Nodule",
}
"""What other collections call these findings, in small letters."""

DISEASES: dict[str, Code] = {
    "ards": Code("J80", "Adult respiratory distress syndrome"),
    "asbestosis": Code("J61", "Pneumoconiosis due to asbestos and other mineral fibres"),
    "bacterial pneumonia": Code("J15.9", "Bacterial pneumonia, unspecified"),
    "bronchiectasis": Code("J47", "Bronchiectasis"),
    "copd": Code("J44.9", "Chronic obstructive pulmonary disease, unspecified"),
    "covid-19": Code("U07.1", "COVID-19, virus identified"),
    "heart failure": Code("I50.9", "Heart failure, unspecified"),
    "hemothorax": Code("J94.2", "Haemothorax"),
    "kyphosis": Code("M40.2", "Other and unspecified kyphosis"),
    "pericardial effusion": Code("I31.3", "Pericardial effusion (noninflammatory)"),
    "pneumoconiosis": Code("J64", "Unspecified pneumoconiosis"),
    "pneumomediastinum": Code("J98.2", "Interstitial emphysema"),
    "rib fracture": Code("S22.3", "Fracture of rib"),
    "sarcoidosis": Code("D86.9", "Sarcoidosis, unspecified"),
    "sars": Code("U04.9", "Severe acute respiratory syndrome, unspecified"),
    "scoliosis": Code("M41.9", "Scoliosis, unspecified"),
    "viral pneumonia": Code("J12.9", "Viral pneumonia, unspecified"),
}
"""Labels of other collections that name a disease, in small letters."""

_BY_NAME = {name.casefold(): code for name, code in FINDINGS.items()} | DISEASES | {
    name: FINDINGS[finding] for name, finding in OTHER_NAMES.items()}


def code_of(label: str) -> Code | None:
    """The code of a label, by its very name or another name for it; capitals and ``_`` do not count. None without."""
    return _BY_NAME.get(label.casefold().replace("_", " "))
