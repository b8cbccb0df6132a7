"""Word search in reports: all of the words where some report holds them, else some; a denial is told from a mention."""

import pytest
from support.chest_collection import catalog

from medmir.bundle.catalog import Catalog
from medmir.errors import MedMIRError
from medmir.search.lexical import search_reports
from medmir.search.query import Query, Term
from medmir.search.query_text import read

CATALOG = catalog()


def search(text: str, k: int = 10):
    return search_reports(CATALOG, read(text), k)


def found(text: str) -> str:
    """The numbers of the films whose reports answer, in their order in the collection."""
    return "".join(sorted(hit.case_id[1:] for hit in search(text).hits))


def denied(text: str) -> str:
    return "".join(sorted(hit.case_id[1:] for hit in search(text).denied))


def test_a_report_that_holds_all_words_is_found_and_said_to():
    assert found("small effusion") == "1" and search("small effusion").all_words


def test_where_no_report_holds_all_words_some_are_enough_and_that_is_said():
    assert found("pacemaker mass") == "137" and not search("pacemaker mass").all_words


@pytest.mark.parametrize("text", ["", "   ", "the image of a chest", "?!", "fractured rib", "*", '""', "+?",
    "-effusion"])
def test_a_question_without_words_of_its_own_or_with_unknown_ones_finds_nothing(text):
    assert search(text) == ([], False, [])


@pytest.mark.parametrize("text", ["CARDIOMEGALY", "Cardiomegaly!", "the cardiomegaly", "cardiomegaly?"])
def test_labels_are_searched_too_and_case_and_punctuation_do_not_matter(text):
    assert found(text) == "34"


@pytest.mark.parametrize(("text", "films"), [
    ('"left lower lobe"', "37"), ('"lower left lobe"', ""), ('"effusions on both"', "2"), ("pacem*", "1"),
    ("pace*", "17"),
    ("pac*", "17"), ("pacemaker OR mass", "137"), ("effusion AND mass", "3"), ("effusion NOT large", "1"),
    ("(pacemaker OR pacing) AND mass", "7"), ("mass NOT (heart OR pacing)", ""), ("mass NOT heart", "7"),
    ('"the heart" OR pacing', "37"), ("clear lungs OR pacemaker", "156"),
])
def test_phrases_beginnings_and_operators_mean_what_they_say(text, films):
    assert found(text) == films


@pytest.mark.parametrize("text", ["mass NOT left", "heart NOT enlarged", "zebra AND heart"])
def test_a_report_that_was_excluded_does_not_come_by_the_back_door(text):
    assert search(text) == ([], True, [])


@pytest.mark.parametrize("text", [
    "AND heart", "heart OR", "NOT heart", "(heart", "heart)", "heart AND AND", "heart OR )", "() heart", "heart*",
    "^heart",
    "{heart}", '"heart', "heart'; DROP TABLE reports; --", "heart NEAR(", "heart + ", "heart:", "heart (NOT",
])
def test_operators_that_make_no_sense_are_passed_over(text):
    assert {"3", "4"} <= set(found(text))
    assert found("mass") == "37"


def test_parentheses_alone_are_no_operators():
    assert found("mass (left lower lobe)") == "37"


@pytest.mark.parametrize(("text", "films"), [
    ("effusion -left", "1"), ("effusion +mass", "3"), ("+mass", "37"), ("+mass -heart", "7"), ("effusion +?", "0123"),
    ('-"large right"  effusion', "012"),
])
def test_added_words_must_and_subtracted_ones_must_not_be_there(text, films):
    assert found(text) == films


def test_a_term_is_a_phrase():
    assert [hit.case_id for hit in search_reports(CATALOG, Query("effusion", added=(Term("the heart"),)))[0]] == ["f3"]


def test_neither_and_nor_deny_as_well():
    catalog = Catalog(CATALOG._database.serialize())
    catalog._database.execute("UPDATE reports SET findings = 'Neither effusion nor pneumothorax.' WHERE case_id = 'f7'")
    assert "f7" in [hit.case_id for hit in search_reports(catalog, Query("pneumothorax")).denied]


@pytest.mark.parametrize(("text", "films", "deniers"), [
    ("effusion", "0123", "45"), ("pneumothorax", "", "5"), ("enlarged heart", "34", ""), ("effusion heart", "3", "4"),
    ("no effusion", "45", "0123"), ("without effusion", "45", "0123"), ("pneumothorax OR mass", "37", "5"),
    ("enlarged heart no effusion", "4", "3"),
])
def test_a_report_that_only_denies_what_is_asked_for_stands_apart(text, films, deniers):
    assert (found(text), denied(text)) == (films, deniers)


def test_no_more_cases_are_given_than_asked_for():
    assert len(search("effusion").hits) == 4
    assert len(search("left", k=2).hits) == 2


def test_the_best_comes_first_with_the_higher_score():
    hits = search("pacemaker small").hits
    assert hits[0].case_id == "f1" and hits[0].score > 0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_an_unknown_case_has_an_empty_report():
    assert CATALOG.report("nobody") == ("", "")


def test_what_is_no_database_is_refused_by_name():
    with pytest.raises(MedMIRError, match="catalog.sqlite cannot be read"):
        Catalog(b"no database" * 100)


def test_what_is_no_expression_is_said_to_be_none():
    with pytest.raises(MedMIRError, match="is no search expression"):
        CATALOG.matching("AND (", 3)
