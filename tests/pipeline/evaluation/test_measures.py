"""What each protocol asks of a collection, on five films whose right answers can be told by hand."""

import json
import sqlite3

import numpy as np
import pytest

from medmir.bundle.catalog import Catalog
from medmir.bundle.contract import INSTANT, NEIGHBOURS, TRAINING, Case, Fact, labels_of
from medmir.bundle.parts import hits_part
from medmir.bundle.reader import Bundle
from medmir.errors import MedMIRError
from pipeline.arrays.training_record import check_untrained
from pipeline.bundle.evaluate import one_figure_a_line
from pipeline.cards.tables import figures_text, markdown_table
from pipeline.evaluation import protocols
from pipeline.evaluation.measures import measure

LEFT, RIGHT = (Fact("Effusion", side, severity="large") for side in ("left", "right"))
HEART = Fact("Cardiomegaly")
# case, patient, facts, report; every film lies on an axis of its own
FILMS = [
    ("a", "p1", [LEFT], "Left effusion."), ("b", "p1", [LEFT], "Left effusion."),
    ("c", "p2", [RIGHT], "Right effusion."),
    ("d", "p3", [LEFT, HEART], "Left effusion, big heart."), ("e", "p4", [], "Clear lungs."),
    ("f", "p5", [LEFT], "Fluid on the left."),
]
ROW = {case_id: row for row, (case_id, *_) in enumerate(FILMS)}


class Reader:
    """Understands exactly what it is told to: a text leads to the films listed for it, best first."""

    def __init__(self, answers: dict[str, str]):
        self._answers = answers

    def embed_text(self, text: str) -> np.ndarray:
        vector = np.zeros(len(FILMS), np.float32)
        for place, case_id in enumerate(self._answers.get(text, "")):
            vector[ROW[case_id]] = 1 / (place + 1)
        return vector

    def embed_texts(self, texts: list[str]) -> np.ndarray:
        return np.stack([self.embed_text(text) for text in texts])


def collection(known: bool = True) -> Bundle:
    cases = [Case(i, "", study_id=f"study of {patient}", patient_id=patient,
                  labels=tuple(sorted(labels_of(facts))) or ("Normal",),
                  facts=tuple(facts) if known else ()) for i, patient, facts, _ in FILMS]
    bundle = Bundle({"files": {}}, None, cases, np.eye(len(FILMS), dtype=np.float32),
                    {name: hits_part(name, {}) for name in (INSTANT, NEIGHBOURS)})
    bundle._catalog = Catalog(reports())
    return bundle


def reports() -> bytes:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE cases (case_id, findings, impression)")
    database.executemany("INSERT INTO cases VALUES (?, ?, '')", [(i, text) for i, _, _, text in FILMS])
    database.commit()
    return database.serialize()


def measured(answers: dict[str, str] | None = None, **options: bool) -> dict:
    return measure(collection(**options), Reader(answers or {}))[0]


def test_strict_asks_all_labels_adjusted_only_those_with_cases():
    metrics = measured({"enlarged heart": "d"})
    strict, adjusted = (metrics["protocols"][f"text_to_image_{tier}"]["recall@1"] for tier in ("strict", "adjusted"))
    assert (strict["n"], adjusted["n"]) == (45, 9)
    assert "Mass" in metrics["groups"]["text_to_image_strict"]
    assert set(metrics["groups"]["text_to_image_adjusted"]) == {"Cardiomegaly", "Effusion", "Normal"}
    assert strict["value"] * 45 == pytest.approx(adjusted["value"] * 9, abs=0.01)


def test_semantic_forgives_what_clinicians_forgive():
    semantic = measured({"pulmonary edema": "c"})["groups"]["text_to_image_semantic"]
    assert semantic["Edema"]["recall@1"]["value"] > 0 == semantic["Mass"]["recall@1"]["value"]


def test_a_side_is_answered_by_that_side_only():
    groups = measured({"left pleural effusion": "cab", "right pleural effusion": "c"})["groups"]["laterality"]
    assert (groups["left"]["recall@1"]["value"], groups["right"]["recall@1"]["value"]) == (0, 1)
    assert groups["left"]["MRR"]["value"] == 0.5


