"""The search view as a node tree: what stands above the films, and which films there are."""

from dataclasses import replace

import pytest
from support.page_without_browser import by_id, films, said

from medmir.bundle.contract import Fact, Hit
from medmir.page.address import PICTURE, Place, search, similar
from medmir.page.found import Found
from medmir.page.markup import find, html, text
from medmir.page.state import OwnPicture, Problem, Session
from medmir.page.views.search import SearchView, shown_cases
from medmir.search.answer import Answer
from medmir.search.domain import Judgement, Reason
from medmir.search.query import Picture, Query
from medmir.search.query_text import read
from medmir.search.rankings import Share

VIEW = SearchView()
HITS = [Hit("b", 0.8), Hit("a", 0.4), Hit("c", -0.2)]


def answered(session, path, hits=HITS, shown="big heart", note="", **more):
    """The drawing of an answer."""
    told = {"shares": {"meaning": {hit.case_id: Share(n, 3, hit.score) for n, hit in enumerate(hits, 1)}},
            "middle": 0.4} if path != "lexical" else {}
    session.loaded["search"] = Found(Answer(path, hits, shown, 12.3, **{**told, **more}), note)
    return VIEW.draw(search("big heart"), session)


def tagged(tree, tag):
    return find(tree, lambda node: node.tag == tag)


def test_before_the_collection_is_there_blank_cards_hold_its_place():
    tree = VIEW.draw(Place(), Session())
    assert len(find(tree, lambda node: node.attributes.get("class") == "blank")) == 10
    assert said(tree, "summary") == ""
    assert by_id(tree, "examples") is None


def test_before_the_first_question_films_of_the_collection_are_shown(session):
    tree = VIEW.draw(Place(), session)
    assert said(tree, "summary") == "From the collection “Tiny”, 3 films"
    assert sorted(films(tree)) == ["a", "b", "c"]
    assert films(tree) == films(VIEW.draw(Place(), session)), "the same ones each time"
    assert not tagged(tree, "meter"), "in no order of merit"


def test_a_large_collection_shows_twenty_films(session):
    session.bundle.cases = session.bundle.cases * 50
    assert len(films(VIEW.draw(Place(), session))) == 20


def test_examples_are_precomputed_questions_and_go_when_one_is_answered(session):
    buttons = tagged(by_id(VIEW.draw(Place(), session), "examples"), "button")
    assert [button.attributes["data-value"] for button in buttons] == ["cardiomegaly", "enlarged heart"]
    assert {button.attributes["data-do"] for button in buttons} == {"suggestion"}
    assert by_id(answered(session, "instant"), "examples") is None


def test_a_question_without_an_answer_offers_examples_again(session):
    tree = answered(session, "lexical", hits=[], all_words=False)
    assert "Nothing found for “big heart”" in said(tree, "summary")
    assert films(tree) == []
    assert by_id(tree, "examples")
    assert not tagged(by_id(tree, "summary"), "details"), "there is no score to explain"


@pytest.mark.parametrize(("path", "more", "label", "headline"), [
    ("instant", {}, "Instant", "Results for “big heart”"),
    ("fuzzy", {}, "Instant", "Showing results for “big heart”"),
    ("live", {}, "Live", "Results for “big heart”"),
    ("lexical", {}, "Report text", "Reports with the words “big heart”"),
    ("lexical", {"all_words": False}, "Report text", "No report holds all the words of “big heart”; these hold some"),
])
def test_the_line_above_the_films_says_which_path_answered_and_how_long_it_took(session, path, more, label, headline):
    spans = [text(span) for span in tagged(by_id(answered(session, path, **more), "summary"), "span")]
    assert spans == [label, headline, "12 ms"]


def test_the_line_is_read_aloud_when_it_changes(session):
    assert by_id(answered(session, "live"), "summary").attributes["role"] == "status"


@pytest.mark.parametrize(("path", "meaning"), [("live", "cosine"), ("instant", "cosine"), ("lexical", "BM25")])
def test_the_score_is_explained_where_there_is_one(session, path, meaning):
    details = tagged(by_id(answered(session, path), "summary"), "details")
    assert len(details) == 1
    assert meaning in text(details[0])


def test_what_should_be_known_of_the_answer_is_said_beside_it(session):
    assert "The model is away." in said(answered(session, "lexical", note="The model is away."), "summary")


