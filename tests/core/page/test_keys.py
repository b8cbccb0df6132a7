"""The keys: data that the page acts on and the help line is made of, so that neither can promise what is not there."""

import pytest

from medmir.page.address import Place
from medmir.page.app import IN_QUERY
from medmir.page.markup import element, find, text
from medmir.page.parts import query_actions
from medmir.page.parts.shell import shell
from medmir.page.routes import CASE, VIEWS
from medmir.page.state import Session

EVERY = [*VIEWS.values(), CASE]


def names(view):
    return view.name


@pytest.mark.parametrize("keys", [*(view.KEYS for view in EVERY), query_actions.KEYS])
def test_no_key_is_bound_twice_in_one_place(keys):
    bound = [key for each in keys for key in each.keys]
    assert len(bound) == len(set(bound))


@pytest.mark.parametrize("view", EVERY, ids=names)
def test_what_the_help_line_says_of_a_key_has_a_name_for_the_key(view):
    assert all(bool(key.label) == bool(key.says) for key in view.KEYS)


@pytest.mark.parametrize("view", EVERY, ids=names)
def test_every_action_of_a_key_is_understood(view, tab):
    for key in view.KEYS:
        here = tab("#case=a" if view is CASE else f"#view={view.name}").start()
        for case_id in "bc":
            here.act("favourite", case_id)
        here.browser.focus("film-b")
        assert here.press(key.keys[0]) == bool(key.action), "no action leaves the key to the browser"


def test_every_action_of_the_search_box_is_understood(tab):
    here = tab().start()
    for key in query_actions.KEYS:
        here.act("type", "heart")
        assert here.press(key.keys[0], IN_QUERY)


@pytest.mark.parametrize("view", EVERY, ids=names)
def test_the_help_line_is_made_of_the_keys_that_say_something(view):
    place = Place().having(case="a") if view is CASE else Place(view.name)
    tree = shell(Session(), place, VIEWS.values(), element("p"), [], view.KEYS)
    line, = find(tree, lambda node: node.attributes.get("class") == "keys")
    assert [text(each) for each in line.children] == [f"{key.label} {key.says}" for key in view.KEYS if key.says]
    assert all(find(each, lambda node: node.tag == "kbd") for each in line.children)


def test_the_help_line_follows_what_is_open(tab):
    here = tab().start()

    def line():
        return text(find(here.browser.drawings[-1], lambda node: node.attributes.get("class") == "keys")[0])

    assert "find similar" in line() and "close" not in line()
    here.go("#case=a")
    assert "close" in line() and "move" not in line()
    here.go("#view=metrics")
    assert line() == "/ search"
