"""When a film was taken: what counts as a day, under which names, and what does not."""

import pytest

from medmir.bundle.contract import Case
from medmir.search.dates import date_of, day_of, is_date


def film(text: str, name: str = "study_date") -> Case:
    return Case("a", "", columns={"room": "3", name: text})


@pytest.mark.parametrize(("text", "date"), [
    ("2019-08-17", "2019-08-17"), ("20190817", "2019-08-17"), ("2019-08-17T13:45:27", "2019-08-17"),
    ("2019/08/17", "2019-08-17"), (" 2019-08 ", "2019-08"), ("2019", "2019"),
    ("17.08.2019", ""), ("08/17/2019", ""), ("2019-13-01", ""), ("2019-08-45", ""), ("long ago", ""), ("", "")])
def test_a_day_is_read_as_iso_or_dicom_write_it_and_never_guessed(text, date):
    assert date_of(film(text)) == date


def test_days_are_numbers_that_can_be_sorted():
    assert [day_of(film(text)) for text in ("2019", "2019-08", "20190817", "?")] == [
        20190000, 20190800, 20190817, 0]


@pytest.mark.parametrize("name", [
    "StudyDate", "study_date", "Study Date", "StudyDate_DICOM", "date", "AcquisitionDate"])
def test_a_column_is_known_by_its_name_however_it_is_written(name):
    assert date_of(film("2019", name)) == "2019"


@pytest.mark.parametrize("name", ["birth date", "update", "dated by", "candidate", "PatientBirthDate"])
def test_other_days_are_none_of_a_film(name):
    assert not is_date(name) and date_of(film("2019", name)) == ""
