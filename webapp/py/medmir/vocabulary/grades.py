"""How severe a finding is said to be: by its extent, or by the amount of fluid, air or hernia."""

EXTENT = ("mild", "moderate", "severe")
AMOUNT = ("small", "moderate", "large")

GRADES = tuple(dict.fromkeys((*EXTENT, *AMOUNT)))
"""Every grade there is, each once."""

GRADED = dict.fromkeys(("Effusion", "Pneumothorax", "Hernia"), AMOUNT) | dict.fromkeys(
    ("Cardiomegaly", "Consolidation", "Edema", "Emphysema", "Fibrosis", "Infiltration", "Pneumonia"), EXTENT)
"""The scale of each finding that has one, from the lowest grade to the highest."""
