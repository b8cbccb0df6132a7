"""What clinicians type for a finding, written for this project from radiology's own vocabulary.

``{side}``, ``{severity}`` and ``{lobe}`` are filled from a fact; a part in square brackets vanishes when its slot is
empty. The first template of a label is its plain name.
"""

from medmir.vocabulary.findings import NORMAL

CLINICAL: dict[str, tuple[str, ...]] = {
    "Atelectasis": (
        "{side} atelectasis", "{side} lung volume loss", "{side} basilar atelectasis", "{side} lobar collapse",
        "plate-like atelectasis[ on the {side}]", "discoid atelectasis", "lung collapse atelectasis",
        "volume loss in the {side} lung", "subsegmental atelectasis[ of the {side} lung]",
        "linear {side} atelectasis", "{side} atelectatic change", "collapse of a {side} lobe",
        "{side} bandlike basal opacity"),
    "Cardiomegaly": (
        "cardiomegaly", "{severity} cardiomegaly", "enlarged cardiac silhouette", "increased cardiothoracic ratio",
        "{severity} enlargement of the heart", "{severity} cardiac enlargement", "heart enlargement",
        "{severity} widening of the cardiac shadow", "heart size above normal", "the heart is enlarged",
        "dilated heart", "ctr over 50 percent"),
    "Consolidation": (
        "{side} consolidation", "{lobe} consolidation", "{side} airspace consolidation",
        "dense {lobe} opacity with air bronchograms", "{side} lobar consolidation",
        "{severity} {lobe} consolidation", "lung consolidation[ on the {side}]", "consolidation of the {lobe}",
        "{side} alveolar consolidation", "{severity} consolidation[ in the {lobe}]",
        "air bronchograms[ in the {lobe}]", "{lobe} airspace disease"),
    "Edema": (
        "pulmonary edema", "{severity} pulmonary edema", "interstitial edema", "pulmonary vascular congestion",
        "kerley b lines", "perihilar haze of congestive failure", "edema", "vascular congestion and edema",
        "{severity} alveolar edema", "chf with edema", "congestive heart failure", "batwing opacities",
        "{severity} pulmonary oedema", "{severity} interstitial pulmonary edema"),
    "Effusion": (
        "{side} pleural effusion", "{severity} {side} pleural effusion", "{side} pleural fluid",
        "blunted {side} costophrenic angle", "{side} hydrothorax", "[{side}-sided ]effusion",
        "{severity} {side} effusion", "pleural effusion[ on the {side}]",
        "{severity} pleural effusion[ on the {side}]", "fluid in chest", "fluid in the {side} pleural space",
        "meniscus at the {side} base", "{severity} amount of {side} pleural fluid", "{side} costophrenic blunting"),
    "Emphysema": (
        "emphysema", "{severity} emphysema", "hyperinflated lungs", "hyperlucent lungs with flat diaphragms",
        "copd with hyperinflation", "bullous emphysema", "copd emphysema", "{severity} copd",
        "flattened diaphragms", "{severity} hyperinflation", "pulmonary emphysema",
        "{severity} emphysematous change", "lung bullae"),
    "Fibrosis": (
        "pulmonary fibrosis", "{severity} pulmonary fibrosis", "reticular opacities", "interstitial lung disease",
        "honeycombing", "fibrotic change", "fibrosis", "interstitial scarring", "{severity} fibrosis", "ild",
        "{severity} interstitial fibrosis", "ipf", "{severity} reticular change", "fibrotic lung disease"),
    "Hernia": (
        "hiatal hernia", "hiatus hernia", "retrocardiac air-fluid level", "diaphragmatic hernia",
        "intrathoracic stomach", "hernia", "{severity} hiatal hernia", "{severity} hiatus hernia",
        "retrocardiac mass with gas", "gastric hernia", "{severity} sliding hernia", "paraesophageal hernia"),
    "Infiltration": (
        "{side} infiltrate", "{side} pulmonary infiltration", "ill-defined {side} opacity", "{side} hazy opacities",
        "{severity} {side} infiltrates", "infiltration[ of the {side} lung]",
        "pulmonary infiltrate[ on the {side}]", "lung infiltrates[ on the {side}]",
        "{severity} infiltration[ of the {side} lung]", "{severity} infiltrate in the {side} lung",
        "{side} streaky opacities", "poorly marginated {side} opacity"),
    "Mass": (
        "{side} lung mass", "{lobe} mass", "{side} pulmonary mass", "large rounded {side} opacity",
        "{lobe} neoplasm", "mass suspicious for lung cancer", "large lung lesion[ on the {side}]",
        "mass in the {lobe}", "cavitating {lobe} mass", "spiculated {lobe} mass", "{lobe} carcinoma",
        "bronchogenic carcinoma", "mass[ in the {side} lung]"),
    "Nodule": (
        "{side} lung nodule", "{lobe} nodule", "{side} pulmonary nodule", "small rounded {side} opacity",
        "solitary pulmonary nodule", "coin lesion", "small round opacity[ on the {side}]", "nodule in the {lobe}",
        "calcified {lobe} granuloma", "spiculated {lobe} nodule", "nodular {side} opacity", "spn",
        "nodule[ in the {side} lung]"),
    "Pleural Thickening": (
        "{side} pleural thickening", "{side} pleural plaque", "{side} apical cap", "thickened {side} pleura",
        "{side} pleural scarring", "pleural thickening[ on the {side}]", "calcified {side} pleural plaque",
        "{side} apical pleural thickening", "thickening of the {side} pleura", "{side} pleural rind",
        "fibrothorax[ on the {side}]"),
    "Pneumonia": (
        "{side} pneumonia", "{lobe} pneumonia", "{side} bronchopneumonia", "patchy {lobe} airspace opacities",
        "{side} lung infection", "pneumonia chest x-ray", "lung infection pneumonia", "pneumonia[ in the {lobe}]",
        "{severity} {lobe} pneumonia", "infectious opacities[ in the {lobe}]", "pneumonia[ on the {side}]",
        "{severity} {side} pneumonia", "community acquired pneumonia", "{lobe} pneumonic infiltrate"),
    "Pneumothorax": (
        "{side} pneumothorax", "{severity} {side} pneumothorax", "{side} visceral pleural line",
        "absent lung markings at the {side} apex", "{side} apical pneumothorax", "collapsed lung[ on the {side}]",
        "air in the {side} pleural space", "ptx[ on the {side}]", "{severity} {side} ptx",
        "pneumothorax[ on the {side}]", "{severity} pneumothorax[ on the {side}]", "[{side}-sided ]pneumothorax",
        "pleural air[ on the {side}]"),
    NORMAL: (
        "normal chest", "no acute cardiopulmonary abnormality", "normal chest radiograph", "clear lungs",
        "unremarkable chest x-ray", "no active disease", "normal chest x-ray", "no acute disease",
        "no acute findings", "lungs are clear", "negative chest radiograph", "no abnormality", "normal study",
        "normal heart and lungs"),
}

