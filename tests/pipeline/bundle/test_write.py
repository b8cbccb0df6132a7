"""Building a bundle from a folder of images with the demo model."""

import json
import shutil
import sqlite3

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from typer.testing import CliRunner

from medmir.bundle.contract import NEIGHBOURS
from medmir.bundle.parts import stored_hits
from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from medmir.search.instant import stored_queries
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.bundle.evaluate import evaluate
from pipeline.bundle.manifest import file_entries
from pipeline.bundle.write import build_bundle
from pipeline.cli.app import app, main
from pipeline.files.paths import DEMO_MODEL
from pipeline.queries.clinical import instant_queries
from pipeline.sources.card import CollectionCard

CARD = CollectionCard(title="Test films", description="Noise.", source="", licence="CC0")
LABELS = [["Effusion"], ["Effusion", "Mass"], ["Normal"], ["Mass"], ["Rare thing"], ["Normal"]]


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    rng = np.random.default_rng(0)
    rows = []
    for number, labels in enumerate(LABELS):
        path = folder / f"film{number}.png"
        Image.fromarray(rng.integers(0, 255, (300 + 40 * number, 1400), dtype=np.uint8)).save(path)
        rows.append({
            "case_id": f"film{number}", "image": str(path), "study_id": f"s{number}", "patient_id": f"p{number // 2}",
            "view": "PA", "modality": "X-ray", "labels": labels, "findings": f"Text {number}.", "impression": "",
            "source_url": "", "licence": "CC0", "split": "gallery", "facts": [],
        })
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def folder(cases, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "bundle"
    build_bundle(cases, DEMO_MODEL, out, CARD)
    return out


def test_every_file_of_the_contract_is_there_and_listed(folder):
    expected = {"manifest.json", "embeddings.bin", "metadata.json", "catalog.sqlite", "fallback_results.json",
                "instant_embeddings.bin", "nearest_neighbors.json", "index_info.json", "metrics.json",
                "hard_cases.json", "curves.json", "calibration.json", "data_card.md", "model_card.md", "model",
                "images"}
    assert {path.name for path in folder.iterdir()} == expected
    listed = json.loads((folder / "manifest.json").read_text())["files"]
    shapes = {"embeddings.bin": [6, 256], "instant_embeddings.bin": [len(open_folder(folder).instant), 256]}
    assert listed == file_entries(folder, {name: ("float32", shape) for name, shape in shapes.items()})


def test_row_i_of_the_embeddings_is_case_i(folder, cases):
    bundle, encoder = open_folder(folder), OnnxEncoder(DEMO_MODEL)
    for row in (0, 5):
        with Image.open(cases["image"][row]) as image:
            assert np.allclose(bundle.embeddings[row], encoder.embed_image(image), atol=1e-6)
        assert bundle.cases[row].case_id == cases["case_id"][row]


def test_pictures_are_bounded_and_keep_their_shape(folder):
    case = open_folder(folder).cases[0]
    assert Image.open(folder / case.image).size == (case.width, case.height) == (1024, 219)
    assert Image.open(folder / case.thumbnail).size == (256, 55)


def test_neighbours_are_other_patients_best_first(folder):
    neighbours = stored_hits(NEIGHBOURS, json.loads((folder / NEIGHBOURS).read_text()))
    assert {hit.case_id for hit in neighbours["film0"]} == {"film2", "film3", "film4", "film5"}
    scores = [hit.score for hit in neighbours["film0"]]
    assert scores == sorted(scores, reverse=True)


def test_instant_answers_are_what_a_live_search_would_say(folder):
    bundle, encoder = open_folder(folder), OnnxEncoder(DEMO_MODEL)
    assert list(bundle.instant) == instant_queries(label for labels in LABELS for label in labels)
    stored = stored_queries(bundle)
    for query, hits in bundle.instant.items():
        embedded = encoder.embed_text(query)
        assert np.allclose(stored.embedding(query), embedded, atol=1e-5), query
        assert hits[0].case_id == bundle.case_ids[int((bundle.embeddings @ embedded).argmax())]


def test_a_label_of_ones_own_is_a_question_too(folder):
    assert stored_queries(open_folder(folder)).exact("rare thing") is not None


def test_the_catalogue_holds_the_reports(folder):
    rows = sqlite3.connect(folder / "catalog.sqlite").execute("SELECT case_id, labels, findings FROM cases").fetchall()
    assert rows[1] == ("film1", '["Effusion", "Mass"]', "Text 1.")


def test_the_same_inputs_give_the_same_bundle(cases, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one", "two"):
        build_bundle(cases, DEMO_MODEL, tmp_path / name, CARD)
    identities = {json.loads((tmp_path / name / "manifest.json").read_text())["bundle_id"] for name in ("one", "two")}
    assert len(identities) == 1


def test_a_failed_build_leaves_the_old_bundle(cases, tmp_path):
    old = tmp_path / "bundle"
    old.mkdir()
    (old / "manifest.json").write_text("old")
    broken = cases.assign(image="/nowhere.png")
    with pytest.raises(MedMIRError, match="none of 6 images can be decoded"):
        build_bundle(broken, DEMO_MODEL, old, CARD)
    assert (old / "manifest.json").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_a_patient_the_model_was_trained_on_is_refused(cases, tmp_path):
    model = shutil.copytree(DEMO_MODEL, tmp_path / "model")
    (model / "training.json").write_text(json.dumps({"patients": ["p1", "p9"]}))
    with pytest.raises(MedMIRError, match="patient p1 "):
        build_bundle(cases, model, tmp_path / "bundle", CARD)
    assert not (tmp_path / "bundle").exists()


def test_the_training_record_goes_with_the_model(folder):
    assert (folder / "model/training.json").read_bytes() == (DEMO_MODEL / "training.json").read_bytes()


def test_evaluate_leaves_a_damaged_picture_damaged(folder, tmp_path):
    copy = shutil.copytree(folder, tmp_path / "copy")
    before = json.loads((copy / "manifest.json").read_text())["files"]
    (copy / "images/film0.webp").write_bytes(b"damaged")
    evaluate(copy)
    assert json.loads((copy / "manifest.json").read_text())["files"]["images/film0.webp"] == before["images/film0.webp"]


def test_the_cards_say_what_is_not_known(folder):
    card = (folder / "data_card.md").read_text()
    assert "6 films of 3 patients in 6 studies" in card
    assert "side: not stated for 5 of 5 findings." in card
    assert "severity: not stated for 5 of 5 findings." in card
    assert "How patients were drawn" not in card


def test_evaluate_prints_chance_and_interval_and_keeps_the_bundle_valid(folder):
    printed = CliRunner().invoke(app, ["evaluate", str(folder)])
    assert printed.exit_code == 0
    assert "95 % interval" in printed.stdout and "chance" in printed.stdout
    metrics = json.loads((folder / "metrics.json").read_text())
    row = metrics["protocols"]["text_to_image_strict"]["mAP"]
    assert set(row) == {"value", "chance", "low", "high", "n"}
    assert metrics["groups"]["text_to_image_adjusted"]["Effusion"]["mAP"]["n"] == 3
    assert metrics["protocols"]["image_to_own_report"]["mAP"]["n"] == 6
    open_folder(folder)


def test_the_command_line_says_one_sentence_and_exits_2(tmp_path, monkeypatch, capsys):
    (tmp_path / "films").mkdir()
    arguments = ["medmir", "build", str(tmp_path / "films"), "--cases", str(tmp_path / "none.csv"),
                 "--out", str(tmp_path / "out"), "--bundle-only"]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err.strip() == (
        f"medmir: {tmp_path}/none.csv does not exist: give the CSV that describes the images with --cases."
    )
