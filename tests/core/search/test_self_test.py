"""A runtime that computes something else than the bundle's maker did is found out; one that merely rounds is not."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from support.bundle_on_disk import VECTORS, seal, write_whole_bundle

from medmir.bundle.contract import Hit
from medmir.bundle.reader import Bundle, at_once, open_folder
from medmir.search.self_test import Check, check_picture, check_words, golden_film, golden_question

RIGHT = np.array([.8, .6, 0, 0], np.float32)  # what gives "enlarged heart" its stored score


class Always:
    """Towers that embed everything alike; ``asked`` takes what they are asked."""

    def __init__(self, embedding: np.ndarray):
        self.embedding, self.asked = embedding, []

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        self.asked.append(ids.tolist())
        return self.embedding

    embed_image = embed_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_whole_bundle(tmp_path / "bundle")


@pytest.fixture
def bundle(folder: Path) -> Bundle:
    return open_folder(folder)


def words(bundle: Bundle, embedding: np.ndarray) -> Check:
    return at_once(check_words(bundle, Always(embedding)))


def test_the_longest_stored_question_with_an_answer_is_asked(bundle: Bundle):
    bundle.instant["a question that nothing answers"] = []
    towers = Always(RIGHT)
    assert golden_question(bundle) == "enlarged heart"
    at_once(check_words(bundle, towers))
    assert towers.asked == [[2, 1, 5, 3]]


def test_the_stored_scores_pass_and_so_do_scores_that_are_rounded_otherwise(bundle: Bundle):
    assert words(bundle, RIGHT).passed
    rounded = words(bundle, RIGHT + np.float32(4e-6))
    assert rounded.passed and rounded.difference == pytest.approx(4e-6, rel=.1)


@pytest.mark.parametrize("wrong", [
    [.79, .6, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0], [-.8, .6, 0, 0], [np.nan] * 4, [np.inf] * 4])
def test_other_scores_do_not_pass(bundle: Bundle, wrong: list[float]):
    assert not words(bundle, np.array(wrong, np.float32)).passed


def test_a_model_that_is_computed_in_int8_may_differ_more(bundle: Bundle):
    bundle.manifest["model"] = {"quantization": "weights in int8, computed in int8 with activations quantized"}
    assert words(bundle, np.array([.79, .6, 0, 0], np.float32)).passed
    assert not words(bundle, np.array([.7, .6, 0, 0], np.float32)).passed


def test_without_a_stored_question_nothing_can_be_told(bundle: Bundle):
    bundle.instant.clear()
    assert words(bundle, RIGHT) is None


def test_the_film_that_is_least_like_the_others_is_embedded(bundle: Bundle):
    bundle.embeddings = np.array([[1, 0, 0, 0], [.9, np.sqrt(.19), 0, 0], [0, 0, 1, 0]], np.float32)
    assert golden_film(bundle) == 2
    bundle.embeddings, bundle.cases = VECTORS[:1], bundle.cases[:1]
    assert golden_film(bundle) == 0


@pytest.fixture
def seen(folder: Path) -> Bundle:
    """A bundle whose films can be seen."""
    written = BytesIO()
    Image.new("L", (8, 6), 99).save(written, "WEBP")
    for case in open_folder(folder).cases:
        (folder / case.image).write_bytes(written.getvalue())
    seal(folder)
    return open_folder(folder)


def test_a_film_must_be_embedded_as_it_was(seen: Bundle):
    stored = VECTORS[golden_film(seen)]
    exact = at_once(check_picture(seen, Always(stored)))
    assert exact.passed and exact.difference == 0
    assert at_once(check_picture(seen, Always(stored + np.float32(.016)))).passed
    for wrong in (np.roll(stored, 1), stored * 0, stored * np.nan):
        assert not at_once(check_picture(seen, Always(wrong))).passed


def test_a_film_that_is_lacking_or_damaged_says_nothing_of_the_runtime(bundle: Bundle, folder: Path):
    towers = Always(VECTORS[0])
    assert at_once(check_picture(bundle, towers)) is None  # these are no pictures
    (folder / bundle.cases[golden_film(bundle)].image).unlink()
    assert at_once(check_picture(bundle, towers)) is None
    assert towers.asked == []


def test_stored_scores_of_other_questions_do_not_count(bundle: Bundle):
    bundle.instant["cardiomegaly"] = [Hit("c", -1.0)]
    assert words(bundle, RIGHT).difference == pytest.approx(0, abs=1e-6)
