"""What is liked comes up, what is disliked goes down, and the question stays the question."""

from dataclasses import replace

import numpy as np
import pytest
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.reader import open_folder
from medmir.errors import MedMIRError
from medmir.search.feedback import Feedback
from medmir.search.ranking import similarities
from medmir.search.turning import others, placed, reweighed, rocchio, turned, weight_of_evidence

NONE = np.zeros((0, 4), np.float32)
X, Y, Z = np.eye(3, 4, dtype=np.float32)


@pytest.fixture
def bundle(tmp_path):
    return open_folder(write_tiny_bundle(tmp_path / "bundle"))


def test_a_question_without_feedback_is_asked_as_it_is():
    assert np.allclose(rocchio(X, NONE, NONE), X)


def test_a_question_turns_to_what_is_liked_and_from_what_is_disliked_but_stays_nearest_to_itself():
    vector = rocchio(X, Y[None], Z[None])
    assert vector[0] > vector[1] > 0 > vector[2]
    assert abs(np.linalg.norm(vector) - 1) < 1e-6


def test_many_likes_count_as_one_that_lies_between_them():
    between = (Y + Z) / np.sqrt(2)
    assert np.allclose(rocchio(X, np.stack([Y, Z]), NONE), rocchio(X, between[None], NONE), atol=1e-6)


def test_what_is_liked_is_the_question_where_nothing_is_asked():
    assert np.allclose(rocchio(None, Y[None], NONE), Y)
    vector = rocchio(None, Y[None], Z[None])
    assert vector[1] > 0 > vector[2]


def test_likes_and_dislikes_that_cancel_each_other_prefer_no_film():
    assert not rocchio(None, NONE, NONE).any()


def test_a_label_that_only_the_liked_have_speaks_for_its_films():
    has = np.array([[1, 0], [0, 1], [1, 0], [0, 0], [0, 1]], dtype=bool)
    evidence = weight_of_evidence(has, np.array([0]), np.array([1]))
    assert evidence[2] == evidence[0] > evidence[3] > evidence[1] == evidence[4]


def test_a_label_that_liked_and_disliked_share_says_nothing_and_neither_does_one_that_all_films_have():
    has = np.array([[1, 1], [1, 1], [0, 1], [0, 1]], dtype=bool)
    assert np.allclose(weight_of_evidence(has, np.array([0]), np.array([1])), 0, atol=1e-5)


def test_more_likes_of_one_label_are_more_evidence():
    has = np.array([[1], [1], [1], [0], [0], [0]], dtype=bool)
    one, three = (weight_of_evidence(has, np.arange(n), np.array([], int))[0] for n in (1, 3))
    assert three > one > 0


def test_films_are_judged_by_their_ids(bundle):
    vector = turned(bundle, Feedback(("b",), ("c",)), bundle.embeddings[0])
    scores = similarities(bundle.embeddings, vector)
    assert scores[0] > scores[1] > 0 > scores[2]
    with pytest.raises(MedMIRError, match="no case 'elsewhere'"):
        turned(bundle, Feedback(("elsewhere",)), bundle.embeddings[0])


def test_judged_films_stand_at_the_ends_and_none_is_lost_or_comes_in(bundle):
    order = np.array([0, 1, 2])
    assert placed(bundle, Feedback(("c",), ("a",)), order).tolist() == [2, 1, 0]
    assert placed(bundle, Feedback(("c",), ("a",)), order[:2]).tolist() == [1, 0]
    assert placed(bundle, Feedback(), order).tolist() == [0, 1, 2]


def test_labels_count_only_where_that_is_asked_for(bundle):
    bundle.cases[1] = replace(bundle.cases[1], labels=("Effusion",))
    scores = np.array([0.3, 0.2, 0.1], np.float32)
    assert (reweighed(bundle, Feedback(("a",)), scores) == scores).all()
    gained = reweighed(bundle, Feedback(("a",), by_labels=True), scores) - scores
    assert min(gained[0], gained[2]) > 0 > gained[1]


def test_more_like_these_are_films_of_other_patients(bundle):
    kept = others(bundle, Feedback(("a",)))
    assert not kept[0]
    assert all(kept == (bundle.patients != bundle.patients[0]))