def test_a_denial_counts_the_films_that_show_what_it_denies():
    wrong = measured({"no pleural effusion": "e"})["groups"]["negation"]["Effusion"]["wrong@10"]
    assert (wrong["value"], wrong["chance"], wrong["n"]) == (5 / 10, round(5 / 6, 4), 1)


def test_only_other_patients_films_can_answer_a_film():
    metrics = measured()
    answered = protocols.film_protocols(protocols.Gallery(collection()))
    relevant = {each.query: (len(each.relevance), int(each.relevance.sum())) for each in answered["image_to_image"]}
    assert relevant == {"a": (4, 3), "b": (4, 3), "c": (5, 4), "d": (5, 4), "f": (5, 4)}
    same = {each.query: int(each.relevance.sum()) for each in answered["image_to_image_same_findings"]}
    assert same == {"a": 2, "b": 2, "c": 3, "f": 3}
    assert metrics["protocols"]["image_to_image"]["mAP"]["n"] == 5


def test_a_film_finds_its_studys_report_and_reports_that_say_the_same():
    reader = Reader({"Left effusion.": "ab", "Right effusion.": "c", "Fluid on the left.": "fab"})
    found = protocols.report_protocols(collection(), protocols.Gallery(collection()), reader)
    own = {each.query: each.relevance for each in found["image_to_own_report"]}
    assert own["a"][:2].all() and own["a"].sum() == 2
    assert own["c"][0] and own["c"].sum() == 1
    told = {each.query: each.relevance for each in found["image_to_report"]}
    assert set(told) == {"a", "b", "f"}
    assert (told["a"][0], len(told["a"]), told["a"].sum()) == (True, 4, 1)


def test_reports_without_known_facts_are_compared_by_labels():
    bundle = collection(known=False)
    found = protocols.report_protocols(bundle, protocols.Gallery(bundle), Reader({}))["image_to_report"]
    assert {each.query: int(each.relevance.sum()) for each in found} == {"a": 2, "b": 2, "c": 3, "f": 3}


def test_protocols_about_facts_need_facts():
    assert not {"laterality", "negation"} & set(measured(known=False)["protocols"])


def test_the_queries_answered_worst_are_named():
    worst = measured({"cardiomegaly": "d", "enlarged heart": "ed"})["worst"]["text_to_image_adjusted"]
    assert len(worst) == 5
    assert worst == sorted(worst, key=lambda row: row["mAP"])
    assert "cardiomegaly" not in [row["query"] for row in worst]


def test_a_wrong_first_film_is_a_hard_case():
    hard = measure(collection(), Reader({"cardiomegaly": "e", "enlarged heart": "d"}))[1]
    assert {"query": "cardiomegaly", "expected": "Cardiomegaly", "case_id": "e", "labels": ["Normal"],
            "semantic_match": False} in hard
    assert "enlarged heart" not in [case["query"] for case in hard]


def test_large_collections_are_sampled(monkeypatch):
    monkeypatch.setattr(protocols, "MOST_FILMS", 2)
    assert measured()["protocols"]["image_to_image"]["mAP"]["n"] == 2


def test_the_table_shows_groups_and_worst_queries_only_when_asked():
    metrics = measured()
    assert "lowest mAP" not in figures_text(metrics)
    assert "lowest mAP" in figures_text(metrics, details=True)
    assert "left" in figures_text(metrics, details=True)
    assert markdown_table(metrics).count("\n") == len(metrics["protocols"]) + 1


def test_written_figures_read_back_as_they_were():
    value = {"a": {"b": 1, "c": [1, 2]}, "d": [], "e": {}, "f": [{"g": "h"}], "i": "j"}
    assert json.loads(one_figure_a_line(value)) == value


def test_a_patient_trained_on_is_refused_by_name(tmp_path):
    check_untrained(["p1"], tmp_path)
    (tmp_path / TRAINING).write_text('{"patients": ["p2", "p3"]}')
    check_untrained(["p1"], tmp_path)
    with pytest.raises(MedMIRError, match=r"patient p3 \(one of 1\)"):
        check_untrained(["p1", "p3", "p3"], tmp_path)


def test_a_broken_training_record_is_not_passed_over(tmp_path):
    (tmp_path / TRAINING).write_text('["p1"]')
    with pytest.raises(MedMIRError, match="no record of a training"):
        check_untrained(["p1"], tmp_path)
