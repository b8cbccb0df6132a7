"""The words of the reports, written for this corpus; placeholders are filled from one fact.

``{side}`` left, right or bilateral; ``{lobe}`` the lobe's name; ``{grade}`` the severity; ``{left}`` and ``{right}``
the severities of both sides; ``{mm}`` and ``{cm}`` the size. Keys under a finding: its kind, "bilateral", "unequal"
(both sides, of different severity), or None for the rest.
"""

TECHNIQUE = {
    "PA": ("PA view of the chest.", "Frontal chest radiograph.", "Upright PA radiograph of the chest."),
    "AP": ("Portable AP view of the chest.", "AP chest radiograph.", "Single portable frontal view."),
    "LAT": ("Lateral view of the chest.", "Lateral chest radiograph.", "Chest, lateral projection."),
}

# No earlier study is rendered, so a report claims nothing about change.
COMPARISON = ("Comparison: none.", "Comparison: none available.", "No prior study for comparison.",
              "No previous radiograph is available for comparison.", "No priors.",
              "Interval change cannot be assessed without a prior study.")

NORMAL = ("No acute cardiopulmonary abnormality.", "Normal chest radiograph.", "No acute disease.",
          "Unremarkable study of the chest.", "No radiographic evidence of active disease.", "Normal chest.",
          "No acute cardiopulmonary process.", "No abnormality is seen.")

CLEAR = ("The lungs are clear.", "Both lungs are well aerated and clear.", "The lung fields are clear.",
         "Clear lungs.", "The lungs show no abnormal opacity.", "Lungs are clear bilaterally.")

# Around a finding's name in an impression, or instead of its description.
PLAIN = ("{name}.",)
HEDGES = ("Possible {name}.", "Probable {name}.", "Suspected {name}.", "Questionable {name}.",
          "Findings may represent {name}.", "Appearances are suspicious for {name}.", "{name} cannot be excluded.",
          "Suspicion of {name}.", "{name}, possible.", "Subtle changes that could reflect {name}.")

DEVICES = {
    "pacemaker": ("A pacemaker is in place.", "Pacing device with leads over the heart.", "Cardiac pacemaker."),
    "sternal wires": ("Median sternotomy wires are present.", "Sternal wires are intact.", "Sternotomy wires."),
    "central line": ("A central venous catheter is in place.", "Central line with its tip over the vena cava.",
                     "Central venous line in place."),
    "endotracheal tube": ("An endotracheal tube is in place.", "Endotracheal tube tip above the carina.",
                          "The patient is intubated."),
    "enteric tube": ("An enteric tube courses below the diaphragm.", "Enteric tube in place.",
                     "A feeding tube is in place."),
    "leads": ("Monitoring leads overlie the chest.", "Overlying leads.", "ECG leads project over the chest."),
}

NEGATIONS = {
    "Effusion and Pneumothorax": ("No pleural effusion or pneumothorax.",
                                  "There is no pneumothorax and no pleural effusion.",
                                  "No pneumothorax or effusion is seen.", "Neither effusion nor pneumothorax."),
    "Effusion": ("No pleural effusion.", "There is no effusion.", "The costophrenic angles are sharp.",
                 "No pleural fluid.", "The costophrenic sulci are sharp.", "No evidence of pleural effusion."),
    "Pneumothorax": ("No pneumothorax.", "There is no pneumothorax.", "No evidence of pneumothorax.",
                     "No pneumothorax is identified."),
    "Cardiomegaly": ("Heart size is normal.", "The cardiac silhouette is within normal limits.",
                     "No cardiomegaly.", "The heart is not enlarged.", "Normal heart size."),
    "Edema": ("No pulmonary edema.", "No evidence of pulmonary edema.", "No vascular congestion.",
              "The pulmonary vessels are normal."),
    "Consolidation": ("No focal consolidation.", "There is no consolidation.", "No airspace consolidation.",
                      "No evidence of consolidation."),
    "Pneumonia": ("No evidence of pneumonia.", "No pneumonia.", "No sign of pneumonia."),
    "Infiltration": ("No infiltrate.", "No pulmonary infiltrate is seen.", "No infiltrates."),
    "Nodule": ("No pulmonary nodule.", "No suspicious nodule is seen.", "No nodules."),
    "Mass": ("No mass.", "No mass lesion.", "No pulmonary mass is seen."),
    "Atelectasis": ("No atelectasis.", "There is no volume loss.", "No evidence of atelectasis."),
    "Emphysema": ("No emphysema.", "The lungs are not hyperinflated.", "No hyperinflation."),
    "Fibrosis": ("No fibrosis.", "No evidence of pulmonary fibrosis.", "No fibrotic change."),
    "Hernia": ("No hiatal hernia.", "No evidence of a hernia."),
    "Pleural Thickening": ("No pleural thickening.", "The pleura is not thickened."),
}

