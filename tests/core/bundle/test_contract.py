"""What a row of a bundle is: read as it was written, whatever else a source stated kept, what is incomplete named."""

import json

import pytest

from medmir.bundle import contract
from medmir.bundle.contract import Case, Fact, labels_of, model_file, picture_names
from medmir.errors import MedMIRError

FACT = Fact("Mass", "left", "LUL", "large", "cavitating", 42.5, (0.1, 0.2, 0.3, 0.4), 7.5)
CASE = Case(
    "c1", "images/c1.webp", "s1", "p1", "PA", "X-ray", ("Mass", "Effusion"), "https://example.org/1", "CC0", "test",
    (FACT, Fact("Effusion")), "F", 61, ("pacemaker",), 512, 400, "images/c1-256.webp", columns={"scanner": "Ødegård 3"},
)


def as_stored(value: dict) -> dict:
    """What JSON makes of it."""
    return json.loads(json.dumps(value))


def test_the_names_are_those_that_bundles_and_other_readers_already_have():
    assert (contract.MANIFEST, contract.METADATA, contract.EMBEDDINGS) == (
        "manifest.json", "metadata.json", "embeddings.bin")
    assert (contract.INSTANT, contract.NEIGHBOURS, contract.CATALOG) == (
        "fallback_results.json", "nearest_neighbors.json", "catalog.sqlite")
    assert (contract.METRICS, contract.HARD_CASES, contract.INDEX_INFO) == (
        "metrics.json", "hard_cases.json", "index_info.json")
    assert (contract.DATA_CARD, contract.MODEL_CARD) == ("data_card.md", "model_card.md")
    assert contract.MODEL_FILES == ("text.onnx", "vision.onnx", "vocab.txt", "config.json")
    assert (model_file("text.onnx"), contract.TRAINING) == ("model/text.onnx", "training.json")


def test_what_a_bundle_needs_is_what_a_search_reads():
    assert set(contract.NEEDED) == {
        "metadata.json", "embeddings.bin", "fallback_results.json", "nearest_neighbors.json", "catalog.sqlite",
        "model/text.onnx", "model/vision.onnx", "model/vocab.txt", "model/config.json"}


def test_a_fact_is_read_as_it_was_written():
    assert Fact.from_dict(as_stored(FACT.to_dict())) == FACT


def test_what_is_not_known_of_a_fact_is_none():
    fact = Fact.from_dict({"label": "Effusion"})
    assert (fact.side, fact.severity, fact.box, fact.visibility) == (None, None, None, None)
    assert Fact.from_dict(as_stored(fact.to_dict())) == fact


def test_a_field_of_a_fact_that_a_later_version_added_is_passed_over():
    assert Fact.from_dict({"label": "Mass", "texture": "ground glass"}) == Fact("Mass")


def test_a_fact_of_nothing_is_refused_with_what_it_says():
    with pytest.raises(MedMIRError, match=r"metadata\.json: a fact has no label .*left"):
        Fact.from_dict({"side": "left"})


def test_a_case_is_read_as_it_was_written_with_every_column_its_source_stated():
    assert Case.from_dict(as_stored(CASE.to_dict())) == CASE


def test_reports_stay_out_of_the_case_table_because_they_are_in_the_catalogue():
    row = Case("c1", "", findings="Clear.", impression="Normal.").to_dict()
    assert not {"findings", "impression"} & row.keys()


def test_a_case_of_an_older_bundle_lacks_nothing_but_what_it_did_not_state():
    case = Case.from_dict({"case_id": "c1", "image": "images/c1.webp"})
    assert (case.labels, case.facts, case.devices, case.age, case.sex) == ((), (), (), None, "")
    assert case.columns == {}


def test_text_in_an_unknown_field_is_a_column_and_nothing_else_is():
    case = Case.from_dict({"case_id": "c1", "image": "", "ward": "5", "bed": 3, "tags": ["a"]})
    assert case.columns == {"ward": "5"}


def test_fields_that_are_null_are_empty():
    case = Case.from_dict({"case_id": "c1", "image": "", "labels": None, "facts": None, "devices": None})
    assert (case.labels, case.facts, case.devices) == ((), (), ())


@pytest.mark.parametrize(("row", "named"), [({"image": "a.webp"}, r"case \?"), ({"case_id": "c7"}, "case c7")])
def test_a_case_without_id_or_picture_is_named(row, named):
    with pytest.raises(MedMIRError, match=rf"metadata\.json: {named} is incomplete"):
        Case.from_dict(row)


def test_a_large_picture_has_a_thumbnail_and_a_small_one_is_its_own():
    assert picture_names("c1", 512, 100) == ("images/c1.webp", "images/c1-256.webp")
    assert picture_names("c1", 100, 257) == ("images/c1.webp", "images/c1-256.webp")
    assert picture_names("c1", 256, 256) == ("images/c1.webp", "images/c1.webp")


def test_labels_are_counted_once_however_many_facts_name_them():
    assert labels_of([Fact("Mass", "left"), Fact("Mass", "right"), Fact("Effusion")]) == {"Mass", "Effusion"}
    assert labels_of([]) == set()


ROW = {  # in the order of the demo's metadata.json
    "case_id": "a-1", "image": "images/a-1.webp", "study_id": "s1", "patient_id": "p1", "view": "PA",
    "modality": "X-ray", "labels": ["Nodule"], "source_url": "", "licence": "CC0", "split": "gallery",
    "facts": [{"label": "Nodule", "side": "left", "lobe": "LUL", "severity": None, "kind": "calcified", "size_mm": 19,
               "box": [0.375, 0.4922, 0.4297, 0.5625], "visibility": 8.72}],
    "sex": "M", "age": 57, "devices": ["pacemaker"], "width": 512, "height": 400, "thumbnail": "images/a-1-256.webp",
    "ward": "7B",
}


def test_a_row_is_written_byte_for_byte_as_it_was_read():
    assert json.dumps(Case.from_dict(ROW).to_dict()) == json.dumps(ROW)


def test_a_report_in_a_row_is_read_all_the_same():
    assert Case.from_dict(ROW | {"findings": "Clear."}).findings == "Clear."


def test_an_empty_box_is_no_box():
    assert Fact.from_dict({"label": "Mass", "box": []}).box is None


def test_facts_that_say_the_same_are_one():
    assert len({Fact("Mass", "left"), Fact("Mass", "left"), Fact("Mass", "right")}) == 2
