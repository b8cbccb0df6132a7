"""The file of what a build has embedded: it survives, forgets on request and belongs to one build at a time."""

from contextlib import closing

import numpy as np
import pytest

from medmir.errors import MedMIRError
from pipeline.arrays.store import EmbeddingStore, Row


def row(case_id: str, value: float = 1.0) -> Row:
    return Row(case_id, f"content of {case_id}", 640, 480, np.full(4, value, np.float32))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite"


def opened(path, made_with="a model"):
    return closing(EmbeddingStore(path, made_with))


def test_what_was_added_is_there_when_the_file_is_opened_again(path):
    with opened(path) as store:
        store.add([row("b", 2), row("a", 1)])
    with opened(path) as store:
        assert len(store) == 2 and "a" in store and "c" not in store
        first, second = store.rows()
        assert first[:4] == ("a", "content of a", 640, 480) and second.case_id == "b"
        assert first.embedding.tolist() == [1] * 4
        assert store.embeddings().tolist() == [[1] * 4, [2] * 4]


def test_a_batch_with_a_case_that_is_there_already_is_not_added_at_all(path):
    with opened(path) as store:
        store.add([row("a")])
        with pytest.raises(Exception, match="UNIQUE"):
            store.add([row("b"), row("a")])
    with opened(path) as store:
        assert [each.case_id for each in store.rows()] == ["a"]


def test_what_another_model_made_is_forgotten(path):
    with opened(path) as store:
        store.add([row("a")])
    with opened(path, "another model") as store:
        assert len(store) == 0
    with opened(path) as store:
        assert len(store) == 0


def test_pictures_can_be_forgotten_and_take_another_id(path):
    with opened(path) as store:
        store.add([row("a"), row("b"), row("c")])
        store.remove({"b", "never there"})
        store.rename([("z", "a")])
        assert [(each.case_id, each.content) for each in store.rows()] == [("c", "content of c"), ("z", "content of a")]


def test_two_builds_cannot_have_the_file_at_once(path):
    with opened(path), pytest.raises(MedMIRError, match="another build is writing to .*choose another --out"):
        EmbeddingStore(path, "a model")
    opened(path).__enter__().close()


def test_embeddings_are_float32_whatever_was_given(path):
    with opened(path) as store:
        store.add([Row("a", "", 1, 1, np.arange(3, dtype=np.float64))])
        assert store.embeddings().dtype == np.float32 and next(store.rows()).embedding.dtype == np.float32
