"""Which films fulfil the conditions of a question, on eight films whose facts are known."""

import numpy as np
import pytest
from support.chest_collection import cases

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from medmir.search.case_columns import CaseColumns
from medmir.search.filters import beside, facets, kept
from medmir.search.query import Condition
from medmir.search.query_text import read

COLUMNS = CaseColumns(cases())


def films(text: str) -> str:
    """The numbers of the films that fulfil what is typed."""
    return "".join(map(str, np.flatnonzero(kept(COLUMNS, read(text, ("reading_room",)).conditions))))


@pytest.mark.parametrize(("text", "found"), [
    ("", "01234567"), ("label:effusion", "0123"), ("-label:effusion", "4567"), ("label:normal", "56"),
    ("label:effusion label:mass", "3"), ("label:hernia|mass", "37"), ("label:effusion -view:LAT", "013"),
    ("view:lateral", "26"), ("view:frontal", "013457"), ("view:ap", "17"), ("-view:frontal", "26"),
    ("sex:f", "024"), ("sex:female", "024"), ("sex:m", "1356"), ("device:pacemaker", "17"), ("device:picc", "4"),
    ('reading_room:"room a"', "0156"), ("reading_room:room", "0123567"), ("patient:p5", "56"), ("case:f7", "7"),
])
def test_a_field_keeps_the_films_that_state_it(text, found):
    assert films(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("label:effusion side:left", "02"), ("label:effusion side:right", "123"), ("label:effusion side:bilateral", "2"),
    ("label:effusion severity:large", "023"), ("label:effusion side:left severity:large", "02"),
    ("label:effusion side:right severity:large", "3"), ("label:effusion side:left severity:small", ""),
    ("label:mass lobe:LLL", "37"), ('label:mass lobe:"left lower lobe"', "37"), ("label:mass severity:large", ""),
    ("side:left", "0237"), ("side:bilateral", "27"), ("side:left side:right", "27"), ("side:left|right", "01237"),
    ("label:fibrosis side:left", "7"), ("label:effusion label:mass side:left", "3"),
    ("severity:large severity:small", ""),
])
def test_what_is_asked_for_together_must_be_stated_of_one_finding(text, found):
    """Film 3 has a large effusion on the right and a mass on the left: no left effusion, no large mass."""
    assert films(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ('finding:"large left effusion"', "02"), ('finding:"bilateral effusion"', "2"), ("finding:effusion", "0123"),
    ('finding:"left lower lobe mass"', "37"), ("finding:normal", "56"), ('-finding:"large effusion"', "14567"),
    ('finding:"mild cardiomegaly|left mass"', "347"), ('finding:"left fibrosis"', "7"),
])
def test_a_finding_is_asked_for_in_words(text, found):
    assert films(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("age:34", "0"), ("age:17-34", "056"), ("age:60-79", "12"), ("age:80-", "3"), ('age:"-17"', "56"),
    ("age:-17", "56"),
    ("age:0-17|80-", "356"), ("-age:0-120", "4"), ("age:18-39", "0"),
])
def test_ages_are_years_and_both_ends_belong(text, found):
    assert films(text) == found


@pytest.mark.parametrize("text", ["label:zebra", "device:zebra", "nonsense:x", "view:oblique", "side:up", "lobe:XYZ"])
def test_what_nobody_states_is_stated_of_no_film(text):
    conditions = [each._replace(field=text.split(":")[0]) for each in read(text, ("nonsense",)).conditions]
    assert not kept(COLUMNS, conditions).any()


@pytest.mark.parametrize(("text", "sentence"), [
    ("age:old", "age:old is no age; write age:60"), ("age:1-2-3", "is no age"), ("finding:zebra", "names no finding"),
])
def test_what_makes_no_sense_is_said_to(text, sentence):
    with pytest.raises(MedMIRError, match=sentence):
        films(text)


def test_a_facet_counts_what_is_left_and_begins_with_the_commonest():
    counted = {facet.field: facet.counts for facet in facets(COLUMNS)}
    assert counted["label"][:2] == (("Effusion", 4), ("Cardiomegaly", 2))
    assert counted["view"] == (("PA", 4), ("AP", 2), ("LAT", 2))
    assert counted["age"] == (("0-17", 2), ("18-39", 1), ("40-59", 1), ("60-79", 2), ("80-", 1))
    assert counted["reading_room"] == (("Room A", 4), ("Room B", 2), ("Room C", 1))


def test_ids_and_fields_of_one_value_are_no_facets():
    fields = [facet.field for facet in facets(COLUMNS)]
    assert fields == ["label", "view", "side", "severity", "sex", "age", "device", "reading_room"]
    many = CaseColumns([Case(f"c{n}", "", columns={"note": f"text {n}"}) for n in range(61)])
    assert facets(many) == []


@pytest.mark.parametrize("text", ["", "label:effusion", "label:effusion side:right", "view:PA",
    "label:mass label:effusion"])
def test_a_count_is_how_many_films_a_click_on_it_leaves(text):
    conditions = read(text).conditions
    for facet in facets(COLUMNS, conditions):
        stay = beside(conditions, facet.field, facet.several)
        for value, count in facet.counts:
            assert count == kept(COLUMNS, [*stay, Condition(facet.field, (value,))]).sum(), (facet.field, value)


def test_another_view_is_chosen_instead_of_the_first_and_another_finding_beside_it():
    several = {facet.field: facet.several for facet in facets(COLUMNS)}
    assert several["label"] and several["device"] is False and not several["view"] and not several["side"]
    counted = {facet.field: dict(facet.counts) for facet in facets(COLUMNS, read("view:PA").conditions)}
    assert counted["view"] == {"PA": 4, "AP": 2, "LAT": 2}
