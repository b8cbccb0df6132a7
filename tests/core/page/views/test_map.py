"""The map as a reader without a browser meets it: legend, list, question, picture, and the keys."""

import pytest
from support.bundle_on_disk import write_whole_bundle
from support.page_without_browser import Tab, picture

from medmir.bundle.contract import MAP_INFO
from medmir.page.address import Place
from medmir.page.markup import find, text
from medmir.page.parts.map_stage import CANVAS, MAP
from medmir.page.state import Session
from medmir.page.views.map import OPEN, MapView


@pytest.fixture
def here(tab):
    return tab("#view=map").start()


def label(here, element_id):
    return here.browser.element(element_id).attributes["aria-label"]


def test_all_films_are_listed_beside_the_map_and_told_in_words(here):
    assert here.says("map-listed") == "3 films in view"
    assert set(here.films) == {"a", "b", "c"}
    assert label(here, CANVAS) == "3 films, alike ones near each other."
    assert here.browser.painted[-1] is here.app.session.scene


def test_it_is_said_what_a_map_is_and_how_far_it_can_be_trusted(here):
    told = text(here.browser.drawings[-1])
    assert "distances between far groups" in told
    assert "Made by t-SNE (by hand)." in told
    assert "60% are among the ten nearest here [50%, 70%], by chance 10% (n = 3)" in told


def test_a_bundle_without_a_map_says_which_command_makes_one(loop, tmp_path):
    here = Tab(loop, write_whole_bundle(tmp_path / "plain"), "#view=map").start()
    assert "makes one with `medmir map BUNDLE`" in here.says("no-map")
    assert not here.browser.element(MAP) and not here.browser.painted
    here.go("#q=cardiomegaly")
    assert not here.browser.element("on-map")


def test_a_damaged_map_is_told_in_its_place(tab):
    here = tab("#view=map")
    here.browser.missing.add(MAP_INFO)
    here.start()
    alerts = find(here.browser.drawings[-1], lambda node: node.attributes.get("role") == "alert")
    assert MAP_INFO in text(alerts[0])


def test_a_map_on_its_way_is_said_to_be():
    assert "Loading the map." in text(MapView().draw(Place("map"), Session()))


def test_a_legend_entry_lets_its_films_stand_out_and_stands_in_the_address(here):
    here.act("map-only", "Cardiomegaly")
    assert here.browser.fragment == "#view=map&only=Cardiomegaly"
    assert here.browser.element("only-0").attributes["aria-pressed"] == "true"
    here.act("map-only", "Cardiomegaly")
    assert here.browser.fragment == "#view=map"
    here.act("map-only", "Cardiomegaly")
    here.act("map-all")
    assert here.browser.fragment == "#view=map"


def test_the_question_goes_along_from_the_search_and_back(tab):
    here = tab("#q=cardiomegaly").start()
    assert here.browser.element("on-map").attributes["href"] == "#view=map&q=cardiomegaly"
    here.go("#view=map&q=cardiomegaly")
    assert "1 film has a ring" in text(here.browser.drawings[-1])
    assert here.app.session.scene.lit.tolist()[0] == 0
    assert [mark.says for mark in here.app.session.scene.marks] == ["your question"]
    assert here.browser.element("as-results").attributes["href"] == "#q=cardiomegaly"
    links = find(here.browser.drawings[-1], lambda node: node.tag == "a")
    assert next(link for link in links if text(link) == "Search").attributes["href"] == "#q=cardiomegaly"


def test_films_like_a_film_are_lit_and_the_film_is_marked(tab):
    here = tab("#view=map&similar=b").start()
    scene = here.app.session.scene
    assert scene.marks[0].says == "b" and scene.marks[0].place == pytest.approx(scene.places[1])
    assert 1 not in scene.lit


def test_a_picture_that_is_dropped_on_the_map_is_placed_on_it(here):
    here.choose(picture())
    assert here.browser.fragment == "#view=map&picture=here"
    mark, = here.app.session.scene.marks
    assert mark.says == "your picture"
    assert all(0 <= share <= 1 for share in mark.place)
    here.choose(picture("another.png"))
    assert here.browser.fragment == "#view=map&picture=here"


def test_arrows_walk_over_the_map_and_a_film_that_is_pointed_at_can_be_opened(here):
    here.browser.focus(MAP)
    here.press("ArrowRight")
    assert here.says("map-said").startswith("b, Cardiomegaly")
    assert "b" in here.says("map-tip")
    here.press("ArrowLeft")
    assert here.says("map-said").startswith("a, ")
    here.act(OPEN)
    assert here.browser.fragment == "#view=map&case=a"
    here.back()
    assert here.browser.fragment == "#view=map"


def test_what_is_in_view_can_be_selected_let_go_and_gathered_for_the_tray(here):
    here.browser.focus(MAP)
    here.press("ArrowLeft")
    for _time in range(8):
        here.press("+")
    here.press("v")
    assert here.says("map-listed") == "1 film selected"
    here.act("map-gather")
    assert here.says("selected") == "1 selected"
    here.act("add-selected")
    assert here.app.session.gathered.tray.case_ids == here.films
    here.press("Escape")
    here.press("0")
    assert here.says("map-listed") == "3 films in view"


def test_more_films_are_listed_when_asked_for(here, monkeypatch):
    here.app.session.scene.shown = 2
    here.act("map-rest")
    assert len(here.films) == 2 and "1 more" in text(here.browser.drawings[-1])
    here.act("map-more")
    assert len(here.films) == 3 and not here.browser.element("map-more")


def test_the_tool_says_what_a_drag_does(here):
    assert here.browser.element("tool-move").attributes["aria-pressed"] == "true"
    here.act("map-tool", "lasso")
    assert here.browser.element("tool-lasso").attributes["aria-pressed"] == "true"
    assert here.browser.element(MAP).attributes["data-tool"] == "lasso"


def test_a_reader_who_lets_a_group_stand_out_stays_where_they_are(here):
    before = len(here.browser.scrolled)
    here.act("map-only", "Cardiomegaly")
    assert len(here.browser.scrolled) == before


def test_other_films_colours_are_kept_in_the_address_and_the_title_names_the_question(tab):
    here = tab("#view=map&q=cardiomegaly&colour=nothing&only=Nobody").start()
    assert here.app.session.scene.groups.field == "label"
    assert here.app.session.scene.only == frozenset()
    assert here.browser.titles[-1] == "cardiomegaly - Map - Med-MIR"
