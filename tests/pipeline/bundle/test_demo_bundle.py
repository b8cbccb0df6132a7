"""The committed demo: whole, small enough, honest about its patients and its figures."""

import json

import numpy as np
import pytest

from medmir.bundle.contract import NEIGHBOURS
from medmir.bundle.parts import stored_hits
from medmir.bundle.reader import open_folder
from medmir.vocabulary.findings import LABELS
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.training_record import read_training
from pipeline.bundle.evaluate import cases_with_reports, measure_search
from pipeline.bundle.manifest import file_entries
from pipeline.cards.data_card import data_card
from pipeline.cards.model_card import model_card
from pipeline.evaluation.measures import measure
from pipeline.files.paths import DEMO
from pipeline.queries.clinical import instant_queries

LARGEST = 60e6  # bytes, everything under assets/
MOST_EVIDENCE = 120_000  # bytes that who looks at metrics and hard cases fetches besides the metrics


@pytest.fixture(scope="module")
def bundle():
    return open_folder(DEMO)


def test_every_file_is_the_one_the_manifest_lists(bundle):
    arrays = {"embeddings.bin": bundle.embeddings, "instant_embeddings.bin": bundle.instant_embeddings}
    shapes = {name: ("float32", list(array.shape)) for name, array in arrays.items()}
    shapes["map.bin"] = ("uint16", [len(bundle.embeddings), 2])
    assert file_entries(DEMO, shapes) == bundle.manifest["files"]


def test_it_fits_a_slow_connection():
    assert sum(path.stat().st_size for path in DEMO.parent.rglob("*") if path.is_file()) < LARGEST


def test_it_says_that_its_films_are_rendered(bundle):
    assert bundle.manifest["badge"] == "Computer-made from one CT; no real patient"
    assert "LIDC-IDRI-0001" in bundle.manifest["corpus"]["source"]
    assert "diagnosis" in bundle.manifest["notice"]


def test_no_gallery_patient_was_trained_on(bundle):
    trained = read_training(DEMO / "model")["patients"]
    assert len(trained) >= 1000
    assert not {case.patient_id for case in bundle.cases} & set(trained)
    assert {case.split for case in bundle.cases} == {"gallery"}


def test_every_label_has_cases(bundle):
    counts = {label: sum(label in case.labels for case in bundle.cases) for label in LABELS}
    assert min(counts.values()) >= 10, counts


def test_every_clinical_query_has_ten_answers(bundle):
    queries = json.loads((DEMO / "fallback_results.json").read_text())["queries"]
    assert len(queries) >= 55
    assert {len(hits) for hits in queries.values()} == {10}


def test_every_case_has_ten_neighbours_of_other_patients(bundle):
    patients = {case.case_id: case.patient_id for case in bundle.cases}
    neighbours = stored_hits(NEIGHBOURS, json.loads((DEMO / NEIGHBOURS).read_text()))
    assert set(neighbours) == set(patients)
    for case_id, hits in neighbours.items():
        assert len(hits) == 10
        assert patients[case_id] not in {patients[hit.case_id] for hit in hits}


def test_every_stored_question_is_embedded_as_the_text_tower_has_it(bundle):
    encoder = OnnxEncoder(DEMO / "model")
    assert list(bundle.instant) == instant_queries(label for case in bundle.cases for label in case.labels)
    assert len(bundle.instant) == len(bundle.instant_embeddings)
    for query, row in zip(bundle.instant, bundle.instant_embeddings, strict=True):
        assert np.allclose(row, encoder.embed_text(query), atol=1e-5), query


def flat(value: dict | list, path: tuple = ()) -> dict[tuple, object]:
    """Every plain value under the keys that lead to it."""
    found: dict[tuple, object] = {}
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        found |= flat(part, (*path, key)) if isinstance(part, dict | list) else {(*path, key): part}
    return found


def test_the_committed_metrics_are_what_the_bundle_gives(bundle):
    encoder = OnnxEncoder(DEMO / "model")
    metrics, hard = measure(bundle, encoder)
    metrics |= measure_search(bundle, encoder)
    committed = json.loads((DEMO / "metrics.json").read_text())
    measured, written = flat(metrics | {"worst": {}}), flat(committed | {"worst": {}})
    assert written.keys() == measured.keys()
    for path, value in measured.items():
        # on another processor two films whose scores are all but equal may change places
        queries = measured.get((*path[:-1], "n"), 1000)
        assert written[path] == pytest.approx(value, abs=0.001 + 0.1 / queries), path
    assert committed["worst"].keys() == metrics["worst"].keys()
    committed_hard = json.loads((DEMO / "hard_cases.json").read_text())["cases"]
    assert len({row["query"] for row in committed_hard} ^ {row["query"] for row in hard}) <= 1


def test_what_is_hard_is_there_of_every_kind():
    hard, curves = (json.loads((DEMO / name).read_text()) for name in ("hard_cases.json", "curves.json"))
    assert all(hard["misses"][kind]["n"] for kind in ("near", "failures")) and hard["lost"]["n"]
    assert set(hard["details"]) == {"laterality", "severity"} and len(hard["confusions"]) == 3
    assert len((DEMO / "hard_cases.json").read_bytes()) + len((DEMO / "curves.json").read_bytes()) < MOST_EVIDENCE
    assert set(curves["recall"]) == set(hard["worst"])


def test_the_cards_are_those_of_this_bundle(bundle):
    metrics, training = json.loads((DEMO / "metrics.json").read_text()), read_training(DEMO / "model")
    assert (DEMO / "data_card.md").read_text() == data_card(bundle.manifest, cases_with_reports(bundle))
    assert (DEMO / "model_card.md").read_text() == model_card(bundle.manifest, training, metrics)


def test_its_cases_are_written_to_the_byte_as_they_were_read(bundle):
    rows = ",".join(json.dumps(case.to_dict(), ensure_ascii=False, separators=(",", ":")) for case in bundle.cases)
    assert (DEMO / "metadata.json").read_text() == f'{{"schema_version":1,"cases":[{rows}]}}\n'


def test_retrieval_is_better_than_chance(bundle):
    rows = json.loads((DEMO / "metrics.json").read_text())["protocols"]
    for protocol in ("text_to_image_strict", "image_to_image"):
        assert rows[protocol]["mAP"]["low"] > rows[protocol]["mAP"]["chance"]
