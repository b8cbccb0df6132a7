"""Meaning, words and both; what is stated, filtered, added, taken away, sorted and folded, on films known by heart."""

import numpy as np
import pytest
from support.chest_collection import WordTowers, cases, chest_bundle

from medmir.bundle.reader import at_once
from medmir.errors import MedMIRError
from medmir.search.answer import Answer, answer
from medmir.search.query import BY_AGE, BY_SOURCE
from medmir.search.query_text import condition_text, read

BUNDLE = chest_bundle()
OLDER = chest_bundle(embedded=False)
PATIENTS = {case.case_id: case.patient_id for case in cases()}


def ask(text: str, model: bool = True, bundle=BUNDLE, **fields) -> Answer:
    return at_once(answer(bundle, read(text, ("reading_room",)).having(**fields), WordTowers() if model else None))


def films(found: Answer) -> str:
    return "".join(hit.case_id[1:] for hit in found.hits)


def test_by_default_reports_that_say_it_go_before_films_that_look_like_it():
    found = ask("mass effusion")
    assert films(found)[0] == "3" and len(found.hits) == 8
    assert set(found.shares) == {"meaning", "words"}
    assert found.shares["words"] == {"f3": (1, 1, pytest.approx(found.shares["words"]["f3"].score))}


def test_meaning_alone_looks_into_no_report():
    found = ask("mass mode:meaning")
    assert (found.path, set(found.shares)) == ("live", {"meaning"})
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)


def test_words_alone_need_no_model_and_show_what_the_reports_hold():
    for model in (True, False):
        found = ask("pacing mode:words", model)
        assert (found.path, films(found), set(found.shares)) == ("lexical", "7", {"words"})


def test_by_words_a_report_that_denies_it_comes_after_those_that_affirm_it():
    assert set(films(ask("effusion mode:words"))[:4]) == set("0123")
    assert set(films(ask("effusion mode:words"))[4:]) == set("45")


def test_what_the_collection_states_is_applied_and_told():
    found = ask("large left effusion")
    assert [condition_text(each) for each in found.stated] == ['finding:"large left effusion"']
    assert (set(films(found)), found.among) == (set("02"), 2)


def test_what_was_taken_away_is_no_longer_applied_and_a_condition_typed_is_not_told_twice():
    (condition,) = ask("pacemaker").stated
    assert (ask("pacemaker", open=(condition,)).stated, ask("pacemaker", open=(condition,)).among) == ((), 8)
    assert ask("pacemaker device:pacemaker").stated == ()


def test_by_words_alone_nothing_is_read_into_the_question():
    assert ask("large left effusion mode:words").stated == ()


@pytest.mark.parametrize(("text", "kept"), [("not normal", "012347"), ("no effusion", "4567"),
    ("small heart", "012567")])
def test_a_denial_brings_nothing_that_has_it(text, kept):
    for model in (True, False):
        assert set(films(ask(text, model))) <= set(kept)


def test_conditions_alone_bring_the_films_as_the_collection_has_them():
    found = ask("label:effusion -view:LAT")
    assert (found.path, films(found), found.among, found.relevant) == ("filter", "013", 3, 3)
    assert found.shown_query == ""


def test_conditions_hold_for_every_path():
    for text in ("effusion", "enlarged heart", "banana", "pacemaker mode:words", "like:f0", "effusion -mass", ""):
        for model in (True, False):
            assert {PATIENTS[hit.case_id] for hit in ask(f"{text} patient:p3|p6", model).hits} <= {"p3", "p6"}


def test_a_column_of_ones_own_filters():
    assert films(ask('reading_room:"room b"')) == "23"


def test_a_condition_that_makes_no_sense_is_told():
    with pytest.raises(MedMIRError, match="is no age"):
        ask("effusion age:old")


def test_a_stored_question_needs_no_model_even_when_it_is_filtered_or_refined_by_another():
    assert ask("pleural effusion", model=False).path == "instant"
    assert films(ask("pleural effusion view:LAT", model=False))[0] == "2"
    refined = ask('pleural effusion -"enlarged heart"', model=False)
    assert refined.path == "instant" and films(refined)[-1] == "4"


@pytest.mark.parametrize("bundle", [BUNDLE, OLDER])
def test_without_a_model_a_refined_question_is_not_answered_as_the_stored_one(bundle):
    for text in ("pleural effusion -left", "pleural effusion +mass", "pleural^2 effusion"):
        found = ask(text, model=False, bundle=bundle)
        assert found.path == "lexical", text
    assert "0" not in films(ask("pleural effusion -left", model=False, bundle=bundle))


def test_an_older_bundle_gives_its_stored_hits_and_takes_nothing_for_a_misspelling():
    assert films(ask("pleural effusion", model=False, bundle=OLDER)) == "02"
    assert ask("plural effusion", model=False, bundle=OLDER).path == "lexical"
    assert ask("plural effusion", model=False).path == "fuzzy"


def test_subtracting_moves_films_with_it_back():
    found, less = ask("effusion heart mode:meaning"), ask("effusion heart -mass^3 mode:meaning")
    assert films(found)[0] == "3" != films(less)[0]
    assert films(less)[-1] == "7"


def test_a_case_and_words_are_asked_together():
    alone, mixed = ask("like:f0"), ask("mass like:f0")
    assert mixed.path == "similar" and films(mixed) != films(alone)
    assert films(ask("mass like:f0", picture_weight=1.0)) == films(alone)
    assert "0" not in films(alone)


def test_films_of_the_same_patient_are_no_answer_to_one_of_them():
    assert not {"5", "6"} & set(films(ask("like:f5")))


def test_grouped_every_patient_comes_once():
    found = ask("clear mode:meaning", grouped=True)
    patients = [PATIENTS[hit.case_id] for hit in found.hits]
    assert len(patients) == len(set(patients)) == 7


def test_sorted_the_relevant_ones_stay_first():
    found = ask("effusion", order=BY_SOURCE)
    above = films(found)[: found.relevant]
    assert 0 < found.relevant < 8 and above == "".join(sorted(above))
    ages = [{case.case_id: case.age for case in cases()}[hit.case_id] for hit in ask("sex:m", order=BY_AGE).hits]
    assert ages == [17, 17, 61, 80]


def test_near_duplicates_stand_behind_one_film_but_all_are_in_the_order():
    bundle = chest_bundle()
    bundle.embeddings[6] = bundle.embeddings[5]
    found = ask("clear mode:meaning", bundle=bundle)
    assert found.folded == {"f5": ["f6"]} and "6" not in films(found)
    assert found.order.tolist()[:2] == [5, 6] and len(found.order) == 8


def test_each_share_tells_the_place_and_the_score_on_its_path():
    found = ask("mass mode:meaning", k=8)
    places = [found.shares["meaning"][hit.case_id].place for hit in found.hits]
    assert places == list(range(1, 9)) and {share.of for share in found.shares["meaning"].values()} == {8}


@pytest.mark.parametrize("text", ["*", '"?"', "+?", "-mass", "-", "^2", "effusion -effusion^5", '""', "label:zebra",
    "x^0"])
def test_whatever_is_typed_is_answered(text):
    for model in (True, False):
        assert np.isfinite([hit.score for hit in ask(text, model).hits]).all()
