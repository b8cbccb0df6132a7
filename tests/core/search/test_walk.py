"""Through a collection without a question: to its end, every film once."""

import pytest
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.contract import Case
from medmir.bundle.reader import at_once, open_folder
from medmir.search.answer import answer
from medmir.search.query import BY_SOURCE, Query
from medmir.search.walk import FIRST, first, walk


@pytest.mark.parametrize("n", [0, 1, 19, 20, 21, 500])
def test_a_walk_meets_every_film_once_and_begins_with_what_is_shown_first(n):
    assert sorted(walk(n).tolist()) == list(range(n))
    assert walk(n)[:FIRST].tolist() == first(n) == first(n)


def test_the_first_films_are_no_neighbours_in_the_source():
    assert first(500) != sorted(first(500))


@pytest.fixture
def bundle(tmp_path):
    """45 films of 15 patients, all of them alike to the model."""
    opened = open_folder(write_tiny_bundle(tmp_path / "bundle"))
    opened.cases = [Case(f"f{n:02}", "", patient_id=f"p{n // 3}") for n in range(45)]
    opened.case_ids, opened.embeddings = [case.case_id for case in opened.cases], opened.embeddings[[0] * 45]
    return opened


def page(bundle, **query):
    return at_once(answer(bundle, Query(**query)))


def test_pages_follow_each_other_to_the_end_whatever_is_alike(bundle):
    found = [page(bundle, skip=skip, k=20) for skip in (0, 20, 40)]
    assert [each.left for each in found] == [25, 5, 0]
    assert {each.path for each in found} == {"collection"} and found[0].among == 45
    assert sorted(hit.case_id for each in found for hit in each.hits) == bundle.case_ids


def test_in_the_order_of_the_source_the_first_comes_first(bundle):
    assert [hit.case_id for hit in page(bundle, order=BY_SOURCE, k=3).hits] == ["f00", "f01", "f02"]


def test_one_film_a_patient_ends_where_the_patients_end(bundle):
    found = page(bundle, order=BY_SOURCE, grouped=True, skip=10, k=10)
    assert ([hit.case_id for hit in found.hits], found.left) == (["f30", "f33", "f36", "f39", "f42"], 0)
