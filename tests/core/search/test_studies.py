"""What belongs to a film: its study, and its patient's other studies in their order."""

import pytest
from support.bundle_on_disk import write_tiny_bundle

from medmir.bundle.contract import Case
from medmir.bundle.reader import open_folder
from medmir.search.studies import kin, nearest


def film(case_id: str, study: str, patient: str = "p", day: str = "", age: int | None = None) -> Case:
    return Case(case_id, "", study, patient, age=age, columns={"study_date": day} if day else {})


@pytest.fixture
def related(tmp_path):
    """The kin of the first of some films: ids of its study's others, and of its patient's."""
    def ask(*films: Case) -> tuple[str, str]:
        bundle = open_folder(write_tiny_bundle(tmp_path / "bundle"))
        bundle.cases = list(films)
        found = kin(bundle, films[0])
        return tuple("".join(case.case_id for case in part) for part in found)
    return ask


def test_the_films_of_a_study_stand_apart_from_those_of_the_patients_other_studies(related):
    assert related(film("a", "1"), film("b", "1"), film("c", "2"), film("d", "1", "q")) == ("b", "c")


def test_the_patients_other_films_stand_in_the_order_of_their_days_and_those_without_one_last(related):
    films = film("b", "2", day="2019"), film("c", "3"), film("d", "4", day="20010101"), film("e", "5", day="2010-05")
    assert related(film("a", "1", day="2015"), *films) == ("", "debc")


def test_where_no_day_is_known_they_stand_in_the_order_of_the_patients_age(related):
    assert related(film("a", "1", age=50), film("b", "2", age=61), film("c", "3", age=40)) == ("", "cb")


def test_a_film_of_no_known_patient_has_no_kin(related):
    assert related(film("a", "1", ""), film("b", "1", "")) == ("", "")


def test_a_film_of_no_known_study_shares_none(related):
    assert related(film("a", ""), film("b", "")) == ("", "b")


def test_of_many_films_those_around_the_one_are_taken():
    films = [film(f"{year}", f"{year}", day=f"{year}") for year in range(2000, 2020)]
    assert [case.case_id for case in nearest(films, films[10], 4)] == ["2008", "2009", "2010", "2011"]
    assert [case.case_id for case in nearest(films, films[0], 3)] == ["2000", "2001", "2002"]
    assert [case.case_id for case in nearest(films, films[-1], 3)] == ["2017", "2018", "2019"]
    assert nearest(films[:2], films[0], 5) == films[:2]
