"""The record of a training: read as it is, refused where it cannot be read, and held against a collection."""

import json

import pytest

from medmir.errors import MedMIRError
from pipeline.arrays.training_record import check_untrained, read_training


def test_a_model_without_a_record_has_an_empty_one(tmp_path):
    assert read_training(tmp_path) == {}
    check_untrained(["p1"], tmp_path)


def test_ids_are_texts_whatever_they_were_written_as(tmp_path):
    (tmp_path / "training.json").write_text(json.dumps({"patients": [7, "p2"], "films": 3}))
    assert read_training(tmp_path) == {"patients": ["7", "p2"], "films": 3}
    with pytest.raises(MedMIRError, match="patient 7 "):
        check_untrained(["7"], tmp_path)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"patients": null}', '"p1"'])
def test_a_record_that_says_nothing_is_refused_rather_than_taken_for_empty(tmp_path, text):
    (tmp_path / "training.json").write_text(text)
    with pytest.raises(MedMIRError, match=r"training\.json is no record of a training .*export the model again"):
        read_training(tmp_path)


def test_the_refusal_names_the_first_patient_and_how_many_there_are(tmp_path):
    (tmp_path / "training.json").write_text(json.dumps({"patients": ["p3", "p1", "p2"]}))
    check_untrained(["p4", "p5"], tmp_path)
    with pytest.raises(MedMIRError, match=r"patient p1 \(one of 2\) is in the training record"):
        check_untrained(["p2", "p1", "p4", "p2"], tmp_path)
