"""Which path answers which question."""

import numpy as np
import pytest
from PIL import Image
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError
from medmir.search.answer import answer, answer_picture, similar


@pytest.fixture
def bundle(tmp_path):
    return open_folder(write_tiny_bundle(tmp_path / "bundle"))


async def third_axis(ids: np.ndarray) -> np.ndarray:
    """A text tower that finds case "c" for any question that reached it with real ids."""
    assert ids.dtype == np.int64 and ids[0] == 2 and ids[-1] == 3
    return np.array([0, 0, 1, 0], np.float32)


def ask(bundle, query, embed=None):
    return at_once(answer(bundle, query, 2, embed))


def test_a_stored_question_is_answered_instantly_even_with_a_model(bundle):
    found = ask(bundle, "Cardiomegaly", third_axis)
    assert (found.path, found.shown_query) == ("instant", "Cardiomegaly")
    assert [hit.case_id for hit in found.hits] == ["a", "b"]


def test_a_misspelt_question_shows_what_was_answered(bundle):
    found = ask(bundle, "cardiomegally", third_axis)
    assert (found.path, found.shown_query) == ("fuzzy", "cardiomegaly")


def test_a_new_question_goes_to_the_model(bundle):
    found = ask(bundle, "big heart", third_axis)
    assert found.path == "live"
    assert found.hits[0].case_id == "c"
    assert found.milliseconds > 0


def test_without_a_model_the_reports_are_searched(bundle):
    found = ask(bundle, "left effusion with fever")
    assert found.path == "lexical"
    assert [hit.case_id for hit in found.hits] == ["b"]


def test_words_nobody_wrote_find_nothing_without_a_model(bundle):
    assert ask(bundle, "zebra").hits == []


def test_quotes_and_operators_are_words_to_the_report_search(bundle):
    assert ask(bundle, '"heart" AND NOT (').hits[0].case_id == "a"


def test_a_picture_is_prepared_by_the_bundles_recipe_and_ranked(bundle):
    async def brightness(pixels):
        """An image tower that finds case "b" for a white picture."""
        assert (pixels.shape, pixels.dtype) == ((1, 3, 4, 4), np.float32)
        return np.array([0, pixels.mean(), 0, 0], np.float32)

    found = at_once(answer_picture(bundle, "film.png", Image.new("L", (20, 30), 255), 2, brightness))
    assert (found.path, found.shown_query) == ("picture", "film.png")
    assert found.hits[0] == ("b", pytest.approx(2.0))  # (1 - 0.5) / 0.25
    assert len(found.hits) == 2
    assert found.milliseconds > 0


def test_similar_cases_are_the_stored_neighbours(bundle):
    found = similar(bundle, "a", 1)
    assert (found.path, [hit.case_id for hit in found.hits]) == ("similar", ["b"])


def test_similar_to_an_unknown_case_is_an_error(bundle):
    with pytest.raises(MedMIRError, match="no case"):
        similar(bundle, "nobody", 5)
