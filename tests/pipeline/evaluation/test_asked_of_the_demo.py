"""Questions as people type them, to the demo and its own towers: none is answered as another."""

import pytest

from medmir.bundle.reader import at_once, open_folder
from medmir.search.answer import Answer, answer
from medmir.search.query import MEANING
from medmir.search.query_text import read
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.native_towers import NativeTowers
from pipeline.files.paths import DEMO, DEMO_MODEL

BUNDLE = open_folder(DEMO)
TOWERS = NativeTowers(DEMO_MODEL)


def ask(text: str, model: bool = True) -> Answer:
    return at_once(answer(BUNDLE, read(text), TOWERS if model else None))


def cases(text: str, model: bool = True) -> list:
    return [BUNDLE.case(hit.case_id) for hit in ask(text, model).hits]


SWAPS = ("left lower lobe mass", "right upper lobe mass", "left upper lobe nodule", "hydropneumothorax",
         "enlarged heart with fluid")


@pytest.mark.parametrize("text", SWAPS)
def test_a_question_with_a_model_is_answered_itself(text):
    found = ask(text)
    assert (found.path, found.shown_query) == ("live", text)
    embedded = OnnxEncoder(DEMO_MODEL).embed_text(text)
    by_meaning = at_once(answer(BUNDLE, read(f"{text} mode:meaning").having(open=found.stated), TOWERS))
    assert by_meaning.hits[0].score == pytest.approx(float((BUNDLE.embeddings @ embedded).max()), abs=1e-5)


@pytest.mark.parametrize("text", SWAPS)
def test_and_without_one_no_other_question_is_answered_in_its_stead(text):
    found = ask(text, model=False)
    assert (found.path, found.shown_query) == ("lexical", text)


@pytest.mark.parametrize(("text", "label", "lobe"), [
    ("left lower lobe mass", "Mass", "LLL"), ("right upper lobe mass", "Mass", "RUL"),
    ("left upper lobe nodule", "Nodule", "LUL"), ("RML pneumonia", "Pneumonia", "RML"),
])
def test_a_finding_in_a_lobe_is_found_there(text, label, lobe):
    for model in (True, False):
        assert all((label, lobe) in [(fact.label, fact.lobe) for fact in case.facts] for case in cases(text, model))
        assert len(cases(text, model)) == 10


@pytest.mark.parametrize("device", ["pacemaker", "central line", "sternal wires", "endotracheal tube", "enteric tube"])
def test_a_device_is_found_whether_or_not_the_model_is_there(device):
    for model in (True, False):
        assert [device in case.devices for case in cases(device, model)] == [True] * 10


@pytest.mark.parametrize(("text", "grade"), [("large pleural effusion", "large"), ("small pleural effusion", "small"),
                                             ("huge pleural effusion", "large"), ("moderate effusion", "moderate")])
def test_a_grade_is_answered_by_films_of_that_grade(text, grade):
    assert all(("Effusion", grade) in [(fact.label, fact.severity) for fact in case.facts] for case in cases(text))


def test_not_normal_brings_no_normal_film():
    for model in (True, False):
        assert not any("Normal" in case.labels for case in cases("not normal", model))
    assert len(cases("not normal")) == 10


def test_what_is_stated_is_shown_even_where_no_report_says_it_and_no_model_is_there():
    assert len(cases("no pacemaker", model=False)) == 10
    assert not any("pacemaker" in case.devices for case in cases("no pacemaker", model=False))


def test_a_lateral_view_is_one():
    for model in (True, False):
        assert [case.view for case in cases("lateral view", model)] == ["LAT"] * 10


@pytest.mark.parametrize("text", ["small heart", "normal heart", "no cardiomegaly"])
def test_a_small_heart_is_no_enlarged_one(text):
    assert not any("Cardiomegaly" in case.labels for case in cases(text)) and len(cases(text)) == 10


@pytest.mark.parametrize("text", [
    "Pleuraerguss", "Herzvergrößerung", "kein Erguss", "épanchement pleural", "胸水", "banana",
])
def test_words_of_another_language_are_asked_as_they_are_and_nothing_is_read_into_them(text):
    found = ask(text)
    assert (found.path, found.shown_query, found.stated) == ("live", text, ())
    assert ask(text, model=False).path == "lexical"


@pytest.mark.parametrize("text", ["fluid around the lung", "water on the lung"])
def test_what_no_report_says_in_these_words_is_left_to_meaning(text):
    assert set(ask(text).shares) == {"meaning"}
    assert [hit.case_id for hit in ask(text).hits] == [hit.case_id for hit in ask(f"{text} mode:{MEANING}").hits]


def test_every_stored_question_asks_for_what_its_own_embedding_answers():
    for query in BUNDLE.instant:
        assert ask(query, model=False).path == "instant" and ask(query, model=False).shown_query == query
        assert [hit.case_id for hit in ask(query, model=False).hits] == [hit.case_id for hit in ask(query).hits]


def test_near_duplicates_are_rare_among_the_demos_films():
    assert sum(len(ask(query).folded) for query in BUNDLE.instant) <= 5