def test_films_stand_in_the_order_of_their_score_each_with_rank_and_score(session):
    tree = answered(session, "live")
    assert films(tree) == ["b", "a", "c"]
    assert [text(node) for node in find(tree, lambda node: node.attributes.get("class") == "rank")] == ["1", "2", "3"]
    scores = tagged(tree, "data")
    assert [text(score) for score in scores] == ["all others", "50.0 %", "0.0 %"]
    assert scores[0].attributes["value"] == "0.8000000"
    assert [meter.attributes["value"] for meter in tagged(tree, "meter")] == ["0.667", "0.000", "0.000"]


def test_a_bar_is_measured_against_the_collection_and_not_against_the_best_film(session):
    hits, low = [Hit("a", -0.1), Hit("b", -0.3)], {"a": Share(1, 3, -0.1), "b": Share(2, 3, -0.3)}
    tree = answered(session, "live", hits=hits, shares={"meaning": low}, middle=-0.3, strong=0.7)
    assert [meter.attributes["value"] for meter in tagged(tree, "meter")] == ["0.200", "0.000"]


def test_what_each_path_says_of_a_film_stands_under_why(session):
    shares = {"meaning": {"b": Share(2, 3, 0.4)}, "words": {"a": Share(1, 1, 2.0)}}
    why = text(find(answered(session, "live", shares=shares), lambda node: node.attributes.get("class") == "why")[0])
    assert "By meaning: place 2 of 3, closer than 50.0 % of this collection (cosine 0.400)" in why
    assert "not a probability of disease" in why and "its report does not hold them" in why
    assert "Its labels are those that the source states." in why


def test_a_line_stands_where_the_films_end_that_stand_out(session):
    tree = answered(session, "live", relevant=1)
    grid = by_id(tree, "results").children
    assert [child.attributes["class"] for child in grid] == ["card", "cut", "card", "card"]
    assert said(tree, "cut").startswith("1 film stands out")


def test_a_card_is_a_link_to_its_film_in_front_of_this_answer(session):
    link = by_id(answered(session, "live"), "film-b")
    assert (link.tag, link.attributes["href"]) == ("a", "#q=big+heart&case=b")


def test_a_card_tells_label_side_and_severity_also_to_those_who_cannot_see_it(session):
    facts = (Fact("Cardiomegaly", severity="severe"),)
    session.bundle.cases = [type(case)(case.case_id, case.image, view="PA", labels=case.labels, facts=facts,
                                       thumbnail=case.thumbnail) for case in session.bundle.cases]
    tree = answered(session, "live")
    picture = tagged(by_id(tree, "film-b"), "img")[0]
    assert picture.attributes["alt"] == "b, PA, Cardiomegaly (severe)"
    assert picture.attributes["src"] == "bundle/images/b-256.webp"
    assert text(find(tree, lambda node: node.attributes.get("class") == "chips")[0]) == "Cardiomegaly (severe)"


def test_pictures_below_the_fold_wait(session):
    session.bundle.cases = session.bundle.cases * 4
    loading = [picture.attributes["loading"] for picture in tagged(VIEW.draw(Place(), session), "img")]
    assert loading == ["eager"] * 10 + ["lazy"] * 2


def test_similar_films_show_the_film_they_are_like(session):
    session.loaded["search"] = Found(Answer("similar", HITS[:1], "a", 0.1))
    tree = VIEW.draw(similar("a"), session)
    assert "Films most like a, from other patients" in said(tree, "summary")
    assert tagged(by_id(tree, "summary"), "img")[0].attributes["src"] == "bundle/images/a-256.webp"
    assert by_id(tree, "film-b").attributes["href"] == "#similar=a&case=b"
    assert VIEW.title(similar("a"), session) == "Similar to a"


def test_a_picture_of_the_readers_own_is_shown_with_its_films(session):
    session.picture = OwnPicture("blob:1", Picture("<b>own.png"))
    session.loaded["search"] = Found(Answer("picture", HITS, "<b>own.png", 30.0))
    tree = VIEW.draw(PICTURE, session)
    assert "Films most like “<b>own.png”" in said(tree, "summary")
    assert films(tree) == ["b", "a", "c"]
    assert said(tree, "picture-name") == "<b>own.png"
    assert "nothing is uploaded" in said(tree, "picture-card")
    assert by_id(tree, "picture-clear").attributes["data-do"] == "clear-picture"
    assert VIEW.title(PICTURE, session) == "Picture search"
    assert by_id(VIEW.draw(Place(), session), "picture-card") is None, "elsewhere it is not asked by"


