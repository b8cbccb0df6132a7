"""`medmir.open(...)`: the demo asked from Python with its real towers."""

import shutil
import subprocess
import sys

import pytest
from PIL import Image
from support.bundle_on_disk import write_tiny_bundle, write_whole_bundle
from support.notebook import in_a_cell

import medmir
from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError
from medmir.search.answer import answer
from medmir.search.case_columns import columns_of
from medmir.search.query_text import read
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.files.paths import DEMO, DEMO_MODEL


def ids(found) -> list[str]:
    return [result.case_id for result in found]


def test_words_bring_cases_with_all_that_is_known_of_them(demo):
    found = demo.search("water around the left lung", k=5)
    first = found[0]
    assert (len(found), found.answer.path) == (5, "live")
    assert "Effusion" in first.labels and "effusion" in first.report.impression.lower()
    assert first.closer_than > 0.98 and first.shares["meaning"].of == len(demo) == 1019
    assert first.image.is_file() and first.thumbnail.is_file() and demo.case(first.case_id) == first.case


def test_the_answer_is_the_cores_own_to_the_last_digit(demo):
    bundle, encoder = open_folder(DEMO), OnnxEncoder(DEMO_MODEL)

    class Native:
        async def embed_text(self, ids):
            return encoder.embed_ids(ids)

    for text in ("water around the left lung -mass^2", 'mode:words "pleural effusion"', "no effusion view:lateral"):
        own = at_once(answer(bundle, read(text, columns_of(bundle).own), Native()))
        assert [(each.case_id, each.score) for each in demo.search(text)] == own.hits


def test_it_works_where_an_event_loop_runs_already_as_in_a_notebook(demo):
    found = in_a_cell(lambda: ids(demo.search("white-out of one side", k=3)))
    assert found == ids(demo.search("white-out of one side", k=3))


def test_a_case_and_its_picture_find_the_same_neighbours(demo):
    case = demo.case("G00004-0-PA")
    by_case = ids(demo.similar("G00004-0-PA", k=5))
    for picture in (DEMO / case.image, str(DEMO / case.image), Image.open(DEMO / case.image)):
        found = demo.similar(picture, k=8)
        assert found[0].case_id == "G00004-0-PA" and found.answer.path == "picture"
        assert len(set(by_case) & set(ids(found))) >= 4
    assert all(demo.case(each).patient_id != case.patient_id for each in by_case)


def test_a_picture_beside_words_weighs_what_it_is_given(demo):
    picture = DEMO / demo.case("G00004-0-PA").image
    alone, with_words = (ids(demo.search(text, picture=picture, picture_weight=weight, k=5))
                         for text, weight in (("", 0.5), ("cardiomegaly", 1)))
    assert alone == with_words != ids(demo.search("cardiomegaly", picture=picture, picture_weight=0.1, k=5))


def test_filters_and_order_hold(demo):
    found = demo.search("effusion", filters=["view:lateral", "age:60-"], sort="age", k=20, grouped=True)
    ages = [result.case.age for result in found]
    assert {result.case.view for result in found} == {"LAT"} and min(ages) >= 60
    patients = [result.case.patient_id for result in found]
    assert len(set(patients)) == len(patients)
    part = ages[: found.answer.relevant]
    assert part == sorted(part) and ids(demo.search("effusion view:lateral age:60-", sort="age", k=20, grouped=True)
                                        ) == ids(found)


def test_what_the_collection_states_is_told(demo):
    found = demo.search("large left effusion")
    assert found.stated == ['finding:"large left effusion"']
    assert all(result.shares.keys() <= {"meaning", "words"} for result in found)


def test_words_alone_say_nothing_of_how_close_a_case_is(demo):
    found = demo.search("pneumothorax", mode="words", k=3)
    assert found.answer.path == "lexical" and [result.closer_than for result in found] == [None] * 3


def test_a_site_is_opened_as_its_bundle_is(tmp_path):
    write_whole_bundle(tmp_path / "site/bundle")
    for place in (tmp_path / "site", str(tmp_path / "site/bundle")):
        opened = medmir.open(place)
        assert (opened.title, len(opened), ids(opened.search("enlarged", mode="words"))) == ("Tiny", 3, ["a"])
        assert repr(opened).startswith("Tiny: 3 images of 3 patients")


def test_what_needs_no_model_is_answered_without_one(tmp_path):
    opened = medmir.open(write_tiny_bundle(tmp_path / "bundle"))
    assert ids(opened.search("left effusion", mode="words")) == ["b"]
    assert ids(opened.search(filters="case:c")) == ["c"] and opened.report("c").impression == "Normal."
    with pytest.raises(MedMIRError, match=r"no exported model: text\.onnx"):
        opened.search("big heart", mode="meaning")


def test_no_bundle_and_a_damaged_one_are_told_in_a_sentence(tmp_path):
    with pytest.raises(MedMIRError, match="holds no bundle: give the folder that `medmir build` wrote"):
        medmir.open(tmp_path)
    folder = shutil.copytree(write_tiny_bundle(tmp_path / "whole"), tmp_path / "damaged")
    (folder / "metadata.json").write_bytes(b"{}")
    with pytest.raises(MedMIRError, match=r"metadata\.json"):
        medmir.open(folder)


def test_what_is_neither_case_nor_file_is_named(demo):
    with pytest.raises(MedMIRError, match="G99999 is neither a case of this collection nor a file"):
        demo.similar("G99999")
    with pytest.raises(MedMIRError, match="no case 'G99999'"):
        demo.search(like="G99999")


def test_what_was_measured_is_at_hand(demo):
    figure = demo.metrics["protocols"]["text_to_image_strict"]["mAP"]
    assert figure["low"] < figure["value"] < figure["high"] and figure["n"] == 45


def test_the_core_is_imported_without_the_pipeline():
    probe = ("import sys, medmir, medmir.search.answer\n"
             "print({'pipeline', 'onnxruntime', 'pandas', 'PIL'} & set(sys.modules), callable(medmir.open))")
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    assert run.stdout == "set() True\n", run.stderr
