"""The cases as columns: what any collection states can be asked for, a column of its own as well."""

import numpy as np
import pytest
from support.chest_collection import cases

from medmir.bundle.contract import Case
from medmir.search.case_columns import CaseColumns, age_group, field_name


@pytest.fixture
def columns() -> CaseColumns:
    return CaseColumns(cases())


def test_the_fields_are_those_that_some_case_states(columns):
    assert {"label", "view", "sex", "age", "device", "side", "severity", "lobe", "reading_room"} <= set(columns.fields)
    assert not {"kind", "modality", "split", "licence"} & set(columns.fields)


def test_a_column_of_ones_own_is_a_field_like_others(columns):
    assert columns.column("reading_room").names == ("Room A", "Room B", "Room C")
    everything = np.ones(columns.n, dtype=bool)
    assert columns.column("reading_room").counts(everything).tolist() == [4, 2, 1]


def test_own_columns_can_be_asked_before_anyone_asked_for_the_fields():
    cased = CaseColumns([Case("a", "", columns={"Site (2)": "x"}), Case("b", "")])
    assert cased.column("site_2").names == ("x",)
    assert cased.fields == ("case", "site_2")


def test_an_own_column_never_replaces_a_field_that_every_case_has():
    cased = CaseColumns([Case("a", "", view="PA", columns={"View": "oblique", "Side": "x"})])
    assert cased.column("view").names == ("PA",) and cased.column("side").names == ()


def test_a_case_has_each_of_its_values_once(columns):
    label = columns.column("label")
    pairs = list(zip(label.rows.tolist(), label.codes.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))
    assert label.having([label.names.index("Effusion")], columns.n).tolist() == [True] * 4 + [False] * 4


def test_values_are_counted_among_the_kept_alone(columns):
    keep = np.arange(columns.n) < 2
    view = columns.column("view")
    assert dict(zip(view.names, view.counts(keep).tolist(), strict=True)) == {"AP": 1, "LAT": 0, "PA": 1}


def test_a_field_that_nobody_states_has_no_values(columns):
    assert columns.column("nonsense").names == () and columns.column("nonsense").having([], 8).sum() == 0


def test_a_collection_of_nothing_has_no_fields():
    assert CaseColumns([]).fields == ()


@pytest.mark.parametrize(("age", "group"), [
    (0, "0-17"), (17, "0-17"), (18, "18-39"), (79, "60-79"), (80, "80-"), (104, "80-"), (None, ""), (999, ""), (-1, ""),
])
def test_ages_are_counted_in_groups_that_can_be_asked_for(age, group):
    assert age_group(age) == group


@pytest.mark.parametrize(("column", "field"), [
    ("Reading room", "reading_room"), ("KVP", "kvp"), (" 2nd reader? ", "2nd_reader"), ("Größe", "grösse"),
])
def test_a_column_is_asked_for_by_a_name_without_blanks(column, field):
    assert field_name(column) == field