def test_a_picture_that_is_gone_is_said_to_be_gone(session):
    assert said(VIEW.draw(PICTURE, session), "summary").startswith("The picture is no longer in this tab")
    assert VIEW.title(PICTURE, session) == "Tiny"


def test_a_failure_stands_where_the_answer_would_and_no_film_below_it(session):
    session.failures["search"] = "catalog.sqlite is damaged."
    tree = VIEW.draw(search("big heart"), session)
    assert said(tree, "summary") == "catalog.sqlite is damaged."
    assert films(tree) == []


def test_while_an_answer_is_on_its_way_the_old_films_stay_and_are_marked(session):
    session.busy.add("search")
    tree = answered(session, "live")
    assert by_id(tree, "results").attributes["aria-busy"] == "true"
    assert films(tree) == ["b", "a", "c"]
    assert said(VIEW.draw(search("x"), Session(bundle=session.bundle, busy={"search"})), "summary") == ""


def test_problems_and_hints_are_told_in_the_search_view(session):
    session.problem, session.hint = Problem("It broke.", lambda: None), "Type something."
    tree = VIEW.draw(Place(), session)
    assert said(tree, "problem-text") == "It broke."
    assert said(tree, "hint") == "Type something."


def test_hostile_words_stay_text_in_every_place_they_are_shown(session):
    hostile = "<img src=x onerror=alert(1)>"
    session.typed, session.suggestions = hostile, (hostile,)
    written = html(answered(session, "live", shown=hostile, note=hostile))
    assert hostile not in written
    assert "onerror=alert(1)&gt;" in written


def test_only_questions_are_loaded(session):
    class Work:
        found = staticmethod(lambda query: query)
        overview = staticmethod(lambda: "all of it")

    assert VIEW.load(search("heart view:LAT"), session, Work) == read("heart view:LAT")
    assert VIEW.load(similar("a"), session, Work) == Query(like="a")
    assert VIEW.load(Place(), session, Work) == "all of it"
    assert VIEW.load(PICTURE, session, Work) == "all of it", "the picture is gone"
    session.picture = OwnPicture("blob:1", Picture("own.png"))
    assert VIEW.load(PICTURE, session, Work) == Query(picture=Picture("own.png"))


def test_the_films_that_a_case_steps_through_are_those_of_the_grid(session):
    tree = answered(session, "live")
    assert shown_cases(session) == films(tree)
    assert shown_cases(Session(bundle=session.bundle)) == films(
        VIEW.draw(Place(), Session(bundle=session.bundle)))


def test_where_nothing_is_like_what_was_asked_it_is_said_and_no_bar_is_drawn(session):
    session.loaded["search"] = Found(
        Answer("live", HITS, "banana", shares={"meaning": {"b": Share(1, 3, 0.8)}}, middle=0.1, strong=0.9),
        judged=Judgement(Reason.UNHEARD, 50, ("banana",)))
    tree = VIEW.draw(search("banana"), session)
    assert said(tree, "unlike").startswith("Nothing in this collection is known to be like this")
    assert [meter.attributes["value"] for meter in tagged(tree, "meter")] == ["0.000"]


def test_a_turned_picture_can_be_tried_the_other_way(session):
    session.picture = OwnPicture("blob:1", Picture("own.png"))
    judged = Judgement(Reason.UNSEEN, 3, (), "inverted")
    session.loaded["search"] = Found(Answer("picture", HITS, "own.png"), judged=judged)
    button = by_id(VIEW.draw(PICTURE, session), "mend")
    assert (button.attributes["data-do"], button.attributes["data-value"]) == ("mend-picture", "inverted")


def test_a_lobe_that_only_the_source_knows_leaves_its_film_a_chip_by_the_label(session):
    facts = (Fact("Cardiomegaly", lobe="segment 6"),)
    session.bundle.cases = [replace(case, facts=facts) for case in session.bundle.cases]
    chip = find(answered(session, "live"), lambda node: node.attributes.get("class") == "chip")[0]
    assert chip.attributes["href"].endswith("filter=label%3ACardiomegaly")
