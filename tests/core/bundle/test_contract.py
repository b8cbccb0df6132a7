"""A case and its facts as a bundle holds them: what goes out comes back, what cannot be a case is refused by name."""

import json
from dataclasses import replace

import pytest

from medmir.bundle import contract
from medmir.bundle.contract import Case, Fact, Report, labels_of, model_file, picture_names
from medmir.errors import MedMIRError

FACT = Fact("Nodule", "left", "LUL", kind="calcified", size_mm=19, box=(0.375, 0.4922, 0.4297, 0.5625), visibility=8.72)
CASE = Case(
    "a-1", "images/a-1.webp", "s1", "p1", "PA", "X-ray", ("Nodule",), "https://example.org", "CC0", "gallery", (FACT,),
    "M", 57, ("pacemaker",), 512, 400, "images/a-1-256.webp", columns={"ward": "7B"})
ROW = {  # as the demo's metadata.json has them, in this order
    "case_id": "a-1", "image": "images/a-1.webp", "study_id": "s1", "patient_id": "p1", "view": "PA",
    "modality": "X-ray", "labels": ["Nodule"], "source_url": "https://example.org", "licence": "CC0",
    "split": "gallery",
    "facts": [{"label": "Nodule", "side": "left", "lobe": "LUL", "severity": None, "kind": "calcified", "size_mm": 19,
               "box": [0.375, 0.4922, 0.4297, 0.5625], "visibility": 8.72}],
    "sex": "M", "age": 57, "devices": ["pacemaker"], "width": 512, "height": 400, "thumbnail": "images/a-1-256.webp",
    "ward": "7B",
}


def test_the_names_are_those_that_bundles_and_other_readers_already_have():
    assert (contract.MANIFEST, contract.METADATA, contract.EMBEDDINGS) == (
        "manifest.json", "metadata.json", "embeddings.bin")
    assert (contract.INSTANT, contract.NEIGHBOURS, contract.CATALOG) == (
        "fallback_results.json", "nearest_neighbors.json", "catalog.sqlite")
    assert (contract.METRICS, contract.HARD_CASES, contract.INDEX_INFO) == (
        "metrics.json", "hard_cases.json", "index_info.json")
    assert (contract.DATA_CARD, contract.MODEL_CARD) == ("data_card.md", "model_card.md")
    assert (*contract.MODEL_FILES, contract.TRAINING) == (
        "text.onnx", "vision.onnx", "vocab.txt", "config.json", "training.json")


def test_what_a_bundle_needs_is_what_a_search_reads():
    assert set(contract.NEEDED) == {
        "metadata.json", "embeddings.bin", "fallback_results.json", "nearest_neighbors.json", "catalog.sqlite",
        "model/text.onnx", "model/vision.onnx", "model/vocab.txt", "model/config.json"}


def test_a_case_is_written_in_the_order_of_its_fields():
    assert json.dumps(CASE.to_dict()) == json.dumps(ROW)


def test_what_is_written_is_read_back():
    assert Case.from_dict(json.loads(json.dumps(CASE.to_dict()))) == CASE


def test_a_row_is_read_and_written_byte_for_byte():
    assert json.dumps(Case.from_dict(ROW).to_dict()) == json.dumps(ROW)


def test_an_original_comes_back_as_it_went_out_and_is_not_mentioned_where_there_is_none():
    whole = replace(CASE, original="originals/a-1.webp", original_width=2022, original_height=2021)
    assert Case.from_dict(json.loads(json.dumps(whole.to_dict()))) == whole
    assert not [name for name in CASE.to_dict() if name.startswith("original")]


def test_id_and_picture_make_a_case():
    case = Case.from_dict({"case_id": "a", "image": "a.webp"})
    assert case == Case("a", "a.webp")
    assert case.labels == case.facts == case.devices == () and case.age is None and case.columns == {}


@pytest.mark.parametrize("field", ["case_id", "image"])
def test_a_row_without_id_or_picture_is_refused(field):
    row = {name: value for name, value in ROW.items() if name != field}
    with pytest.raises(MedMIRError, match=rf"metadata\.json: case {row.get('case_id', '.')} is incomplete .*{field}"):
        Case.from_dict(row)


def test_fields_that_are_null_are_read_as_empty_lists():
    case = Case.from_dict({"case_id": "a", "image": "a.webp", "labels": None, "facts": None, "devices": None})
    assert case.labels == case.facts == case.devices == ()


def test_text_under_another_name_is_a_column_and_nothing_else_is():
    case = Case.from_dict({"case_id": "a", "image": "a.webp", "ward": "7B", "hidden": [1], "score": 0.5})
    assert case.columns == {"ward": "7B"}


def test_the_report_is_the_catalogues_not_the_rows():
    told = Case("a", "a.webp", findings="Clear.", impression="Normal.")
    assert not set(told.to_dict()) & set(Report._fields)
    assert Case.from_dict(told.to_dict()).findings == ""


def test_a_report_in_the_row_is_read_all_the_same():
    assert Case.from_dict({"case_id": "a", "image": "a.webp", "findings": "Clear."}).findings == "Clear."


@pytest.mark.parametrize("fact", [
    FACT, Fact("Effusion"), Fact("Mass", "bilateral", severity="large"), Fact("Edema", box=(0.0, 0.0, 1.0, 1.0))])
def test_a_fact_comes_back_as_it_went_out(fact):
    assert Fact.from_dict(json.loads(json.dumps(fact.to_dict()))) == fact


def test_a_fact_without_a_label_is_refused_and_shown():
    with pytest.raises(MedMIRError, match=r"metadata\.json: a fact has no label .*'side': 'left'"):
        Fact.from_dict({"side": "left"})


def test_a_fact_of_a_later_version_is_read_as_far_as_it_is_known():
    assert Fact.from_dict({"label": "Mass", "shape": "round"}) == Fact("Mass")


def test_an_empty_box_is_no_box():
    assert Fact.from_dict({"label": "Mass", "box": []}).box is None
    assert Fact("Mass").to_dict()["box"] is None


def test_a_fact_can_be_kept_in_a_set():
    assert len({Fact("Mass", "left"), Fact("Mass", "left"), Fact("Mass", "right")}) == 2


def test_the_labels_of_facts_stand_once():
    assert labels_of([Fact("Mass", "left"), Fact("Mass", "right"), Fact("Edema")]) == {"Mass", "Edema"}
    assert labels_of([]) == set()


@pytest.mark.parametrize(("size", "thumbnail"), [
    ((256, 200), "images/a.webp"), ((257, 10), "images/a-256.webp"), ((10, 1024), "images/a-256.webp")])
def test_a_small_picture_is_its_own_thumbnail(size, thumbnail):
    assert picture_names("a", *size) == ("images/a.webp", thumbnail)


def test_the_models_files_have_a_folder_of_their_own():
    assert model_file("text.onnx") == "model/text.onnx"
