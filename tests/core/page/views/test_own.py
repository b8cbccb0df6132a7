"""The reader's own picture at its full size, in front of what was found by it."""

import pytest
from support.page_without_browser import by_id, picture

from medmir.page.markup import find, text
from medmir.page.viewing import STEP


@pytest.fixture
def here(tab):
    here = tab().start()
    here.choose(picture())
    here.act("open-picture")
    return here


def drawn(here):
    return here.browser.drawings[-1]


def test_it_opens_from_its_preview_and_has_an_address(here):
    assert here.browser.fragment == "#picture=here&own=here"
    assert here.says("own-size") == "8 × 6 pixels"
    assert by_id(drawn(here), "own").attributes["data-modal"] is True
    assert here.browser.titles[-1] == "Your picture - Med-MIR", "its name is nobody's business"


def test_it_is_looked_at_as_a_film_is(here):
    here.press("+")
    assert here.app.session.looking.of("@own").zoom == STEP


def test_closing_leads_back_to_what_it_found_and_to_its_preview(here):
    here.act("close-own")
    assert here.browser.fragment == "#picture=here"
    assert here.browser.focused == "picture-open"
    assert here.films == ["b", "a", "c"]


def test_another_picture_is_looked_at_afresh(here):
    here.press("+")
    here.act("close-own")
    here.choose(picture("two.png"))
    here.act("open-picture")
    assert here.app.session.looking.of("@own").zoom == 1
    assert here.app.session.own is not None


def test_a_link_to_a_picture_that_is_gone_says_so(tab):
    here = tab("#picture=here&own=here").start()
    assert "no longer in this tab" in text(by_id(drawn(here), "own"))
    here.act("close-own")
    assert here.browser.fragment == "#picture=here"


def test_a_file_that_cannot_be_read_again_says_why(tab):
    here = tab().start()
    chosen = picture()
    here.choose(chosen)
    chosen.data = b"words"
    here.act("open-picture")
    assert "own.png" in text(by_id(drawn(here), "own"))


def test_it_is_compared_with_the_best_film(here):
    assert by_id(drawn(here), "compare-with").attributes["data-value"] == "b,own"


def test_nothing_of_it_is_left_when_it_is_cleared(here):
    here.act("close-own")
    here.act("clear-picture")
    assert here.app.session.own is None
    assert not find(drawn(here), lambda node: node.tag == "canvas")
