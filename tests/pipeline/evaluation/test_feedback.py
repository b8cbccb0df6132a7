"""One like and one dislike: the gain is that of all films, and not of the judged ones alone."""

import numpy as np
import pytest

from medmir.bundle.reader import open_folder
from medmir.search.feedback import Feedback
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.evaluation.feedback import feedback_gains, judged
from pipeline.files.paths import DEMO


@pytest.fixture(scope="module")
def demo():
    return open_folder(DEMO)


@pytest.fixture(scope="module")
def gains(demo):
    return feedback_gains(demo, OnnxEncoder(DEMO / "model"))


@pytest.mark.parametrize("part", ["all", "residual"])
def test_feedback_helps_on_the_demo_and_not_by_the_judged_films_alone(gains, part):
    for name in ("rocchio", "rocchio and labels"):
        told = gains[name][part]
        assert told["gain"]["low"] > 0
        assert (told["n"], round(told["chance"], 2)) == (45, 0.11)


def test_labels_gain_more_than_embeddings(gains):
    assert gains["rocchio and labels"]["residual"]["gain"]["low"] > gains["rocchio"]["residual"]["gain"]["high"]


def test_the_reader_likes_the_best_that_answers_and_dislikes_the_best_that_does_not(demo):
    order, answers = np.arange(len(demo.cases)), np.zeros(len(demo.cases), dtype=bool)
    answers[[2, 5]] = True
    assert judged(demo, order, answers) == Feedback((demo.case_ids[2],), (demo.case_ids[0],))
    assert judged(demo, order, ~np.zeros_like(answers)).disliked == ()
