"""What the page is doing, and what went wrong."""

from support.page_without_browser import by_id, said

from medmir.page.markup import element, text
from medmir.page.parts.status import alert, loading, problems
from medmir.page.state import Problem, Progress, Session


def line(**stages):
    return loading(Session(stages=stages))


def told(session):
    return element("div", problems(session))


def test_when_nothing_is_loading_the_line_is_empty():
    assert text(line()) == ""
    assert by_id(line(), "progress").attributes["hidden"] is True


def test_what_is_loading_is_named_with_its_bytes():
    tree = line(Collection=Progress(1_200_000, 24_100_000))
    assert (said(tree, "status"), said(tree, "bytes")) == ("Collection", "1.2 of 24.1 MB")
    assert "hidden" not in by_id(tree, "progress").attributes


def test_the_bar_is_as_long_as_what_is_here():
    bar = by_id(line(Model=Progress(50, 200)), "progress").attributes
    assert (bar["value"], bar["max"]) == ("50", "200")
    bar = by_id(line(Model=Progress(0, 200)), "progress").attributes
    assert (bar["value"], bar["max"]) == ("0", "200")


def test_a_total_that_is_not_known_makes_a_bar_without_a_length():
    bar = by_id(line(Model=Progress(50)), "progress").attributes
    assert not {"value", "max"} & bar.keys()
    assert said(line(Model=Progress(500_000)), "bytes") == "0.5 MB"
    assert said(line(Model=Progress()), "bytes") == ""


def test_of_two_stages_the_one_that_began_last_is_told():
    assert said(line(Collection=Progress(1, 2), Model=Progress(3, 4)), "status") == "Model"


def test_without_a_problem_nothing_is_said():
    assert problems(Session()) == []


def test_a_problem_is_told_at_once_with_a_way_to_try_again():
    tree = told(Session(problem=Problem("<b> broke.", lambda: None)))
    assert said(tree, "problem-text") == "<b> broke."
    assert by_id(tree, "problem").attributes["role"] == "alert"
    assert by_id(tree, "retry").attributes["data-do"] == "retry"


def test_where_there_is_nothing_to_try_there_is_no_button():
    assert by_id(told(Session(problem=Problem("It broke."))), "retry") is None


def test_several_problems_stand_beside_each_other():
    tree = told(Session(problem=Problem("One."), picture_problem="a.txt is no picture.", pictures_lost=True))
    assert said(tree, "problem-text") == "One."
    assert said(tree, "picture-problem") == "a.txt is no picture."
    assert "whatever serves this page no longer answers" in said(tree, "pictures-lost")


def test_a_view_that_cannot_be_drawn_is_a_sentence():
    assert text(alert("It broke.")) == "It broke."
