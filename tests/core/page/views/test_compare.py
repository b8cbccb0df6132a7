"""Films side by side."""

import pytest
from support.page_without_browser import by_id, picture, said

from medmir.page.markup import find, html, text
from medmir.page.viewing import STEP, Viewing, Window

TWO, THREE = "#view=compare&cases=a%2Cb", "#view=compare&cases=a%2Cb%2Cc"


@pytest.fixture
def here(tab):
    return tab(TWO).start()


def drawn(here):
    return here.browser.drawings[-1]


def frames(here):
    return find(drawn(here), lambda node: "data-viewer" in node.attributes)


def captions(here):
    return [text(each) for each in find(drawn(here), lambda node: node.tag == "figcaption")]


def sources(here):
    return [node.attributes["src"] for node in find(drawn(here), lambda node: node.tag == "img")]


def test_films_stand_in_the_order_of_the_address_with_letters_and_labels(here):
    assert sources(here) == ["bundle/images/a.webp", "bundle/images/b.webp"]
    assert [caption[:2] for caption in captions(here)] == ["Aa", "Bb"]
    assert "Cardiomegaly" in captions(here)[0]
    assert said(drawn(here), "differences").endswith("Both: Cardiomegaly.")


def test_it_is_a_place_of_its_own_without_an_entry_in_the_bar(here):
    assert here.browser.titles[-1] == "Compare - Med-MIR"
    nav, = find(drawn(here), lambda node: node.tag == "nav")
    assert "Compare" not in text(nav)


@pytest.mark.parametrize("fragment", ["#view=compare", "#view=compare&cases=a", "#view=compare&cases=a%2Czz"])
def test_one_film_is_nothing_to_compare(tab, fragment):
    assert "Nothing to compare yet." in text(drawn(tab(fragment).start()))


def test_linked_films_move_together(here):
    here.press("+")
    assert [frame.attributes["data-viewer"] for frame in frames(here)] == ["@linked", "@linked"]
    assert here.app.session.looking.of("@linked").zoom == STEP


def test_unlinked_films_begin_where_all_were_and_move_alone(here):
    here.press("+")
    here.press("k")
    assert [frame.attributes["data-viewer"] for frame in frames(here)] == ["a", "b"]
    here.browser.focus("frame-b")
    here.press("+")
    looking = here.app.session.looking
    assert (looking.of("a").zoom, looking.of("b").zoom) == (STEP, STEP ** 2)
    here.press("k")
    assert looking.of("@linked").zoom == STEP ** 2, "together they go to where the last one is"


def test_swap_brings_the_first_to_the_end(tab):
    here = tab(THREE).start()
    here.press("x")
    assert here.browser.fragment == "#view=compare&cases=b%2Cc%2Ca"


def test_a_film_is_taken_away(tab):
    here = tab(THREE).start()
    here.act("compare-without", "b")
    assert here.browser.fragment == "#view=compare&cases=a%2Cc"


def test_flicker_lays_two_on_one_place_and_a_key_alternates_them(tab):
    here = tab(THREE).start()
    here.press("f")
    films = find(drawn(here), lambda node: "data-front" in node.attributes)[0]
    assert (len(frames(here)), films.attributes["data-front"]) == (2, "0")
    assert "running" in films.attributes["class"]
    here.press("a")
    films = find(drawn(here), lambda node: "data-front" in node.attributes)[0]
    assert films.attributes["data-front"] == "1" and "running" not in films.attributes["class"]


def test_nothing_flickers_by_itself_where_motion_is_reduced_unless_it_is_asked_for(here):
    here.app.session.calm = True
    here.press("f")
    assert by_id(drawn(here), "running").attributes["aria-pressed"] == "false"
    here.act("running")
    assert by_id(drawn(here), "running").attributes["aria-pressed"] == "true"


def test_hidden_names_and_labels_are_nowhere(here):
    here.press("n")
    assert captions(here) == ["A×", "B×"]
    films = find(drawn(here), lambda node: "films" in str(node.attributes.get("class")))[0]
    assert "Cardiomegaly" not in html(films) and 'alt="a' not in html(films)
    assert by_id(drawn(here), "differences") is None
    here.press("n")
    assert "Cardiomegaly" in captions(here)[0]


def test_an_open_film_has_the_tools_alone(here):
    here.go(f"{TWO}&case=a")
    assert len(find(drawn(here), lambda node: node.attributes.get("id") == "viewer")) == 1
    here.press("Escape")
    here.act("close-case")
    assert len(frames(here)) == 2


def test_the_readers_own_picture_is_compared_and_has_no_labels(tab):
    here = tab().start()
    here.choose(picture())
    here.go("#view=compare&cases=own%2Ca")
    assert "AYour picture" in captions(here)[0]
    assert "Your picture has no labels" in said(drawn(here), "differences")
    here.press("k")
    here.browser.focus("frame-@own")
    here.press("i")
    assert here.app.session.looking.of("@own").inverted
    assert not here.app.session.looking.of("a").inverted


def test_a_picture_that_is_gone_is_said_beside_the_others(tab):
    here = tab("#view=compare&cases=own%2Ca").start()
    assert "no longer in this tab" in text(drawn(here))
    assert len(frames(here)) == 1


def test_stored_values_keep_their_own_window_in_a_linked_comparison(tab):
    here = tab().start()
    here.choose(picture())
    here.go("#view=compare&cases=own%2Ca")
    here.app.session.own.deep = True
    here.app.session.looking.look("@linked", Viewing(zoom=2, window=Window(40, 400)), "@own")
    here.press("+")
    own, film = frames(here)
    assert (own.attributes["data-tones"], film.attributes["data-tones"]) == ("@own", "@linked")
    assert here.app.session.looking.of("@own").window == Window(40, 400)


def test_films_are_compared_from_the_selection_the_tray_and_an_open_film(tab):
    here = tab("#q=cardiomegaly").start()
    for case_id in "ab":
        here.act("select", case_id)
    here.act("compare")
    assert here.browser.fragment == TWO
    here.go("#view=tray")
    for case_id in "abc":
        here.act("favourite", case_id)
    assert by_id(drawn(here), "compare").attributes["data-value"] == "a,b"
    here.act("select-none")
    assert by_id(drawn(here), "compare").attributes["data-value"] == "a,b,c"
    here.go("#q=cardiomegaly&case=b")
    here.act("compare", by_id(drawn(here), "compare-with").attributes["data-value"])
    assert here.browser.fragment == TWO
