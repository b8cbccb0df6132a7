"""Likes and dislikes in the address."""

from medmir.page.address import Place, read, search
from medmir.page.judged import DISLIKED, LIKED, case_ids, feedback, judging, more_like, unjudged
from medmir.search.feedback import Feedback


def test_a_film_is_liked_or_disliked_or_neither():
    place = search("heart")
    liked = judging(judging(place, LIKED, "a"), LIKED, "b")
    assert case_ids(liked, LIKED) == ["a", "b"]
    turned = judging(liked, DISLIKED, "a")
    assert (case_ids(turned, LIKED), case_ids(turned, DISLIKED)) == (["b"], ["a"])
    assert judging(judging(turned, DISLIKED, "a"), LIKED, "b") == place


def test_an_address_names_films_of_this_collection_only(session):
    place = read("#q=heart&liked=a,zz,,a&disliked=b&by_labels=yes")
    assert feedback(place, session.bundle) == Feedback(("a",), ("b",), True)
    assert feedback(Place(), session.bundle) == Feedback()


def test_without_feedback_the_question_is_what_it_was():
    assert unjudged(read("#q=heart&liked=a&disliked=b&by_labels=yes&case=c")) == search("heart")


def test_films_like_some_films_have_an_address_of_their_own():
    assert more_like(["a", "b"]) == read("#liked=a,b")