FINDINGS = {
    "Cardiomegaly": {None: (
        "{grade} cardiomegaly.", "There is {grade} enlargement of the cardiac silhouette.",
        "The heart is enlarged, to a {grade} degree.", "{grade} enlargement of the heart.",
        "The cardiothoracic ratio is increased, {grade} cardiomegaly.", "{grade} cardiac enlargement.",
        "The transverse diameter of the heart is increased.")},
    "Edema": {None: (
        "{grade} bilateral perihilar haze with indistinct vessels, in keeping with pulmonary edema.",
        "{grade} pulmonary edema in a perihilar distribution in both lungs.",
        "Vascular congestion and septal lines at both bases, {grade} pulmonary edema.",
        "There is {grade} interstitial and alveolar edema bilaterally.",
        "Kerley B lines and perihilar haze of {grade} edema in both lungs.",
        "{grade} bilateral edema with cephalization of the vessels.")},
    "Effusion": {
        "bilateral": ("{grade} bilateral pleural effusions.",
                      "Pleural effusions on both sides, left and right, {grade} in size.",
                      "Both costophrenic angles are blunted by {grade} effusions.",
                      "{grade} pleural effusions bilaterally.", "{grade} amounts of pleural fluid at both bases."),
        "unequal": ("{right} right and {left} left pleural effusions.",
                    "{left} left and {right} right pleural effusions.",
                    "Bilateral pleural effusions, {right} on the right and {left} on the left.",
                    "Pleural fluid on both sides, {left} on the left and {right} on the right."),
        None: ("{grade} {side} pleural effusion.", "There is a {grade} pleural effusion on the {side}.",
               "A {grade} amount of pleural fluid at the {side} base.",
               "The {side} costophrenic angle is blunted by a {grade} effusion.",
               "{grade} {side}-sided pleural effusion with a meniscus.",
               "{grade} {side} hydrothorax, pleural fluid along the chest wall.")},
    "Pneumothorax": {None: (
        "{grade} {side} pneumothorax.", "There is a {grade} pneumothorax on the {side}.",
        "A pleural line is seen on the {side}, a {grade} pneumothorax.",
        "{grade} {side}-sided pneumothorax with absent lung markings beyond the visceral pleura.",
        "Air in the {side} pleural space, {grade} pneumothorax.",
        "{grade} {side} pneumothorax with separation of the lung edge from the ribs.")},
    "Pleural Thickening": {
        "bilateral": ("Bilateral pleural thickening.", "Pleural thickening on both sides.",
                      "The pleura is thickened bilaterally.", "Pleural scarring on both sides, with thickening."),
        "apical": ("{side} apical pleural thickening.", "Apical pleural cap on the {side}.",
                   "Pleural thickening at the {side} apex.", "{side} apical pleural cap, scarring of the pleura."),
        "plaque": ("{side} pleural thickening with calcified plaque.", "Calcified pleural plaque on the {side}.",
                   "Pleural thickening and calcification along the {side} chest wall.",
                   "{side}-sided pleural plaque with calcification."),
        None: ("{side} pleural thickening.", "Smooth pleural thickening along the {side} lateral chest wall.",
               "Thickened pleura on the {side}.", "The {side} lateral pleura is thickened.")},
    "Consolidation": {None: (
        "{grade} consolidation in the {lobe}.", "Dense consolidation of the {lobe} with air bronchograms.",
        "There is {grade} {lobe} consolidation.", "Homogeneous airspace opacity in the {lobe}, consolidation.",
        "{grade} airspace consolidation of the {lobe}.", "The {lobe} is consolidated, with consolidation of "
        "{grade} extent.")},
    "Pneumonia": {None: (
        "Patchy airspace opacities in the {lobe}, typical of pneumonia.", "{grade} {lobe} pneumonia.",
        "Ill-defined opacities in the {lobe} in keeping with infection.",
        "{grade} patchy bronchopneumonia in the {lobe}.", "Several ill-defined foci in the {lobe}, {grade} pneumonia.",
        "{grade} infection of the {lobe} with patchy opacities.")},
    "Infiltration": {
        "bilateral": ("{grade} bilateral infiltrates.", "Ill-defined infiltrates in both lungs.",
                      "Hazy, poorly marginated opacity bilaterally, {grade} infiltration.",
                      "{grade} infiltrates in the left and the right lung.",
                      "{grade} bilateral pulmonary infiltration."),
        None: ("{grade} infiltrate in the {side} lung.", "Ill-defined {side} lung infiltration.",
               "Hazy, poorly marginated opacity in the {side} lung, {grade} infiltrate.",
               "{grade} {side}-sided infiltrate.", "{grade} streaky infiltration of the {side} lung.")},
    "Atelectasis": {
        "bilateral": ("Bilateral atelectasis.", "Atelectasis on both sides.", "Areas of atelectasis in both lungs.",
                      "Volume loss on both sides, bilateral atelectasis."),
        "plate": ("Linear atelectasis at the {side} base.", "Plate-like atelectasis in the {side} lower zone.",
                  "Bandlike {side} basal atelectasis.", "{side} basilar subsegmental atelectasis.",
                  "Discoid atelectasis at the {side} base."),
        "lower": ("{side} lower lobe atelectasis with volume loss.", "Collapse of the {side} lower lobe.",
                  "Triangular opacity beside the spine, {side} lower lobe collapse.",
                  "Paravertebral atelectasis of the {side} lower lobe."),
        "upper": ("{side} upper lobe atelectasis with elevation of the fissure.",
                  "Collapse of the {side} upper lobe.", "Volume loss and opacity of the {side} upper lobe.",
                  "{side} upper lobe collapse with a raised hilum.")},
    "Nodule": {
        "calcified": ("{mm} calcified nodule in the {lobe}.", "Dense calcified {lobe} nodule of {mm}.",
                      "Calcified granuloma, a {mm} nodule in the {lobe}.",
                      "A calcified nodule of {mm} projects over the {lobe}."),
        "spiculated": ("{mm} spiculated nodule in the {lobe}.", "Spiculated {lobe} nodule measuring {mm}.",
                       "Irregular {lobe} nodule of {mm} with spicules.",
                       "A spiculated nodule of {mm} projects over the {lobe}."),
        None: ("{mm} nodule in the {lobe}.", "A rounded {lobe} nodule measures {mm}.",
               "Nodular opacity of {mm} projecting over the {lobe}.", "Solitary {lobe} nodule of {mm}.",
               "Small well-defined {lobe} nodule, {mm}.")},
    "Mass": {
        "spiculated": ("{cm} spiculated mass in the {lobe}.", "Spiculated {lobe} mass measuring {mm}.",
                       "A {lobe} mass of {cm} with spiculated margins.",
                       "Irregular mass of {cm} in the {lobe} with strands to the pleura."),
        "cavitating": ("{cm} cavitating mass in the {lobe}.", "{lobe} mass of {mm} with central cavitation.",
                       "Thick-walled cavitary {lobe} mass of {cm}.", "A cavitated mass of {mm} in the {lobe}."),
        None: ("{cm} mass in the {lobe}.", "Large lobulated {lobe} mass measuring {mm}.",
               "A {mm} mass lesion projects over the {lobe}.", "Rounded {lobe} mass of {cm}.",
               "Well-defined mass of {cm} in the {lobe}.")},
    "Emphysema": {None: (
        "Hyperinflated lungs with flattened diaphragms, {grade} emphysema.",
        "The lungs are hyperlucent and hyperexpanded, {grade} emphysema.",
        "{grade} emphysema with attenuated vascular markings.", "{grade} emphysematous change in both lungs.",
        "{grade} emphysema with hyperinflation and bullae.",
        "The diaphragms are flat and the lungs hyperinflated, {grade} COPD.")},
    "Fibrosis": {
        "apical": ("{grade} apical fibrosis with reticular opacities.", "Fibrotic scarring at both apices.",
                   "Upper zone reticular opacities, {grade} pulmonary fibrosis.",
                   "{grade} fibrotic change of both upper zones.", "{grade} biapical fibrosis."),
        None: ("Coarse basal and peripheral reticular opacities, {grade} fibrosis.",
               "{grade} pulmonary fibrosis, predominantly basal.", "Reticular fibrotic change at both bases.",
               "{grade} interstitial fibrosis with a basal reticular pattern.",
               "Coarse reticular markings at both bases, {grade} fibrosis.")},
    "Hernia": {None: (
        "{grade} hiatal hernia behind the heart.", "Retrocardiac opacity with an air-fluid level, hiatal hernia.",
        "A retrocardiac density contains gas, in keeping with a {grade} hiatal hernia.",
        "{grade} hiatus hernia with an air-fluid level.",
        "Part of the stomach lies in the chest, a {grade} hiatal hernia.")},
}

