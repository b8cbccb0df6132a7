"""Order and arms: the same for the same reader everywhere, and balanced over readers."""

from collections import Counter

import pytest
from support.study_logs import study

from medmir.study.design import CROSSOVER, WITH, WITHOUT
from medmir.study.order import mixed, turns


def arms(number: int, n: int = 8) -> list[str]:
    return [turn.arm for turn in turns(study(n), "R", number)]


def test_the_first_reader_has_the_first_half_without_and_the_second_with():
    assert arms(1) == [WITHOUT] * 4 + [WITH] * 4


def test_after_two_readers_each_film_was_read_once_in_either_arm():
    read = Counter(turn for number in (1, 2) for turn in turns(study(8), f"R{number}", number))
    assert set(read.values()) == {1} and len(read) == 16


def test_after_four_readers_both_arms_were_as_often_first():
    assert [arms(number)[0] for number in range(1, 9)] == [WITHOUT, WITHOUT, WITH, WITH] * 2
    read = Counter(turn for number in range(1, 5) for turn in turns(study(8), f"R{number}", number))
    assert set(read.values()) == {2}


def test_every_other_film_of_the_file_is_in_a_half_so_that_both_have_as_many_normal_ones():
    alone = {turn.case_id for turn in turns(study(8), "R", 1) if turn.arm == WITHOUT}
    assert alone == {"f0", "f2", "f4", "f6"}


@pytest.mark.parametrize("n", [1, 2, 3, 7])
def test_no_film_is_lost_whatever_their_number(n):
    assert sorted(turn.case_id for turn in turns(study(n), "R", 2)) == [f"f{number}" for number in range(n)]


def test_each_reader_has_an_own_order_unless_the_study_says_otherwise():
    alone = study(20, retrieval=WITHOUT)
    one, other = ([turn.case_id for turn in turns(alone, code, 1)] for code in ("R1", "R2"))
    assert one != other and sorted(one) == sorted(other)
    plain = alone.having(shuffled=False)
    assert [turn.case_id for turn in turns(plain, "R1", 1)] == list(plain.case_ids)


def test_an_order_is_that_of_the_hashes_and_stays_the_same_for_ever():
    assert mixed(["a", "b", "c", "d", "e"], 1, "R1") == ["e", "d", "a", "b", "c"]


@pytest.mark.parametrize("arm", [WITHOUT, WITH])
def test_a_study_of_one_arm_has_it_for_all_films(arm):
    assert {turn.arm for turn in turns(study(retrieval=arm), "R", 3)} == {arm}
    assert study().retrieval == CROSSOVER
