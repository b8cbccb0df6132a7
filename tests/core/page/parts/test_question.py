"""Chips, ways and facets: what is asked besides the words, each a link that changes it."""

from medmir.page.address import Place, search, similar
from medmir.page.markup import Node, find, text
from medmir.page.parts.facets import facets
from medmir.page.parts.question import chips, ways
from medmir.search.answer import Answer
from medmir.search.filters import Facet
from medmir.search.query import Condition
from medmir.search.query_text import read

FOUND = Answer("live", [], "lateral view", stated=(Condition("view", ("LAT",)),))


def links(tree: Node) -> dict[str, str]:
    """Where each link leads, by what it is called."""
    return {node.attributes.get("aria-label") or text(node): node.attributes["href"]
            for node in find(tree, lambda node: node.tag == "a")}


def test_what_was_set_and_what_was_asked_for_stand_as_chips_that_can_be_taken_away():
    place = search("lateral view").having(filter="-label:Normal")
    shown = chips(place, read("lateral view -label:Normal"), FOUND, ())
    assert "not Normal" in text(shown) and "View: Lateral asked for" in text(shown)
    assert links(shown) == {
        "Without “not Normal”": "#q=lateral+view",
        "Without “View: Lateral”": "#q=lateral+view&filter=-label%3ANormal&open=view%3ALAT",
        "Clear all": "#q=lateral+view"}


def test_without_conditions_there_are_no_chips():
    assert chips(search("effusion"), read("effusion"), None, ()) is None


def test_the_way_that_answers_now_is_said_and_the_others_are_links():
    shown = ways(search("effusion").having(mode="words"), read("effusion mode:words"), reports=True)
    assert links(shown)["Both"] == "#q=effusion" and links(shown)["Age"] == "#q=effusion&mode=words&sort=age"
    (now, relevance) = [text(node) for node in find(shown, lambda node: node.attributes.get("aria-current") == "true")]
    assert (now, relevance) == ("Words", "Relevance")


def test_words_beside_a_case_can_weigh_more_or_less_than_it():
    place = similar("a").having(q="effusion", weight="20")
    shown = ways(place, read("effusion").having(like="a", picture_weight=.2), reports=False)
    assert links(shown)["Both alike"] == "#similar=a&q=effusion"
    assert links(shown)["Picture more"] == "#similar=a&q=effusion&weight=80"
    now = find(shown, lambda node: node.attributes.get("aria-current") == "true")
    assert "Words more" in map(text, now)
    assert "Weigh" not in text(ways(search("effusion"), read("effusion"), reports=True))


def test_a_facet_leads_to_fewer_films_and_back():
    counted = [Facet("view", (("PA", 4), ("LAT", 2))), Facet("label", (("Effusion", 3), ("Mass", 1)), several=True)]
    shown = facets(Place().having(filter="view:LAT"), counted, (Condition("view", ("LAT",)),), ())
    assert links(shown) == {
        "PA": "#filter=view%3APA", "Lateral": "#",
        "Effusion": "#filter=view%3ALAT+label%3AEffusion", "Mass": "#filter=view%3ALAT+label%3AMass"}
    assert facets(Place(), [], (), ()) is None


def test_many_values_stand_behind_a_fold():
    counted = [Facet("label", tuple((f"L{n}", 1) for n in range(12)))]
    folded = find(facets(Place(), counted, (), ()), lambda node: node.attributes.get("key") == "more" or
                  node.tag == "summary")
    assert [text(node) for node in folded] == ["Filter", "4 more"]
