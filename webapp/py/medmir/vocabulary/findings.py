"""The findings the demo knows: the 14 labels of NIH ChestX-ray14 and Normal.

Source of the label set: Wang et al., ChestX-ray8, CVPR 2017 (its 14-label
extension); Normal stands for the data set's "No Finding".
"""

NORMAL = "Normal"

LABELS = (
    "Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Effusion", "Emphysema", "Fibrosis", "Hernia",
    "Infiltration", "Mass", "Nodule", "Pleural Thickening", "Pneumonia", "Pneumothorax", NORMAL,
)

SIDED = ("Atelectasis", "Consolidation", "Effusion", "Infiltration", "Mass", "Nodule", "Pleural Thickening",
         "Pneumonia", "Pneumothorax")
"""The findings that are on one side or the other; the rest lie in the middle or in both lungs."""

LOBAR = ("Consolidation", "Pneumonia", "Mass", "Nodule")
"""The findings that lie within one lobe."""

LOBES = {
    "LUL": "left upper lobe",
    "LLL": "left lower lobe",
    "RUL": "right upper lobe",
    "RML": "right middle lobe",
    "RLL": "right lower lobe",
}
