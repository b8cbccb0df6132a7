"""Measuring a bundle on disk: what is written fits what is there, and a second time changes nothing."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image
from support.tiny_model import write_tiny_model

from medmir.bundle.contract import (
    CURVES,
    DATA_CARD,
    EMBEDDINGS,
    HARD_CASES,
    MANIFEST,
    METRICS,
    MODEL_CARD,
    TRAINING,
    Case,
    Fact,
    model_file,
)
from medmir.bundle.manifest import file_entry, parse_manifest
from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from medmir.measure.protocols import PROTOCOLS
from pipeline.bundle.evaluate import cases_with_reports, evaluate, one_figure_a_line
from pipeline.bundle.verify import problems
from pipeline.bundle.write import CollectionCard, build_bundle
from pipeline.cases.table import table_of
from pipeline.files.hashing import file_sha256

CARD = CollectionCard(title="Noise", description="Eight films of noise.", source="", licence="CC0")
WRITTEN = (METRICS, CURVES, HARD_CASES, DATA_CARD, MODEL_CARD)
TOLD = [  # label, side, severity of each film
    ("Effusion", "left", "large"), ("Effusion", "right", "small"), ("Effusion", "left", "small"),
    ("Mass", "left", None), ("Mass", "right", None), ("Mass", "left", None),
    ("Normal", None, None), ("Normal", None, None),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A bundle of eight films of eight patients, by towers that understand nothing."""
    folder = tmp_path_factory.mktemp("films")
    rng, cases = np.random.default_rng(0), []
    for number, (label, side, severity) in enumerate(TOLD):
        Image.fromarray(rng.integers(0, 255, (40, 40), dtype=np.uint8)).save(folder / f"{number}.png")
        facts = (Fact(label, side, severity=severity),) if side else ()
        cases.append(Case(f"f{number}", str(folder / f"{number}.png"), f"s{number}", f"p{number}", labels=(label,),
                          facts=facts, findings=f"{side or 'no'} {label}.", impression=label))
    build_bundle(table_of(cases), write_tiny_model(folder / "model"), folder / "bundle", CARD)
    return folder / "bundle"


@pytest.fixture
def bundle(built, tmp_path):
    return shutil.copytree(built, tmp_path / "bundle")


def contents(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_bundle_is_whole_after_it_was_built_and_after_it_was_measured_again(bundle):
    assert problems(bundle) == []
    evaluate(bundle)
    assert problems(bundle) == []


def test_measuring_twice_gives_the_same_to_the_byte(bundle):
    before = contents(bundle)
    evaluate(bundle)
    assert contents(bundle) == before


def test_lost_figures_and_cards_come_back_and_are_listed(bundle):
    before = contents(bundle)
    for name in WRITTEN:
        (bundle / name).write_bytes(b"")
    evaluate(bundle)
    assert contents(bundle) == before
    files = parse_manifest((bundle / MANIFEST).read_bytes())["files"]
    for name in WRITTEN:
        assert files[name] == file_entry((bundle / name).stat().st_size, file_sha256(bundle / name))


def test_what_is_returned_is_what_is_written(bundle):
    assert evaluate(bundle) == json.loads((bundle / METRICS).read_text())


def test_every_protocol_that_was_measured_has_a_name_and_a_meaning(built):
    measured = json.loads((built / METRICS).read_text())["protocols"]
    assert {"text_to_image_strict", "laterality", "negation", "image_to_image", "image_to_own_report"} <= set(measured)
    assert set(measured) <= set(PROTOCOLS)
    told = (built / MODEL_CARD).read_text()
    assert all(f"- {name.replace('_', ' ')}: {PROTOCOLS[name].meaning}." in told for name in measured)


def test_a_hard_case_names_what_was_asked_and_what_came(built):
    rows = json.loads((built / HARD_CASES).read_text())["cases"]
    assert rows  # towers that understand nothing are wrong somewhere
    for row in rows:
        assert set(row) == {"query", "expected", "case_id", "labels", "semantic_match"}
        assert row["expected"] not in row["labels"]


def test_curves_and_what_is_hard_stand_beside_the_figures(built):
    figures, curves, hard = (json.loads((built / name).read_text()) for name in (METRICS, CURVES, HARD_CASES))
    assert set(curves["recall"]) == set(curves["precision"]) == set(hard["worst"]) == set(figures["protocols"])
    for name, rows in figures["protocols"].items():
        curve = curves["recall"][name]
        assert (curve["value"][9], curve["n"]) == (rows["recall@10"]["value"], rows["recall@10"]["n"])
    assert hard["details"]["laterality"] and hard["misses"]["failures"]["n"] > 0


def test_the_data_card_counts_the_reports(built):
    card = (built / DATA_CARD).read_text()
    assert "8 films of 8 patients in 8 studies" in card and "- report:" not in card
    cases = cases_with_reports(open_folder(built))
    assert (cases[0].findings, cases[0].impression) == ("left Effusion.", "Effusion")


def test_a_trained_patient_is_refused_and_nothing_is_written(bundle):
    (bundle / model_file(TRAINING)).write_text(json.dumps({"patients": ["p3"]}))
    before = contents(bundle)
    with pytest.raises(MedMIRError, match=r"patient p3 \(one of 1\) is in the training record"):
        evaluate(bundle)
    assert contents(bundle) == before


def test_a_damaged_bundle_is_not_measured(bundle):
    data = (bundle / EMBEDDINGS).read_bytes()
    (bundle / EMBEDDINGS).write_bytes(data[::-1])
    with pytest.raises(MedMIRError, match=f"{EMBEDDINGS} is damaged"):
        evaluate(bundle)


def test_figures_are_written_a_line_each_so_that_a_change_is_seen_in_a_diff():
    text = one_figure_a_line({"n": 3, "protocols": {"a": {"mAP": {"value": 0.5, "n": 2}}}, "worst": []})
    assert text == '{\n "n": 3,\n "protocols": {\n  "a": {\n   "mAP": {"value": 0.5, "n": 2}\n  }\n },\n "worst": []\n}'


@pytest.mark.parametrize("value", [{}, [], 1, "text", None, [[]], {"a": []}, [{"a": [1, [2]]}, {}], {"ü": "\n"}])
def test_written_values_read_back_as_they_were(value):
    assert json.loads(one_figure_a_line(value)) == value
