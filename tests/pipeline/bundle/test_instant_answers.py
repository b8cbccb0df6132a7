"""The questions a bundle answers without a model, as a search by meaning would."""

import numpy as np
import pytest

from pipeline.bundle.instant_answers import HITS, instant_answers, instant_embeddings
from pipeline.queries.clinical import instant_queries

NAMES = [f"case{number:02}" for number in range(30)]
ROWS = np.eye(30, dtype=np.float32)
QUERIES = instant_queries([])


class Counted:
    """Leads each question to another case, in the order they are asked."""

    def embed_texts(self, texts: list[str]) -> np.ndarray:
        return ROWS[np.arange(len(texts)) % len(ROWS)].astype(np.float64)


def answers(n: int = 30) -> dict:
    return instant_answers(QUERIES, instant_embeddings(QUERIES, Counted()), NAMES[:n], ROWS[:n])


def test_every_question_is_answered_once_in_the_order_of_its_embedding():
    assert list(answers()) == QUERIES


def test_the_embeddings_are_written_as_every_machine_reads_them():
    embedded = instant_embeddings(QUERIES, Counted())
    assert (embedded.dtype.str, embedded.shape) == ("<f4", (len(QUERIES), 30))


def test_the_hits_are_the_best_in_order():
    for number, hits in enumerate(answers().values()):
        assert hits[0] == (NAMES[number % len(NAMES)], 1.0)
        assert [hit.case_id for hit in hits[1:]] == [name for name in NAMES if name != hits[0].case_id][:HITS - 1]


def test_a_small_collection_gives_what_it_has():
    assert {len(hits) for hits in answers(3).values()} == {3}


def test_questions_and_embeddings_of_another_number_are_never_paired():
    with pytest.raises(ValueError, match="shorter"):
        instant_answers(QUERIES, ROWS[:3], NAMES, ROWS)
