"""What becomes of an id that was there before."""

from pathlib import Path

import pytest

from medmir.errors import MedMIRError
from pipeline.cases.repeats import number_repeats, refuse_repeats, skip_repeats
from pipeline.cases.skipped import Skipped

REFUSE = refuse_repeats(Path("films.csv"))


@pytest.mark.parametrize("repeat", [skip_repeats, number_repeats, REFUSE])
def test_an_id_of_its_own_is_kept(repeat):
    assert repeat("a", {"b"}) == "a"


def test_a_row_that_repeats_another_is_skipped():
    with pytest.raises(Skipped, match="a stands twice in the table; the first row was taken"):
        skip_repeats("a", {"a"})


def test_a_file_that_shares_its_name_gets_the_next_free_number():
    assert number_repeats("a", {"a"}) == "a-2"
    assert number_repeats("a", {"a", "a-2", "a-3"}) == "a-4"


def test_somebodys_own_table_is_refused_by_its_name():
    with pytest.raises(MedMIRError, match=r"films\.csv: case_id 'a' stands twice; give every image an id of its own"):
        REFUSE("a", {"a"})
