"""Is anything here like what was asked? Judged by known words and the best score, and by a picture's looks."""

import numpy as np
import pytest
from PIL import Image, ImageDraw
from support.calibrated import films_like, questions

from medmir.inputs.recipe import Recipe
from medmir.inputs.tokenizer import WordPieceTokenizer
from medmir.search.domain import REMEDIES, Judgement, Reason, judge_picture, judge_words, statistics_of
from medmir.search.rankings import Share

KNOWN = questions("heart", "effusion", "pneumothorax", "lung")
RECIPE = Recipe(64, "shortest", "bicubic", (.5,) * 3, (.25,) * 3)
PIECES = WordPieceTokenizer(["[UNK]", "[CLS]", "[SEP]", "banana", *"lung", *(f"##{letter}" for letter in "lunge")], 32)
LOW, MIDDLE = .3, .35  # best scores at percentile 0 and 50


@pytest.mark.parametrize("words", [
    "effusion", "Left EFFUSION?", "effusions", "efusion", "pneumothorx", "large", "no", "show me the x-ray",
    "is my heart too big", "small effusion of 12 mm",
])
def test_a_question_in_known_words_is_taken_even_with_a_low_score(words):
    assert judge_words(KNOWN, words, LOW).in_domain


@pytest.mark.parametrize("words", ["banana", "red banana", "how do I bake bread", "banana bread with heart icing"])
def test_a_question_in_unknown_words_is_like_nothing_here(words):
    judgement = judge_words(KNOWN, words, LOW, PIECES)
    assert judgement.reason == Reason.UNHEARD
    assert judgement.percentile == 0


def test_unknown_words_alone_are_like_nothing_however_high_they_score():
    assert not judge_words(KNOWN, "banana", .5).in_domain


def test_one_known_word_among_three_is_enough_only_with_a_good_score():
    assert judge_words(KNOWN, "lung packed gunk", MIDDLE).in_domain
    assert not judge_words(KNOWN, "lung packed gunk", LOW).in_domain


@pytest.mark.parametrize("words", [
    "肺炎", "пневмония", "Röntgenbild", "ngeul lungenu", "effusion du lobe inférieur", "infection des effusion",
])
def test_what_is_not_spelled_as_english_is_said_not_to_be_read(words):
    assert judge_words(KNOWN, words, MIDDLE, PIECES).reason == Reason.UNREAD


@pytest.mark.parametrize("words", ["", "!!!", "12345", "3.14", "🫁"])
def test_where_there_is_no_letter_there_is_no_word(words):
    assert judge_words(KNOWN, words, MIDDLE).reason == Reason.NOTHING


def test_the_words_that_are_not_known_are_named():
    assert judge_words(KNOWN, "heart and zebra", MIDDLE).unknown == ("zebra",)


def test_without_a_calibration_nothing_is_said():
    assert judge_words(None, "banana", LOW) == Judgement()
    assert judge_picture(None, Image.new("L", (9, 9)), RECIPE, .9) == Judgement()
    assert Judgement().in_domain


def test_closer_than_is_the_share_of_the_other_cases_that_stand_behind():
    assert [Share(place, 5, .4).closer_than for place in (1, 3, 5)] == [1, .5, 0]
    assert Share(1, 1, .4).closer_than == 0, "there is no other"


def film(shift: int = 0) -> Image.Image:
    """Two dark lungs beside a bright spine, a bright belly below, brighter to the left: no symmetry hides a turn."""
    drawn = Image.new("L", (120, 120), 90)
    draw = ImageDraw.Draw(drawn)
    draw.ellipse((15 + shift, 20, 50 + shift, 85), 25)
    draw.ellipse((70 + shift, 20, 105 + shift, 85), 40)
    draw.rectangle((0, 95, 120, 120), 220)
    return drawn


FILMS = films_like(np.array([statistics_of(film(shift), RECIPE) for shift in range(-5, 6)]), 2.5)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P"])
def test_a_film_like_the_others_is_taken_whatever_its_pillow_mode(mode):
    assert judge_picture(FILMS, film(2).convert(mode), RECIPE, MIDDLE) == Judgement(None, pytest.approx(50))


@pytest.mark.parametrize("picture", [
    Image.new("L", (1, 1), 128), Image.new("RGB", (300, 200), "beige"), Image.linear_gradient("L"),
    Image.effect_noise((200, 200), 60),
], ids=["1 x 1", "beige", "gradient", "noise"])
def test_a_picture_like_none_is_told_and_no_remedy_is_offered(picture):
    judgement = judge_picture(FILMS, picture, RECIPE, .95)
    assert (judgement.reason, judgement.remedy) == (Reason.UNSEEN, "")


@pytest.mark.parametrize("mode", ["1", "LA", "I", "I;16", "F", "CMYK"])
def test_a_picture_of_any_pillow_mode_can_be_judged(mode):
    assert judge_picture(FILMS, Image.new(mode, (40, 30)), RECIPE, MIDDLE).reason == Reason.UNSEEN


@pytest.mark.parametrize(("done", "undone"), [
    ("inverted", "inverted"), ("turned to the left", "turned to the right"),
    ("turned to the right", "turned to the left"), ("turned upside down", "turned upside down"),
])
def test_an_inverted_or_turned_film_is_told_with_what_mends_it(done, undone):
    judgement = judge_picture(FILMS, REMEDIES[done](film()), RECIPE, MIDDLE)
    assert (judgement.reason, judgement.remedy) == (Reason.UNSEEN, undone)
