"""What is said of scores: how close, how usual, and that something is like nothing here. Never a probability."""

import pytest

from medmir.measure.verdict import WordsVerdict
from medmir.page import doubts, wording
from medmir.search.domain import REMEDIES, Judgement, Reason
from medmir.search.rankings import Share


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_and_none_denies_that_a_picture_is_a_radiograph(reason):
    said = doubts.unlike(Judgement(reason, 0.0))
    assert said.endswith(".")
    assert "radiograph" not in said


def test_nothing_is_said_of_what_may_be_taken_for_an_answer():
    assert doubts.unlike(Judgement(None, 40.0, ("zebra",))) == ""


@pytest.mark.parametrize("remedy", REMEDIES)
def test_a_remedy_is_offered_in_words(remedy):
    assert f"{remedy.capitalize()} it would look like them" in doubts.unlike(Judgement(Reason.UNSEEN, 0.0, (), remedy))


def test_words_that_stand_nowhere_are_named_beside_results_that_may_be_right():
    assert doubts.unknown_words(Judgement(None, 40.0, ("zebra", "links"))) == (
        "Not known to this collection: “zebra”, “links”.")
    assert doubts.unknown_words(Judgement(None, 40.0)) == ""
    assert doubts.unknown_words(Judgement(Reason.UNHEARD, 0.0, ("zebra",))) == ""


@pytest.mark.parametrize(("place", "said"), [
    (1, "closer than all others"), (2, "closer than 99.9 %"), (21, "closer than 98.0 %"), (1001, "closer than 0.0 %"),
])
def test_a_score_is_said_as_a_place_in_the_collection(place, said):
    assert wording.standing(Share(place, 1001, 0.4)) == said


def test_where_words_fail_the_figures_say_so():
    assert "18% of the first ten films are right, by chance 17% (9 questions)" in doubts.words_fail(
        WordsVerdict(False, .18, .17, 9))
    assert doubts.words_fail(WordsVerdict(True, .9, .1, 9)) == doubts.words_fail(None) == ""
