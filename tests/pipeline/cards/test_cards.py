"""The cards: counts that are right, and nothing claimed that is not known."""

from dataclasses import replace

import pytest

from medmir.bundle.contract import Case, Fact
from pipeline.cards.data_card import data_card
from pipeline.cards.markdown import table
from pipeline.cards.model_card import model_card

NOTICE = "Not a medical device."
SAMPLING = {"text": "Drawn so and so.", "patient_share": {"Mass": 0.129}, "anchor_weights": {"Mass": 9}}
FIGURE = {"value": 0.5, "low": 0.4, "high": 0.6, "chance": 0.1, "n": 45}
FIGURES = {name: FIGURE for name in ("recall@1", "recall@10", "precision@10", "mAP", "nDCG@10")}
METRICS = {"n_cases": 2, "protocols": {"text_to_image_strict": FIGURES},
           "groups": {"text_to_image_adjusted": {"Mass": FIGURES}}}


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
    return {
        "notice": NOTICE,
        "corpus": {"name": "Films", "description": "Some films.", "source": "", "licence": "CC0"} | corpus,
        "model": {"name": "Towers", "text": "a text tower", "limits": "Knows little.", "embed_dim": 256},
        "preprocessing": {"size": 144, "resize": "shortest", "interpolation": "bicubic"},
        "files": {"model/text.onnx": {"bytes": 23_000_000}, "model/vision.onnx": {"bytes": 2_900_000}},
    }


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


def test_the_model_card_has_every_figure_with_interval_and_chance():
    card = model_card(manifest(), {"patients": ["T1", "T2"], "films": 3,
                              "steps": {"findings": 40, "language": 15}, "held_out": {"auroc": {"Mass": 0.9}}}, METRICS)
    assert "| text to image strict | 45 | 0.50 [0.40, 0.60] (0.10) |" in card
    assert "| Mass | 45 | 0.50 [0.40, 0.60] (0.10) |" in card
    assert "patients: 2, none of them in this collection" in card
    assert "- steps: findings 40, language 15" in card
    assert "- held out: auroc (Mass 0.9)" in card
    assert "text tower: 23.0 MB" in card
    assert NOTICE in card and "Knows little." in card and "Not for: diagnosis" in card


def test_a_model_without_a_record_is_not_said_to_be_clean():
    card = model_card(manifest(), {}, METRICS)
    assert "cannot be checked" in card
    assert "none of them in this collection" not in card


def test_a_cell_cannot_break_its_table():
    assert table(("a",), [("x|y\nz",)]).splitlines()[2] == "| x\\|y z |"
