"""What stands around every view."""

import pytest

from medmir.page.address import Place, search
from medmir.page.markup import element, find, text
from medmir.page.parts.shell import DISCLAIMER, PRIVACY, shell
from medmir.page.routes import VIEWS
from medmir.page.state import Session


def drawn(place=None, session=None, over=()):
    return shell(session or Session(), place or Place(), VIEWS.values(), element("p", "the view"), over, ())


def links(tree):
    return find(find(tree, lambda node: node.tag == "nav")[0], lambda node: node.tag == "a")


def test_the_bar_leads_to_every_view_that_exists():
    assert [(text(link), link.attributes["href"]) for link in links(drawn())] == [
        ("Search", "#"), ("Tray", "#view=tray"), ("Map", "#view=map"), ("Metrics", "#view=metrics"),
        ("Hard cases", "#view=hard-cases"), ("Benchmark", "#view=benchmark"),
        ("Study", "#view=study"), ("About", "#view=about")]


@pytest.mark.parametrize("view", VIEWS)
def test_the_bar_marks_the_view_that_is_shown(view):
    marked = [link.attributes["href"] for link in links(drawn(Place(view))) if "aria-current" in link.attributes]
    assert marked == [f"#view={view}" if view != "search" else "#"]


def test_a_question_or_an_open_film_is_still_the_search():
    link = links(drawn(search("heart").having(case="a")))[0]
    assert link.attributes["aria-current"] == "page"


def test_the_view_stands_between_and_what_is_open_in_front_comes_last():
    tree = drawn(over=[element("dialog", "the film")])
    assert tree.attributes["id"] == "app"
    assert [child.tag for child in tree.children] == ["header", "main", "footer", "dialog"]
    assert text(tree.children[1]) == "the view"


def test_what_the_page_is_not_and_what_it_does_not_do_is_said_everywhere():
    assert DISCLAIMER in text(drawn()) and "Not a medical device" in DISCLAIMER
    assert PRIVACY in text(drawn())


def test_badge_and_sources_are_the_collections_own(session):
    assert not find(drawn(), lambda node: node.attributes.get("id") == "badge")
    session.bundle.manifest |= {"badge": "Rendered <b>", "notice": "Computer-made.", "corpus": {"licence": "CC BY 3.0"}}
    tree = drawn(session=session)
    assert "Rendered <b>" in text(tree)
    assert text(tree).endswith("Computer-made. CC BY 3.0.")
