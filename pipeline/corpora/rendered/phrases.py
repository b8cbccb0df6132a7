"""The words of the reports, written for this corpus; placeholders are filled from one fact.

``{side}`` left, right or bilateral; ``{lobe}`` the lobe's name; ``{grade}`` the severity;
``{mm}`` and ``{cm}`` the size. Keys under a finding: its kind, "bilateral", or None for the rest.
"""

TECHNIQUE = {
    "PA": ("PA view of the chest.", "Frontal chest radiograph.", "Upright PA radiograph of the chest."),
    "AP": ("Portable AP view of the chest.", "AP chest radiograph.", "Single portable frontal view."),
    "LAT": ("Lateral view of the chest.", "Lateral chest radiograph."),
}

NORMAL = ("No acute cardiopulmonary abnormality.", "Normal chest radiograph.", "No acute disease.",
          "Unremarkable study of the chest.", "No radiographic evidence of active disease.")

CLEAR = ("The lungs are clear.", "Both lungs are well aerated and clear.", "The lung fields are clear.",
         "Clear lungs.", "The lungs show no abnormal opacity.")

DEVICES = {
    "pacemaker": ("A pacemaker is in place.", "Pacing device with leads over the heart."),
    "sternal wires": ("Median sternotomy wires are present.", "Sternal wires are intact."),
    "central line": ("A central venous catheter is in place.", "Central line with its tip over the vena cava."),
    "endotracheal tube": ("An endotracheal tube is in place.", "Endotracheal tube tip above the carina."),
    "enteric tube": ("An enteric tube courses below the diaphragm.", "Enteric tube in place."),
    "leads": ("Monitoring leads overlie the chest.", "Overlying leads."),
}

NEGATIONS = {
    "Effusion and Pneumothorax": ("No pleural effusion or pneumothorax.",
                                  "There is no pneumothorax and no pleural effusion.",
                                  "No pneumothorax or effusion is seen."),
    "Effusion": ("No pleural effusion.", "There is no effusion.", "The costophrenic angles are sharp.",
                 "No pleural fluid."),
    "Pneumothorax": ("No pneumothorax.", "There is no pneumothorax.", "No evidence of pneumothorax."),
    "Cardiomegaly": ("Heart size is normal.", "The cardiac silhouette is within normal limits.",
                     "No cardiomegaly.", "The heart is not enlarged."),
    "Edema": ("No pulmonary edema.", "No evidence of pulmonary edema.", "No vascular congestion."),
    "Consolidation": ("No focal consolidation.", "There is no consolidation.", "No airspace consolidation."),
    "Pneumonia": ("No evidence of pneumonia.", "No pneumonia."),
    "Nodule": ("No pulmonary nodule.", "No suspicious nodule is seen."),
    "Mass": ("No mass.", "No mass lesion."),
    "Atelectasis": ("No atelectasis.", "There is no volume loss."),
}

