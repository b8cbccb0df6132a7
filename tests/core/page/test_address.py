"""The address: what a reader bookmarks is the place they come back to."""

import pytest

from medmir.page.address import PICTURE, Place, fragment, read, search, similar

WORDS = ["heart", "a+b", "a&b=c", "#1", "50 % Größe", "weiß \u202e", "q=x&case=y", "a;b", "+", " x ", "%41",
         "'\"<>"]


@pytest.mark.parametrize("words", WORDS)
def test_whatever_is_asked_survives_the_address(words):
    place = search(words).having(case="R.1-a_b")
    assert read(fragment(place)) == place
    assert read(fragment(place)).get("q") == words


@pytest.mark.parametrize("place", [Place(), similar("c 1"), PICTURE, Place("metrics"), Place("about", {"card": "data"}),
                                   Place("search", {"q": "heart", "similar": "a"})])
def test_every_place_survives_the_address(place):
    assert read(fragment(place)) == place


def test_the_addresses_that_readers_already_have_are_kept():
    assert fragment(Place()) == "#"
    assert fragment(search("enlarged heart")) == "#q=enlarged+heart"
    assert fragment(search("a").having(case="b")) == "#q=a&case=b"
    assert fragment(Place("metrics")) == "#view=metrics"
    assert fragment(similar("c1")) == "#similar=c1"
    assert fragment(PICTURE) == "#picture=here"


@pytest.mark.parametrize("written", ["", "#", "#q=", "#q=&case=", "#view=", "#view=search", "#&&", "#=", "#q"])
def test_an_address_that_names_nothing_is_the_start(written):
    assert read(written).view == "search"
    assert not any(read(written).get(name) for name in ("q", "case", "similar", "picture"))


def test_blanks_may_be_written_both_ways_and_the_hash_left_out():
    assert read("#q=enlarged%20heart") == read("q=enlarged+heart") == search("enlarged heart")


def test_a_view_and_fields_that_this_version_does_not_know_are_kept():
    place = read("#view=study&arm=2&q=heart")
    assert (place.view, place.get("arm")) == ("study", "2")
    assert read(fragment(place)) == place


def test_bytes_that_are_no_text_do_not_break_the_address():
    assert read("#q=%ff%fe").get("q")
    assert read("#q=%").get("q") == "%"


def test_a_field_that_is_written_twice_has_its_last_value():
    assert read("#q=a&q=b") == search("b")


def test_a_place_is_equal_to_another_in_any_order_of_its_fields():
    assert read("#case=a&q=b") == read("#q=b&case=a")
    assert read("#q=b") != read("#q=a")
    assert Place("metrics") != Place()


def test_behind_is_the_same_place_with_no_case_open():
    assert search("heart").having(case="a").behind == search("heart")
    assert search("heart").behind == search("heart")
    assert Place("metrics", {"case": "a"}).behind == Place("metrics")


def test_having_adds_replaces_and_takes_away():
    place = search("heart").having(case="a")
    assert place.having(case="b").get("case") == "b"
    assert place.having(case="") == search("heart")
    assert place.get("case") == "a", "the place itself is never changed"


def test_a_field_that_is_not_there_is_empty():
    assert Place().get("case") == ""