# Names to deny, the last one in lay words: "no ...", "without ...".
DENIABLE: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("atelectasis", "volume loss", "lobar collapse", "shrunken lung"),
    "Cardiomegaly": ("cardiomegaly", "cardiac enlargement", "heart enlargement", "big heart"),
    "Consolidation": ("consolidation", "airspace consolidation", "lung consolidation", "solid white area in the lung"),
    "Edema": ("pulmonary edema", "edema", "vascular congestion", "water inside the lungs"),
    "Effusion": ("pleural effusion", "effusion", "pleural fluid", "fluid around the lungs"),
    "Emphysema": ("emphysema", "hyperinflation", "copd", "overinflated lungs"),
    "Fibrosis": ("pulmonary fibrosis", "fibrosis", "interstitial scarring", "lung scarring"),
    "Hernia": ("hiatal hernia", "hernia", "hiatus hernia", "stomach in the chest"),
    "Infiltration": ("infiltrate", "pulmonary infiltrate", "infiltrates", "hazy patch in the lung"),
    "Mass": ("lung mass", "mass", "pulmonary mass", "big lump in the lung"),
    "Nodule": ("lung nodule", "pulmonary nodule", "nodules", "small spot on the lung"),
    "Pleural Thickening": ("pleural thickening", "thickened pleura", "pleural plaque", "thick lining around the lung"),
    "Pneumonia": ("pneumonia", "lung infection", "bronchopneumonia", "chest infection"),
    "Pneumothorax": ("pneumothorax", "pleural air", "ptx", "air outside the lung"),
}
