"""What a collection says of itself, and what the manifest has of it."""

import pandas as pd

from medmir.vocabulary.labelling import WAYS
from pipeline.sources import chexpert, mimic_cxr, nih, openi, padchest, pmc_oa, roco
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


def test_every_published_collection_with_labels_says_how_it_came_to_them():
    labelled = [source.ORIGIN for source in (chexpert, mimic_cxr, nih, openi, padchest, roco)]
    assert all(origin.labelled in WAYS for origin in labelled) and pmc_oa.ORIGIN.labelled == ""
    assert labelled[0].card().to_dict(CASES)["labelled"] == labelled[0].labelled
