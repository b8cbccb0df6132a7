"""When the page is drawn, and where focus and scroll position are once it is."""

import pytest
from support.page_without_browser import FakeBrowser

from medmir.page.markup import element
from medmir.page.painter import PROGRESS_S, Drawing, Painter
from medmir.page.surroundings import Position


class Easel:
    """A painter whose drawing holds a box and two films, complete or not, and which counts."""

    def __init__(self, loop, folder):
        self.loop, self.browser, self.complete = loop, FakeBrowser(folder), True
        self.films = ("film-a", "film-b")
        self.painter = Painter(self.browser, self.drawing)

    def drawing(self):
        links = [element("a", id=name) for name in self.films]
        return Drawing(element("div", element("input", id="query"), links), "Title", self.complete)

    def draw(self):
        self.painter.draw()
        self.loop.run()
        return self

    @property
    def count(self):
        return len(self.browser.drawings)


@pytest.fixture
def easel(loop, folder):
    return Easel(loop, folder)


def test_nothing_is_drawn_before_whoever_changed_something_is_done(easel, loop):
    easel.painter.draw()
    assert easel.count == 0
    loop.run()
    assert easel.count == 1
    assert easel.browser.titles == ["Title"]


def test_many_changes_are_drawn_once(easel, loop):
    for _ in range(50):
        easel.painter.draw()
    loop.run(1)
    assert easel.count == 1
    assert easel.draw().count == 2


def test_progress_is_drawn_after_a_while_and_is_not_put_off_by_more_of_it(easel, loop):
    for _ in range(9):
        easel.painter.draw(PROGRESS_S)
        loop.run(PROGRESS_S / 10)
    assert easel.count == 0
    loop.run(PROGRESS_S / 5)
    assert easel.count == 1


def test_progress_does_not_put_off_a_drawing_that_is_due_at_once(easel, loop):
    easel.painter.draw()
    easel.painter.draw(PROGRESS_S)
    loop.run()
    assert easel.count == 1
    loop.run(1)
    assert easel.count == 1


def test_a_drawing_at_once_takes_the_place_of_one_that_is_due_later(easel, loop):
    easel.painter.draw(PROGRESS_S)
    easel.painter.draw()
    loop.run()
    assert easel.count == 1
    loop.run(1)
    assert easel.count == 1


def test_a_drawing_that_is_asked_for_while_drawing_comes_after(easel, loop):
    first = easel.drawing

    def drawing():
        if easel.count == 0:
            easel.painter.draw()
        return first()

    easel.painter._drawing = drawing
    easel.draw()
    assert easel.count == 2


def test_the_focus_is_put_on_what_the_drawing_has_brought(easel, loop):
    easel.films = ()
    easel.draw()
    easel.films = ("film-a",)
    easel.painter.focus("film-a")
    assert easel.browser.focused == ""
    loop.run()
    assert easel.browser.focused == "film-a"


def test_an_element_that_is_there_has_the_focus_at_once_or_it_would_miss_the_next_letter(easel):
    easel.draw()
    easel.painter.focus("query")
    assert easel.browser.focused == "query"


def test_the_focus_is_put_there_once(easel):
    easel.painter.focus("query")
    easel.draw()
    easel.browser.focused = "film-b"
    easel.draw()
    assert easel.browser.focused == "film-b"


def test_the_focus_on_arrival_waits_for_the_next_place(easel):
    easel.painter.focus_on_arrival("query")
    assert easel.draw().browser.focused == ""
    easel.painter.arrive(None)
    assert easel.draw().browser.focused == "query"
    easel.browser.focused = "film-a"
    easel.painter.arrive(None)
    assert easel.draw().browser.focused == "film-a", "and for no place after it"


def test_a_reader_who_comes_back_is_where_they_were(easel):
    easel.painter.arrive(Position(420.0, "film-b"))
    easel.draw()
    assert (easel.browser.at, easel.browser.focused) == (420.0, "film-b")
    easel.browser.at = 7.0
    assert easel.draw().browser.at == 7.0, "once"


def test_they_are_taken_there_when_the_films_are_back_and_not_before(easel):
    easel.complete = False
    easel.painter.arrive(Position(420.0, "film-b"))
    assert easel.draw().browser.scrolled == []
    easel.complete = True
    easel.painter.renew()
    easel.draw()
    assert (easel.browser.at, easel.browser.focused) == (420.0, "film-b")
    assert easel.browser.revealed == [], "their own position and not the heading"


def test_an_element_asked_for_is_stronger_than_the_one_that_had_the_focus(easel):
    easel.painter.focus_on_arrival("film-a")
    easel.painter.arrive(Position(3.0, "film-b"))
    assert easel.draw().browser.focused == "film-a"


def test_a_position_without_a_focus_moves_none(easel):
    easel.draw()
    easel.browser.focused = "query"
    easel.painter.arrive(Position(3.0, ""))
    assert easel.draw().browser.focused == "query"


def test_new_films_are_shown_from_their_heading_on(easel):
    easel.painter.renew()
    assert easel.draw().browser.revealed == ["summary"]
    assert easel.draw().browser.revealed == ["summary"], "once"


def test_where_the_films_changed_under_the_focus_it_is_on_the_first(easel):
    easel.draw()
    easel.browser.focused = "film-a"
    easel.films = ("film-x", "film-y")
    easel.painter.renew()
    assert easel.draw().browser.focused == "film-x"


def test_a_focus_elsewhere_stays_when_the_films_change(easel):
    easel.draw()
    easel.browser.focused = "query"
    easel.films = ("film-x",)
    easel.painter.renew()
    assert easel.draw().browser.focused == "query"


def test_films_that_change_nothing_leave_the_focus_alone(easel):
    easel.draw()
    easel.browser.focused = "film-b"
    assert easel.draw().browser.focused == "film-b"
