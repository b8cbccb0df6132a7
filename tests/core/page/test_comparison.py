"""Which films are compared, and their difference in words."""

import pytest

from medmir.bundle.contract import Case, Fact
from medmir.page.address import Place, fragment, similar
from medmir.page.comparison import button_beside, can_compare, compared, differences, names_of
from medmir.page.state import OwnPicture
from medmir.search.query import Picture


def film(*labels, facts=()):
    return Case("x", "x.webp", labels=labels, facts=facts)


def test_the_address_names_the_films_and_no_more_than_four():
    assert fragment(compared(["a", "b", "a"])) == "#view=compare&cases=a%2Cb"
    assert compared("abcdef").get("cases") == "a,b,c,d"


def test_films_that_the_collection_has_not_are_left_out(session):
    assert names_of(Place("compare", {"cases": "a,zz,own,b,a"}), session.bundle) == ["a", "own", "b"]
    assert names_of(Place("compare"), session.bundle) == []


def test_two_to_four_can_be_compared():
    assert [can_compare(range(n)) for n in range(6)] == [False, False, True, True, True, False]


def test_what_two_films_share_comes_first_then_what_each_has_alone():
    films = {"A": film("Effusion", "Mass"), "B": film("Effusion", "Nodule", "Hernia")}
    assert differences(films) == ["Both: Effusion.", "Only A: Mass.", "Only B: Nodule; Hernia."]


def test_three_and_four_films_are_told_by_their_letters():
    films = {"A": film("Effusion", "Mass"), "B": film("Effusion", "Mass"), "C": film("Effusion"), "D": film("Effusion")}
    assert differences(films) == ["All: Effusion.", "Only A + B: Mass."]


def test_side_and_severity_are_told_once_where_they_are_the_same_and_film_by_film_where_not():
    large, small = (Fact("Effusion", "left", severity=grade) for grade in ("large", "small"))
    one, other = film("Effusion", facts=(large,)), film("Effusion", facts=(small,))
    assert differences({"A": one, "B": one}) == ["Both: Effusion (large, left)."]
    assert differences({"A": one, "B": other}) == ["Both: Effusion (A large, left; B small, left)."]
    assert differences({"A": one, "B": film("Effusion")}) == ["Both: Effusion (A large, left; B not described)."]


def test_films_without_labels_say_so():
    assert differences({"A": film(), "B": film()}) == ["None of these films has a label."]


@pytest.mark.parametrize(("place", "shown", "beside"), [
    (Place(), ["a", "b"], "a,c"), (Place(), ["c", "b"], "b,c"), (Place(), ["c"], None), (Place(), [], None),
    (similar("b"), ["a"], "b,c"), (similar("c"), ["a"], "a,c"), (Place().having(picture="here"), ["a"], "own,c")])
def test_a_film_is_laid_beside_what_was_asked_or_the_best_hit(session, place, shown, beside):
    session.picture = OwnPicture("blob:1", Picture("own.png"))
    button = button_beside("c", place, session, shown)
    assert (button.attributes["data-value"] if button else None) == beside


def test_a_picture_that_is_gone_is_not_offered(session):
    assert button_beside("c", Place().having(picture="here"), session, ["a"]).attributes["data-value"] == "a,c"
