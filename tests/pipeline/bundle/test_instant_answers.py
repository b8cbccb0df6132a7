"""The questions a bundle answers without a model, as a live search would."""

import numpy as np
import pytest

from pipeline.bundle.instant_answers import HITS, instant_answers
from pipeline.queries.clinical import DETAILED, PHRASINGS

NAMES = [f"case{number:02}" for number in range(30)]
ROWS = np.eye(30, dtype=np.float32)


class Counted:
    """Leads each question to another case, in the order they are asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed_text(self, text: str) -> np.ndarray:
        self.asked.append(text)
        return ROWS[(len(self.asked) - 1) % len(ROWS)]


@pytest.fixture
def encoder() -> Counted:
    return Counted()


def test_every_clinical_query_is_asked_once_even_of_an_unlabelled_collection(encoder):
    found = instant_answers(set(), NAMES, ROWS, encoder)
    assert list(found) == encoder.asked and len(set(encoder.asked)) == len(encoder.asked)
    assert {query for queries in PHRASINGS.values() for query in queries} | set(DETAILED) == set(found)


def test_a_label_of_the_collections_own_is_asked_by_its_name(encoder):
    found = instant_answers({"Rare Thing", "Effusion"}, NAMES, ROWS, encoder)
    assert "rare thing" in found
    assert "Effusion" not in found  # it has phrasings


def test_the_hits_are_the_best_in_order(encoder):
    found = instant_answers(set(), NAMES, ROWS, encoder)
    for number, hits in enumerate(found.values()):
        assert hits[0] == (NAMES[number % len(NAMES)], 1.0)
        assert [hit.case_id for hit in hits[1:]] == [name for name in NAMES if name != hits[0].case_id][:HITS - 1]


def test_a_small_collection_gives_what_it_has(encoder):
    found = instant_answers(set(), NAMES[:3], ROWS[:3], encoder)
    assert {len(hits) for hits in found.values()} == {3}
