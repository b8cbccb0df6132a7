"""An address is a question, and what is clicked makes another address of it."""

import pytest

from medmir.page.address import Place, search
from medmir.page.asking import arithmetic, asked, more, narrowed, widened
from medmir.search.query import Condition, Query, Term

LATERAL, FEMALE = Condition("view", ("LAT",)), Condition("sex", ("F",))


def test_an_address_asks_all_that_a_question_can():
    place = search("effusion -mass view:LAT").having(filter="sex:F", open="label:Mass", sort="age", group="patient",
                                                     mode="meaning", n="40", typed="yes")
    query = asked(place)
    assert (query.words, query.subtracted, query.conditions) == ("effusion", (Term("mass"),), (LATERAL, FEMALE))
    assert (query.order, query.grouped, query.mode, query.k, query.literal) == ("age", True, "meaning", 40, True)
    assert query.open == (Condition("label", ("Mass",)),)


@pytest.mark.parametrize(("field", "value"), [
    ("n", "-3"), ("n", "0"), ("n", "many"), ("n", "²"), ("sort", "beauty"), ("mode", "guess"), ("weight", "x"),
    ("weight", "²"), ("from", "-1"), ("from", "9" * 5000),
])
def test_what_an_address_says_wrongly_is_as_if_it_said_nothing(field, value):
    assert asked(search("effusion").having(**{field: value})) == Query("effusion")


def test_no_address_asks_for_more_films_than_a_page_can_show():
    assert asked(search("effusion").having(n="999999999")).k == 2000


def test_more_films_are_those_of_the_same_question():
    assert asked(more(search("effusion"))) == Query("effusion", k=40)


def test_a_walk_goes_on_in_steps_and_from_where_the_address_says():
    place = Place().having(**{"from": "200"})
    assert (asked(place).k, asked(place).skip) == (20, 200)
    assert asked(more(place, 20, 30)).k == 30 and asked(more(place, 20)).k == 50


def test_what_narrows_an_answer_or_asks_anew_begins_with_its_first_film():
    place = Place().having(n="50", **{"from": "200"})
    assert narrowed(place, LATERAL) == Place().having(filter="view:LAT")
    assert widened(narrowed(place, LATERAL).having(n="50"), LATERAL) == Place()
    assert arithmetic(place, "effusion", "", "") == search("effusion")


def test_a_condition_is_added_beside_others_or_instead_of_the_one_on_its_field():
    place = narrowed(Place(), LATERAL)
    assert place.get("filter") == "view:LAT"
    assert narrowed(place, FEMALE).get("filter") == "view:LAT sex:F"
    assert narrowed(place, Condition("view", ("PA",)), several=False).get("filter") == "view:PA"


@pytest.mark.parametrize(("place", "left"), [
    (Place().having(filter="view:LAT sex:F"), Place().having(filter="sex:F")),
    (search("effusion view:LAT"), search("effusion")),
    (search("lateral view"), search("lateral view").having(open="view:LAT")),
])
def test_a_condition_is_taken_away_wherever_it_came_from(place, left):
    assert widened(place, LATERAL) == left


def test_what_was_taken_away_can_be_asked_for_again():
    place = widened(search("lateral view"), LATERAL)
    assert narrowed(place, LATERAL) == search("lateral view").having(filter="view:LAT")


def test_an_equation_is_written_as_a_question():
    assert arithmetic(Place(), "effusion", "mass", "central line").get("q") == 'effusion -"mass" +"central line"'
    assert asked(arithmetic(Place(), "", "mass", "")) == Query(subtracted=(Term("mass"),))
