"""The catalogue: a report by its case's id, cases by words of labels and reports."""

import sqlite3
from contextlib import closing

import pytest

from medmir.bundle.catalog import Catalog, fill_catalog
from medmir.errors import MedMIRError

TOLD = {
    "a": ("Effusion", "Small effusions on the left.", "Effusion."),
    "b": ("Mass", "A mass in the hilum.", "Mass, no effusion."),
    "c": ("", "The lungs are clear.", ""),
}


@pytest.fixture
def catalog() -> Catalog:
    with closing(sqlite3.connect(":memory:")) as database:
        fill_catalog(database, ("case_id", "ward", "findings", "impression"),
                     [(case_id, "5", *told[1:]) for case_id, told in TOLD.items()],
                     [(case_id, *told) for case_id, told in TOLD.items()])
        return Catalog(database.serialize())


def test_a_report_is_found_by_its_case(catalog):
    assert catalog.report("a") == ("Small effusions on the left.", "Effusion.")


def test_a_case_without_report_has_an_empty_one(catalog):
    assert catalog.report("c").impression == ""
    assert catalog.report("nobody") == ("", "")


def test_words_are_found_in_every_form_in_reports_and_labels(catalog):
    assert {hit.case_id for hit in catalog.matching("effusion", 10)} == {"a", "b"}
    assert [hit.case_id for hit in catalog.matching("lung", 10)] == ["c"]


def test_the_best_come_first_and_no_more_than_asked_for(catalog):
    first, second = catalog.matching("effusion", 10)
    assert (first.case_id, second.case_id) == ("a", "b") and first.score > second.score > 0
    assert catalog.matching("effusion", 1) == [first]


def test_an_id_is_no_word_of_a_report(catalog):
    assert catalog.matching("b", 10) == []


def test_two_cases_of_one_id_are_refused():
    with closing(sqlite3.connect(":memory:")) as database, pytest.raises(sqlite3.IntegrityError):
        fill_catalog(database, ("case_id", "findings", "impression"), [("a", "", "")] * 2, [])


@pytest.mark.parametrize("data", [b"", b"not a database" * 100])
def test_what_is_no_catalogue_is_named(data):
    with pytest.raises(MedMIRError, match=r"catalog\.sqlite cannot be read .*rebuild the bundle"):
        Catalog(data)


def test_a_database_of_something_else_is_named():
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE recipes (cake)")
        with pytest.raises(MedMIRError, match=r"catalog\.sqlite cannot be read"):
            Catalog(database.serialize())
