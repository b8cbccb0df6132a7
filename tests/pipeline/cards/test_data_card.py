"""The data card: counts that are right, and nothing claimed that is not known."""

from dataclasses import replace

import pytest

from medmir.bundle.contract import Case, Fact
from pipeline.cards.data_card import counted, data_card

SAMPLING = {"text": "Drawn so and so.", "patient_share": {"Mass": 0.129}, "anchor_weights": {"Mass": 9}}


def film(number: int, patient: str, labels: list[str], facts: list[Fact] = (), **more: object) -> Case:
    stated = {"view": "PA", "findings": "Text.", "licence": "CC0"} | more
    return Case(f"c{number}", "", patient, patient, labels=tuple(labels), facts=tuple(facts), **stated)


def effusion(side: str) -> Fact:
    return Fact("Effusion", side, severity="large", visibility=7.5)


ROWS = [
    film(1, "p1", ["Effusion", "Mass"], [effusion("left"), effusion("right")], sex="F", age=30, devices=("pacemaker",)),
    film(2, "p1", ["Effusion"], [effusion("left")], sex="F", age=30, view="LAT"),
    film(3, "p2", ["Normal"], sex="M", age=61),
]


def manifest(**corpus: object) -> dict:
    told = {"name": "Films", "description": "Some films.", "source": "", "licence": "CC0"}
    return {"notice": "Not a medical device.", "corpus": told | corpus}


def test_labels_are_counted_by_film_patient_side_and_grade():
    card = data_card(manifest(), ROWS)
    assert "3 films of 2 patients in 2 studies" in card
    assert "| Effusion | 2 | 1 | left 2, right 1 | large 3 |" in card
    assert "| Effusion and Mass | 1 |" in card


def test_people_are_counted_once():
    card = data_card(manifest(), ROWS)
    assert "Sex of the patients: F 1, M 1." in card
    assert "Age of the patients: 30 to 61 years, median 45.5." in card
    assert "Devices: pacemaker 1." in card
    assert "Visibility of the lesions (d'): 7.5 to 7.5" in card


@pytest.mark.parametrize("field", ["sex", "age"])
def test_what_is_missing_is_said_with_its_count(field):
    rows = [ROWS[0], replace(ROWS[1], **{field: None}), *ROWS[2:]]
    assert f"- {field}: not stated for 1 of 3 films." in data_card(manifest(), rows)
    assert f"- {field}:" not in data_card(manifest(), ROWS)


def test_a_side_or_severity_is_missing_finding_by_finding():
    rows = [
        film(1, "p1", ["Effusion", "Mass"], [effusion("left"), Fact("Mass", "right")]),
        film(2, "p2", ["Mass"], [Fact("Mass")]),
        film(3, "p3", ["Normal"]),
    ]
    card = data_card(manifest(), rows)
    assert "- side: not stated for 1 of 3 findings (most often Mass 1)." in card
    assert "- severity: not stated for 2 of 3 findings (most often Mass 2)." in card
    assert "- severity: not stated for 1 of 1 findings." in data_card(manifest(), rows[1:])
    assert "- side:" not in data_card(manifest(), rows[2:])


def test_sampling_and_limits_are_told_where_the_corpus_has_them():
    card = data_card(manifest(sampling=SAMPLING, limits=["One CT."], made="Rendered."), ROWS)
    assert "Drawn so and so." in card
    assert "| Mass | 12.9% | 9 |" in card
    assert "- One CT." in card
    assert "Made: Rendered." in card
    assert "How patients were drawn" not in data_card(manifest(), ROWS)


def test_a_collection_without_facts_reports_or_ages_makes_no_empty_tables():
    card = data_card(manifest(), [film(1, "p1", [], findings="")])
    assert "1 films of 1 patients in 1 studies" in card
    assert "Found together" not in card and "Age of the patients" not in card and "| label |" not in card
    assert "- report: not stated for 1 of 1 films." in card and "- labels: not stated for 1 of 1 films." in card
    assert "- side:" not in card


def test_where_the_films_are_from_is_told_where_it_is_known():
    card = data_card(manifest(source="https://example.org"), ROWS)
    assert "\nSource: https://example.org\n" in card and "\nLicence: CC0\n" in card
    assert "Source:" not in data_card(manifest(), ROWS)


def test_the_notice_stands_first():
    assert data_card(manifest(), ROWS).startswith("# Data card: Films\n\n> Not a medical device.\n\n## What it is\n")


def test_no_more_pairs_are_named_than_a_reader_takes_in():
    labels = [f"L{number}" for number in range(8)]
    card = data_card(manifest(), [film(1, "p1", labels), film(2, "p2", ["L6", "L7"])])
    pairs = [line for line in card.splitlines() if " and " in line and line.startswith("| L")]
    assert len(pairs) == 12 and pairs[0] == "| L6 and L7 | 2 |"


def test_values_are_counted_most_often_first_and_by_name_where_equal():
    assert counted(["left", "right", "left", None, "", "bilateral"]) == "left 2, bilateral 1, right 1"
    assert counted(["a"] * 1200 + ["b"] * 3 + ["c"], most=2) == "a 1,200, b 3"
    assert counted([]) == ""