# Names of findings, to stand alone or inside a hedge.
IMPRESSIONS = {
    "Cardiomegaly": {None: ("{grade} cardiomegaly", "cardiomegaly", "{grade} enlargement of the heart",
                            "cardiac enlargement")},
    "Edema": {None: ("{grade} pulmonary edema", "pulmonary edema", "pulmonary venous congestion and edema",
                     "{grade} interstitial edema")},
    "Effusion": {"bilateral": ("bilateral pleural effusions", "{grade} bilateral pleural effusions"),
                 "unequal": ("{right} right and {left} left pleural effusions",
                             "bilateral pleural effusions ({right} right, {left} left)"),
                 None: ("{grade} {side} pleural effusion", "{side} pleural effusion", "{grade} effusion on the {side}",
                        "{side}-sided pleural fluid")},
    "Pneumothorax": {None: ("{grade} {side} pneumothorax", "{side} pneumothorax", "{side}-sided pneumothorax",
                            "{grade} pneumothorax on the {side}")},
    "Pleural Thickening": {
        "bilateral": ("bilateral pleural thickening", "pleural thickening on both sides"),
        "plaque": ("{side} pleural plaque", "{side} pleural thickening", "calcified pleural plaque on the {side}"),
        "apical": ("{side} apical pleural thickening", "{side} apical pleural cap", "{side} pleural thickening"),
        None: ("{side} pleural thickening", "pleural scarring on the {side}", "pleural thickening on the {side}")},
    "Consolidation": {None: ("{lobe} consolidation", "consolidation of the {lobe}",
                             "{grade} consolidation in the {lobe}", "airspace consolidation in the {lobe}")},
    "Pneumonia": {None: ("{lobe} pneumonia", "pneumonia in the {lobe}", "{grade} {lobe} pneumonia",
                         "{lobe} infection")},
    "Infiltration": {"bilateral": ("bilateral pulmonary infiltrates", "{grade} bilateral infiltrates",
                                   "infiltrates in both lungs"),
                     None: ("{side} lung infiltrate", "{side} pulmonary infiltration", "{grade} {side} lung infiltrate",
                            "infiltrate in the {side} lung")},
    "Atelectasis": {"bilateral": ("bilateral atelectasis", "atelectasis in both lungs"),
                    "plate": ("{side} basal atelectasis", "linear {side} basilar atelectasis",
                              "plate-like atelectasis on the {side}"),
                    "lower": ("{side} lower lobe atelectasis", "{side} lower lobe collapse",
                              "volume loss of the {side} lower lobe"),
                    "upper": ("{side} upper lobe atelectasis", "{side} upper lobe collapse",
                              "volume loss of the {side} upper lobe")},
    "Nodule": {"calcified": ("calcified {lobe} nodule", "calcified granuloma, {lobe} nodule", "{lobe} nodule"),
               "spiculated": ("spiculated {lobe} nodule", "{lobe} nodule with spiculated margins", "{lobe} nodule"),
               None: ("{lobe} nodule", "pulmonary nodule in the {lobe}", "solitary {lobe} nodule",
                      "{mm} nodule of the {lobe}")},
    "Mass": {"cavitating": ("cavitating {lobe} mass", "{lobe} mass with cavitation", "{lobe} mass"),
             None: ("{lobe} mass", "mass in the {lobe}", "{lobe} mass suspicious for a tumour",
                    "{cm} lung mass of the {lobe}")},
    "Emphysema": {None: ("emphysema", "{grade} emphysema", "hyperinflation in keeping with emphysema",
                         "COPD with {grade} emphysema")},
    "Fibrosis": {"apical": ("apical fibrosis", "{grade} apical pulmonary fibrosis", "biapical fibrotic change"),
                 None: ("basal pulmonary fibrosis", "{grade} pulmonary fibrosis", "fibrotic interstitial lung disease",
                        "interstitial fibrosis")},
    "Hernia": {None: ("hiatal hernia", "{grade} hiatal hernia", "hiatus hernia", "{grade} hiatus hernia")},
}
