"""What films are coloured by: the commonest values first, what is rare together, and no two alike."""

import numpy as np
import pytest
from support.chest_collection import cases

from medmir.bundle.contract import Case
from medmir.page.mapping.groups import MOST, NOT_STATED, OTHERS, groups_of, hue, shape
from medmir.search.case_columns import CaseColumns

CHEST = CaseColumns(cases())


def test_groups_come_with_their_counts_the_commonest_first():
    groups = groups_of(CHEST, "label")
    assert [(group.name, group.count) for group in groups.groups] == [
        ("Effusion", 4), ("Cardiomegaly", 2), ("Mass", 2), ("Normal", 2), ("Fibrosis", 1)]
    assert groups.several


def test_a_film_with_several_values_is_of_the_rarest_unless_another_is_wanted():
    groups = groups_of(CHEST, "label")
    of = {code: group.name for code, group in enumerate(groups.groups)}
    assert of[groups.codes()[3]] == "Mass"  # with effusion and cardiomegaly
    assert of[groups.codes([groups.code("Effusion")])[3]] == "Effusion"


def test_films_that_state_nothing_are_a_group_of_their_own():
    groups = groups_of(CHEST, "sex")
    assert [(group.name, group.count) for group in groups.groups] == [("M", 4), ("F", 3), (NOT_STATED, 1)]
    assert groups.codes()[7] == groups.code(NOT_STATED)


def test_what_is_rare_is_one_group():
    columns = CaseColumns([Case(f"c{n}", "", columns={"Room": f"r{n % 20}"}) for n in range(100)])
    groups = groups_of(columns, "room")
    assert [group.count for group in groups.groups] == [5] * MOST + [25]
    assert groups.groups[-1].name == OTHERS and groups.code(OTHERS) == MOST


def test_a_field_that_nobody_states_leaves_one_group():
    assert [group.name for group in groups_of(CHEST, "modality").groups] == [NOT_STATED]
    assert groups_of(CHEST, "label").code("no such finding") is None


def test_no_two_groups_share_colour_and_shape():
    assert len({(hue(code), shape(code)) for code in range(MOST)}) == MOST
    assert all(hue(code) != hue(code + 1) and shape(code) != shape(code + 1) for code in range(MOST - 1))


@pytest.mark.parametrize("wanted", [(), (0,), (0, 2)])
def test_every_film_has_a_code(wanted):
    codes = groups_of(CHEST, "label").codes(wanted)
    assert codes.shape == (8,) and np.all(codes >= 0)
