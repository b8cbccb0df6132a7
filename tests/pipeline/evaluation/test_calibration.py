"""The calibration of a bundle: fitted to its own films and words, told of strangers on the demo."""

import numpy as np
import pytest
from PIL import Image, ImageOps
from support.asked_words import OUTSIDE, halves

from medmir.bundle.calibration import Calibration
from medmir.bundle.contract import MODEL, Case
from medmir.bundle.reader import at_once, open_folder
from medmir.inputs.preprocessing import open_picture
from medmir.search.domain import Reason, judge_picture, judge_words
from medmir.search.ranking import similarities
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.evaluation.calibration import (
    WITHIN,
    calibrate_pictures,
    fit_pictures,
    folds_of,
    held_out_distances,
    known_words,
)
from pipeline.files.paths import DEMO
from pipeline.queries.clinical import PHRASINGS
from pipeline.queries.fact_queries import harder_queries

RNG = np.random.default_rng(3)
LOOKS = RNG.normal(size=(400, 12)) @ RNG.normal(size=(12, 12)) + 5
PATIENTS = np.array([f"p{row // 2}" for row in range(400)])


@pytest.fixture(scope="module")
def demo():
    bundle = open_folder(DEMO)
    return bundle, OnnxEncoder(DEMO / MODEL), at_once(bundle.calibration())


def test_as_many_of_the_own_films_are_within_the_limit_as_the_limit_says():
    fitted = fit_pictures(LOOKS, PATIENTS, np.linspace(0, 1, 400))
    within = np.mean(held_out_distances(LOOKS, PATIENTS) <= fitted.limit)
    assert within == pytest.approx(WITHIN, abs=1 / 400)
    assert fitted.distance(LOOKS + 9).min() > fitted.limit


def test_what_is_fitted_is_the_same_after_it_was_written_and_read():
    fitted = fit_pictures(LOOKS, PATIENTS, np.linspace(0, 1, 400))
    assert Calibration.from_part(Calibration(None, fitted).to_part()).pictures == fitted


def test_a_patients_films_are_never_held_against_each_other():
    folds = folds_of(PATIENTS)
    assert len(np.unique(folds)) == 5
    assert all(len(np.unique(folds[patient == PATIENTS])) == 1 for patient in PATIENTS)


def test_words_of_reports_labels_and_the_clinical_lexicon_are_known():
    case = Case("a", "a.png", labels=("Glioma",), findings="A ring-enhancing lesion.", impression="Oedema around it.")
    assert {"glioma", "ring", "enhancing", "lesion", "oedema", "cardiomegaly", "chf"} <= known_words([case])
    assert not {"banana", "the", "left", "it"} & known_words([case])


def test_a_small_collection_does_not_tell_what_films_look_like(demo):
    bundle = open_folder(DEMO)
    bundle.cases = bundle.cases[:20]
    assert calibrate_pictures(bundle) is None


def flagged(demo, questions) -> list[str]:
    bundle, encoder, calibration = demo
    best = [float(similarities(bundle.embeddings, each).max()) for each in encoder.embed_texts(questions)]
    pairs = zip(questions, best, strict=True)
    return [text for text, score in pairs
            if not judge_words(calibration.questions, text, score, encoder.tokenizer).in_domain]


def test_no_question_of_the_protocols_is_said_to_be_like_nothing_in_the_demo(demo):
    asked = [text for texts in PHRASINGS.values() for text in texts]
    for phrases in harder_queries([case.facts for case in demo[0].cases]).values():
        asked += [phrase.text for phrase in phrases]
    assert len(asked) == 199
    assert flagged(demo, asked) == []


def test_things_sentences_mashed_keys_and_other_languages_are(demo):
    asked = [text for texts in OUTSIDE.values() for text in halves(texts)[1]]
    assert len(flagged(demo, asked)) >= .9 * len(asked)
    assert flagged(demo, ["banana", "Lungenentzündung", "CHF"]) == ["banana", "Lungenentzündung"]


def judged(demo, picture: Image.Image):
    bundle, _, calibration = demo
    return judge_picture(calibration.pictures, picture, bundle.recipe, .95)


def test_a_film_of_the_demo_is_taken_and_inverted_it_is_told_to_be(demo):
    bundle = demo[0]
    film = open_picture("film", at_once(bundle.file(bundle.cases[0].image)))
    assert judged(demo, film).in_domain
    assert judged(demo, ImageOps.invert(film)).remedy == "inverted"
    assert judged(demo, film.rotate(90)).remedy == "turned to the right"


@pytest.mark.parametrize("picture", [
    Image.new("L", (1, 1), 128), Image.linear_gradient("L"), Image.effect_mandelbrot((300, 200), (-2, -1, 1, 1), 60),
    Image.effect_noise((400, 400), 80), Image.new("RGB", (640, 480), "seagreen"),
], ids=["1 x 1", "gradient", "fractal", "noise", "green"])
def test_a_picture_that_is_no_film_is_said_to_be_like_none_of_the_demo(demo, picture):
    assert judged(demo, picture).reason == Reason.UNSEEN
