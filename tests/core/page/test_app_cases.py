"""Opening, stepping through and closing a film in front of what the reader was looking at."""

import pytest


def test_a_film_of_an_address_that_came_while_the_collection_was_loading_is_opened(tab):
    here = tab()
    here.browser.hold("metadata.json")
    here.start()
    here.go("#q=cardiomegaly&case=b")
    here.browser.release("metadata.json")
    here.wait()
    assert here.browser.fragment == "#q=cardiomegaly&case=b"
    assert here.says("case-title") == "b"


def test_similar_films_are_found_by_key_from_the_film_with_the_focus(tab):
    here = tab().start()
    assert not here.press("s"), "the focus is on no film"
    here.browser.focus("film-a")
    assert here.press("s")
    assert here.browser.fragment == "#similar=a"
    assert here.films == ["b", "c"]
    assert "Films most like a, from other patients" in here.says("summary")


def test_a_case_is_opened_by_its_link_and_closed_by_going_back(tab):
    here = tab("#q=cardiomegaly").start()
    link = here.browser.element("film-b").attributes["href"]
    here.go(link)
    assert (here.says("case-title"), here.says("case-position")) == ("b", "2 of 3")
    assert "Small left effusion." in here.says("case-findings")
    assert here.browser.titles[-1] == "b - Med-MIR"
    here.act("close-case")
    assert here.browser.element("case") is None
    assert here.browser.addresses == ["#q=cardiomegaly"]
    assert here.browser.focused == "film-b"


def test_a_case_that_a_bookmark_opened_is_closed_where_it_is(tab):
    here = tab("#q=cardiomegaly&case=b").start()
    here.act("close-case")
    assert here.browser.addresses == ["#q=cardiomegaly"]
    assert here.films == ["a", "b", "c"]
    assert here.browser.focused == "film-b"


def test_a_second_click_on_close_does_not_leave_the_answer(tab):
    here = tab("#q=hernia").start()
    here.search("cardiomegaly")
    here.go("#q=cardiomegaly&case=b")
    here.act("close-case")
    here.act("close-case")
    assert here.browser.fragment == "#q=cardiomegaly"


def test_closing_a_case_does_not_move_the_focus_of_a_later_place(tab):
    here = tab("#q=cardiomegaly&case=b").start()
    here.act("close-case")
    here.browser.focus("query")
    here.search("clear lungs")
    assert here.browser.focused == "query"


def test_stepping_makes_no_history_and_close_leads_to_the_film_that_was_read_last(tab):
    here = tab("#q=cardiomegaly").start()
    here.go("#q=cardiomegaly&case=b")
    assert here.press("ArrowRight")
    assert here.says("case-title") == "c"
    assert here.browser.addresses == ["#q=cardiomegaly", "#q=cardiomegaly&case=c"]
    assert here.press("ArrowRight"), "at the end the key is still the case's"
    assert here.says("case-title") == "c"
    here.act("close-case")
    assert here.browser.addresses == ["#q=cardiomegaly"]
    assert here.browser.focused == "film-c"


def test_a_case_walks_through_the_films_of_whatever_view_is_behind_it(tab):
    here = tab().start()
    for film in ("c", "a"):
        here.browser.focus(f"film-{film}")
        here.press("f")
    here.go("#view=tray&case=a")
    first = here.says("case-position")
    here.press("ArrowLeft" if first.startswith("2") else "ArrowRight")
    assert {first, here.says("case-position")} == {"1 of 2", "2 of 2"}
    assert here.browser.fragment == "#view=tray&case=c"


def test_opening_and_closing_a_case_asks_nothing_again_and_scrolls_nowhere(tab):
    here = tab("#q=clear+lungs").start()
    asked, scrolled = len(here.browser.workers[0].requests), list(here.browser.scrolled)
    here.go("#q=clear+lungs&case=a")
    here.act("close-case")
    assert len(here.browser.workers[0].requests) == asked
    assert here.browser.scrolled == scrolled


def test_similar_films_of_an_open_case(tab):
    here = tab().start()
    here.go("#case=a")
    assert here.press("s")
    assert here.browser.addresses == ["", "#case=a", "#similar=a"]
    assert here.browser.element("case") is None
    here.back()
    assert here.says("case-title") == "a"
    here.act("close-case")
    assert here.browser.fragment == "#", "there was another place before it, so it is closed where it is"


def test_a_case_may_be_open_in_front_of_any_view(tab):
    here = tab("#view=metrics&case=c").start()
    assert here.says("case-title") == "c"
    here.act("close-case")
    assert here.browser.fragment == "#view=metrics"


def test_keys_of_the_search_do_nothing_behind_an_open_case(tab):
    here = tab("#case=a").start()
    assert not here.press("/")
    assert not here.press("Escape"), "the browser closes the dialog"


@pytest.mark.parametrize(("address", "left"), [("#case=zz", "#"), ("#q=cardiomegaly&case=zz", "#q=cardiomegaly"),
                                               ("#view=metrics&case=zz", "#view=metrics")])
def test_a_case_that_the_collection_has_not_is_taken_out_of_the_address(tab, address, left):
    here = tab(address).start()
    assert here.browser.fragment == left
    assert here.browser.element("case") is None
    here.go(address)
    assert here.browser.element("case") is None
