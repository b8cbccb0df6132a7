"""Where a question in words lies: words weighed, added and taken away, as unit vectors."""

import numpy as np
import pytest

from medmir.bundle.reader import at_once
from medmir.search.query_text import read
from medmir.search.vectors import SUBTRACTED, question_vector, unit

KNOWN = {"effusion": [1, 0, 0], "mass": [0, 1, 0], "heart": [0, 0, 1], "effusion mass": [.6, .8, 0]}


async def embed(text: str) -> np.ndarray:
    return np.array(KNOWN.get(text, [0, 0, 0]), dtype=np.float32)


def vector(text: str) -> list[float]:
    return at_once(question_vector(read(text), embed)).tolist()


@pytest.mark.parametrize(("text", "expected"), [
    ("effusion", [1, 0, 0]),
    ("effusion +mass", [.5 ** .5, .5 ** .5, 0]),
    ("+mass", [0, 1, 0]),
    ("-mass", [0, -1, 0]),
    ("effusion +mass^2", [.2 ** .5, 2 * .2 ** .5, 0]),
    ("effusion +mass +heart", [3 ** -.5] * 3),
    ("effusion^1 mass", [.6, .8, 0]),
    ("effusion^0", [0, 0, 0]),
    ("effusion^5", [1, 0, 0]),
    ('"effusion" "mass"', [.6, .8, 0]),
])
def test_a_question_is_the_sum_of_its_parts_of_length_one(text, expected):
    assert vector(text) == pytest.approx(expected, abs=1e-6)


def test_a_word_that_weighs_more_draws_the_question_to_it():
    assert vector("effusion^3 mass")[0] > vector("effusion mass")[0]
    assert vector("effusion^.5 mass")[0] < vector("effusion mass")[0]


def test_what_is_taken_away_lies_further_off_and_what_is_kept_stays():
    less = vector("effusion -mass")
    assert less == pytest.approx(unit(np.array([1, -SUBTRACTED, 0])).tolist())
    assert vector("effusion -mass^5") == pytest.approx([.5 ** .5, -(.5 ** .5), 0])


def test_nothing_to_embed_is_no_error():
    assert len(vector("*")) == 3
    assert vector("effusion -effusion^5") == [0, 0, 0]


def test_a_vector_of_no_length_stays_as_it_is():
    assert unit(np.zeros(3)).tolist() == [0, 0, 0]
    assert unit(np.array([3.0, 4.0])).tolist() == pytest.approx([.6, .8])
    assert unit(np.array([3.0, 4.0])).dtype == np.float32
