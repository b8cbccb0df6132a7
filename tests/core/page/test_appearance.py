"""A light room or a dark one: by one button, in all tabs of the site, and after a reload."""

from medmir.page.appearance import LIGHT


def room(tab) -> str | None:
    return tab.browser.element("app").attributes.get("class")


def test_the_room_is_dark_until_somebody_makes_it_light_and_dark_again_by_the_same_button(tab):
    here = tab().start()
    assert room(here) is None and here.browser.element(LIGHT).attributes["aria-pressed"] == "false"
    here.act(LIGHT)
    assert room(here) == "light" and here.browser.element(LIGHT).attributes["aria-pressed"] == "true"
    here.act(LIGHT)
    assert room(here) is None and here.browser.settings.read() == ""


def test_what_another_tab_chose_is_seen_here(tab):
    here = tab().start()
    here.browser.settings.written_elsewhere(LIGHT)
    assert room(here.wait()) == "light"


def test_where_nothing_is_kept_the_room_is_light_all_the_same(tab):
    here = tab().start()
    here.browser.settings.refuses = True
    here.act(LIGHT)
    assert room(here) == "light"
