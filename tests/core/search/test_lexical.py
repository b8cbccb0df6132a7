"""Word search in reports: all of the words where some report holds them, else some; words are never operators."""

import pytest
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.catalog import Catalog
from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError
from medmir.search.lexical import search_reports


@pytest.fixture
def catalog(tmp_path) -> Catalog:
    """Three reports: "The heart is enlarged.", "Small left effusion.", "The lungs are clear."."""
    return at_once(open_folder(write_tiny_bundle(tmp_path / "bundle")).catalog())


def found(catalog: Catalog, query: str, k: int = 10) -> list[str]:
    return [hit.case_id for hit in search_reports(catalog, query, k).hits]


def test_a_report_that_holds_all_words_is_found_and_said_to(catalog):
    mentions = search_reports(catalog, "left effusion", 5)
    assert [hit.case_id for hit in mentions.hits] == ["b"]
    assert mentions.all_words


def test_where_no_report_holds_all_words_some_are_enough_and_that_is_said(catalog):
    mentions = search_reports(catalog, "enlarged effusion", 5)
    assert {hit.case_id for hit in mentions.hits} == {"a", "b"}
    assert not mentions.all_words


def test_words_in_no_report_find_nothing(catalog):
    assert search_reports(catalog, "fractured rib", 5) == ([], False)


@pytest.mark.parametrize("query", ["", "   ", "the image of a chest", "?!"])
def test_a_question_without_words_of_its_own_finds_nothing(query, catalog):
    assert search_reports(catalog, query, 5) == ([], False)


def test_the_impression_is_searched_as_well_as_the_findings(catalog):
    assert found(catalog, "cardiomegaly") == ["a"]


@pytest.mark.parametrize("query", ["HEART", "Heart!", "the heart", "heart?"])
def test_case_and_punctuation_do_not_matter(query, catalog):
    assert found(catalog, query) == ["a"]


@pytest.mark.parametrize("query", [
    'heart" OR "effusion', "heart NOT enlarged", "heart NEAR effusion", "findings: heart", "heart*", "(heart",
    "heart'; DROP TABLE reports; --", "^heart", "{heart}", "-heart", '"heart',
])
def test_operators_and_quotes_of_the_index_are_words_like_others(query, catalog):
    assert "a" in found(catalog, query)
    assert found(catalog, "effusion") == ["b"]


def test_no_more_cases_are_given_than_asked_for(catalog):
    assert len(found(catalog, "heart effusion lungs")) == 3
    assert len(found(catalog, "heart effusion lungs", k=2)) == 2


def test_the_best_comes_first_with_the_higher_score(catalog):
    hits = search_reports(catalog, "small left effusion heart", 5).hits
    assert [hit.case_id for hit in hits] == ["b", "a"]
    assert hits[0].score > hits[1].score > 0


def test_an_unknown_case_has_an_empty_report(catalog):
    assert catalog.report("nobody") == ("", "")


def test_what_is_no_database_is_refused_by_name():
    with pytest.raises(MedMIRError, match="catalog.sqlite cannot be read"):
        Catalog(b"no database" * 100)
