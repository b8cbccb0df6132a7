"""Which path answers which question."""

import numpy as np
import pytest
from PIL import Image
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError
from medmir.search.answer import Answer, answer
from medmir.search.query import Picture, Query
from medmir.search.query_text import read


@pytest.fixture
def bundle(tmp_path):
    return open_folder(write_tiny_bundle(tmp_path / "bundle"))


class Towers:
    """A text tower that finds case "c" for any question with real ids, an image tower that finds "b"."""

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        assert ids.dtype == np.int64 and ids[0] == 2 and ids[-1] == 3
        return np.array([0, 0, 1, 0], np.float32)

    async def embed_image(self, pixels: np.ndarray) -> np.ndarray:
        assert (pixels.shape, pixels.dtype) == ((1, 3, 4, 4), np.float32)
        return np.array([0, pixels.mean(), 0, 0], np.float32)


def ask(bundle, text, towers=None, **fields) -> Answer:
    return at_once(answer(bundle, read(text).having(k=2, **fields), towers))


def test_a_stored_question_is_answered_instantly_even_with_a_model(bundle):
    found = ask(bundle, "Cardiomegaly", Towers())
    assert (found.path, found.shown_query) == ("instant", "Cardiomegaly")
    assert [hit.case_id for hit in found.hits] == ["a", "b"]


def test_a_misspelt_question_shows_what_was_answered_while_there_is_no_model(bundle):
    found = ask(bundle, "cardiomegally")
    assert (found.path, found.shown_query) == ("fuzzy", "cardiomegaly")
    assert [hit.case_id for hit in found.hits] == ["a", "b"]


def test_with_a_model_a_misspelt_question_is_answered_itself(bundle):
    found = ask(bundle, "cardiomegally", Towers())
    assert (found.path, found.shown_query) == ("live", "cardiomegally")


def test_who_wants_the_question_as_typed_is_not_given_another(bundle):
    found = ask(bundle, "cardiomegally", literal=True)
    assert (found.path, found.shown_query, found.hits) == ("lexical", "cardiomegally", [])


def test_a_new_question_goes_to_the_model(bundle):
    found = ask(bundle, "big heart", Towers())
    assert found.path == "live"
    assert found.hits[0].case_id == "c"
    assert found.milliseconds > 0


def test_without_a_model_the_reports_are_searched(bundle):
    found = ask(bundle, "left effusion with fever")
    assert found.path == "lexical"
    assert [hit.case_id for hit in found.hits] == ["b"]


def test_words_nobody_wrote_find_nothing_without_a_model(bundle):
    assert ask(bundle, "zebra").hits == []


def test_quotes_and_operators_that_make_no_sense_are_words_to_the_report_search(bundle):
    assert ask(bundle, '"heart" AND NOT (').hits[0].case_id == "a"


def test_reports_that_hold_every_word_come_alone(bundle):
    found = ask(bundle, "the small left effusion")
    assert ([hit.case_id for hit in found.hits], found.all_words) == (["b"], True)


def test_reports_that_hold_only_some_of_the_words_are_said_to(bundle):
    assert not ask(bundle, "left effusion with fever").all_words


def test_fillers_alone_ask_for_nothing(bundle):
    assert ask(bundle, "show me the x-ray").hits == []


def test_blanks_around_a_question_are_no_part_of_it(bundle):
    assert ask(bundle, "  cardiomegaly ").shown_query == "cardiomegaly"


def test_a_picture_is_prepared_by_the_bundles_recipe_and_ranked(bundle):
    picture = Picture("film.png", Image.new("L", (20, 30), 255))
    found = at_once(answer(bundle, Query(picture=picture, k=2), Towers()))
    assert (found.path, found.shown_query) == ("picture", "film.png")
    assert found.hits[0] == ("b", pytest.approx(2.0))  # (1 - 0.5) / 0.25
    assert len(found.hits) == 2
    assert found.milliseconds > 0


def test_a_picture_without_a_model_is_refused_with_the_way_out(bundle):
    with pytest.raises(MedMIRError, match="as soon as the model is there"):
        at_once(answer(bundle, Query(picture=Picture("film.png", Image.new("L", (4, 4))))))


def test_similar_cases_are_found_without_a_model_and_are_never_the_case_itself(bundle):
    found = at_once(answer(bundle, Query(like="a", k=5)))
    assert (found.path, [hit.case_id for hit in found.hits]) == ("similar", ["b", "c"])


def test_similar_to_an_unknown_case_is_an_error(bundle):
    with pytest.raises(MedMIRError, match="no case"):
        at_once(answer(bundle, Query(like="nobody")))
