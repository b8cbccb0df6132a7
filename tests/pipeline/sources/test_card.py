"""What a collection says of itself, and what the manifest has of it."""

import pandas as pd

from pipeline.sources.card import CollectionCard, Origin

CASES = pd.DataFrame({"patient_id": ["1", "1", "2", "3"], "labels": [["Mass", "Edema"], ["Mass"], [], ["Normal"]]})


def test_the_manifest_counts_cases_patients_and_labels():
    told = CollectionCard("Films", "Some films.", "", "CC0").to_dict(CASES)
    assert told == {"name": "Films", "description": "Some films.", "source": "", "licence": "CC0", "n_cases": 4,
                    "n_patients": 3, "label_counts": {"Edema": 1, "Mass": 2, "Normal": 1}}


def test_what_a_card_has_more_is_told_and_nothing_empty_is():
    more = {"made": "By hand.", "sampling": {"text": "Drawn."}, "limits": ("Few.",)}
    card = CollectionCard("Films", "Some films.", "", "", **more)
    told = card.to_dict(CASES)
    assert (told["made"], told["sampling"], told["limits"]) == ("By hand.", {"text": "Drawn."}, ["Few."])
    assert told["licence"] == ""  # is stated even where nobody knows


def test_a_published_collections_card_names_its_source_licence_and_limits():
    card = Origin("Films of X", "https://example.org", "CC0", ("Old.",)).card()
    assert card == CollectionCard("Films of X", "Images of Films of X.", "https://example.org", "CC0", limits=("Old.",))