FINDINGS = {
    "Cardiomegaly": {None: (
        "{grade} cardiomegaly.", "There is {grade} enlargement of the cardiac silhouette.",
        "The heart is enlarged, to a {grade} degree.", "{grade} enlargement of the heart.",
        "The cardiothoracic ratio is increased, {grade} cardiomegaly.")},
    "Edema": {None: (
        "{grade} bilateral perihilar haze with indistinct vessels, in keeping with pulmonary edema.",
        "{grade} pulmonary edema in a perihilar distribution in both lungs.",
        "Vascular congestion and septal lines at both bases, {grade} pulmonary edema.",
        "There is {grade} interstitial and alveolar edema bilaterally.")},
    "Effusion": {
        "bilateral": ("Bilateral pleural effusions.", "Pleural effusions on both sides, left and right.",
                      "Both costophrenic angles are blunted by pleural fluid."),
        None: ("{grade} {side} pleural effusion.", "There is a {grade} pleural effusion on the {side}.",
               "A {grade} amount of pleural fluid at the {side} base.",
               "The {side} costophrenic angle is blunted by a {grade} effusion.",
               "{grade} {side}-sided pleural effusion with a meniscus.")},
    "Pneumothorax": {None: (
        "{grade} {side} pneumothorax.", "There is a {grade} pneumothorax on the {side}.",
        "A pleural line is seen on the {side}, a {grade} pneumothorax.",
        "{grade} {side}-sided pneumothorax with absent lung markings beyond the visceral pleura.")},
    "Pleural Thickening": {
        "bilateral": ("Bilateral pleural thickening.", "Pleural thickening on both sides."),
        "apical": ("{side} apical pleural thickening.", "Apical pleural cap on the {side}.",
                   "Pleural thickening at the {side} apex."),
        "plaque": ("{side} pleural thickening with calcified plaque.", "Calcified pleural plaque on the {side}.",
                   "Pleural thickening and calcification along the {side} chest wall."),
        None: ("{side} pleural thickening.", "Smooth pleural thickening along the {side} lateral chest wall.",
               "Thickened pleura on the {side}.")},
    "Consolidation": {None: (
        "{grade} consolidation in the {lobe}.", "Dense consolidation of the {lobe} with air bronchograms.",
        "There is {grade} {lobe} consolidation.", "Homogeneous airspace opacity in the {lobe}, consolidation.")},
    "Pneumonia": {None: (
        "Patchy airspace opacities in the {lobe}, suspicious for pneumonia.", "{grade} {lobe} pneumonia.",
        "Ill-defined opacities in the {lobe} in keeping with infection.",
        "{grade} patchy bronchopneumonia in the {lobe}.")},
    "Infiltration": {
        "bilateral": ("{grade} bilateral infiltrates.", "Ill-defined infiltrates in both lungs.",
                      "Hazy, poorly marginated opacity bilaterally, {grade} infiltration."),
        None: ("{grade} infiltrate in the {side} lung.", "Ill-defined {side} lung infiltration.",
               "Hazy, poorly marginated opacity in the {side} lung, {grade} infiltrate.")},
    "Atelectasis": {
        "bilateral": ("Bilateral atelectasis.", "Atelectasis on both sides."),
        "plate": ("Linear atelectasis at the {side} base.", "Plate-like atelectasis in the {side} lower zone.",
                  "Bandlike {side} basal atelectasis."),
        "lower": ("{side} lower lobe atelectasis with volume loss.", "Collapse of the {side} lower lobe.",
                  "Triangular opacity beside the spine, {side} lower lobe collapse."),
        "upper": ("{side} upper lobe atelectasis with elevation of the fissure.",
                  "Collapse of the {side} upper lobe.", "Volume loss and opacity of the {side} upper lobe.")},
    "Nodule": {
        "calcified": ("{mm} calcified nodule in the {lobe}.", "Dense calcified {lobe} nodule of {mm}."),
        "spiculated": ("{mm} spiculated nodule in the {lobe}.", "Spiculated {lobe} nodule measuring {mm}."),
        None: ("{mm} nodule in the {lobe}.", "A rounded {lobe} nodule measures {mm}.",
               "Nodular opacity of {mm} projecting over the {lobe}.")},
    "Mass": {
        "spiculated": ("{cm} spiculated mass in the {lobe}.", "Spiculated {lobe} mass measuring {mm}."),
        "cavitating": ("{cm} cavitating mass in the {lobe}.", "{lobe} mass of {mm} with central cavitation."),
        None: ("{cm} mass in the {lobe}.", "Large lobulated {lobe} mass measuring {mm}.",
               "A {mm} mass lesion projects over the {lobe}.")},
    "Emphysema": {None: (
        "Hyperinflated lungs with flattened diaphragms, {grade} emphysema.",
        "The lungs are hyperlucent and hyperexpanded.", "{grade} emphysema with attenuated vascular markings.",
        "{grade} emphysematous change in both lungs.")},
    "Fibrosis": {
        "apical": ("{grade} apical fibrosis with reticular opacities.", "Fibrotic scarring at both apices.",
                   "Upper zone reticular opacities, {grade} pulmonary fibrosis."),
        None: ("Coarse basal and peripheral reticular opacities, {grade} fibrosis.",
               "{grade} pulmonary fibrosis, predominantly basal.", "Reticular fibrotic change at both bases.")},
    "Hernia": {None: (
        "{grade} hiatal hernia behind the heart.", "Retrocardiac opacity with an air-fluid level, hiatal hernia.",
        "A retrocardiac density contains gas, in keeping with a {grade} hiatal hernia.")},
}

IMPRESSIONS = {
    "Cardiomegaly": {None: ("{grade} cardiomegaly.", "Cardiomegaly.", "Enlarged heart.")},
    "Edema": {None: ("{grade} pulmonary edema.", "Pulmonary edema.", "Findings of pulmonary venous congestion.")},
    "Effusion": {"bilateral": ("Bilateral pleural effusions.",),
                 None: ("{grade} {side} pleural effusion.", "{side} pleural effusion.")},
    "Pneumothorax": {None: ("{grade} {side} pneumothorax.", "{side} pneumothorax.")},
    "Pleural Thickening": {"bilateral": ("Bilateral pleural thickening.",),
                           None: ("{side} pleural thickening.", "Pleural scarring on the {side}.")},
    "Consolidation": {None: ("{lobe} consolidation.", "Consolidation of the {lobe}.")},
    "Pneumonia": {None: ("{lobe} pneumonia.", "Pneumonia in the {lobe}.")},
    "Infiltration": {"bilateral": ("Bilateral pulmonary infiltrates.",),
                     None: ("{side} lung infiltrate.", "{side} pulmonary infiltration.")},
    "Atelectasis": {"bilateral": ("Bilateral atelectasis.",), "plate": ("{side} basal atelectasis.",),
                    "lower": ("{side} lower lobe atelectasis.", "{side} lower lobe collapse."),
                    "upper": ("{side} upper lobe atelectasis.", "{side} upper lobe collapse.")},
    "Nodule": {None: ("{lobe} nodule.", "Pulmonary nodule in the {lobe}.")},
    "Mass": {None: ("{lobe} mass.", "Mass in the {lobe}, suspicious for a tumour.")},
    "Emphysema": {None: ("Emphysema.", "{grade} emphysema.", "Hyperinflation, in keeping with emphysema.")},
    "Fibrosis": {"apical": ("Apical fibrosis.", "{grade} apical pulmonary fibrosis."),
                 None: ("Basal pulmonary fibrosis.", "{grade} pulmonary fibrosis.")},
    "Hernia": {None: ("Hiatal hernia.", "{grade} hiatal hernia.")},
}
