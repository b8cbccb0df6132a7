"""A film that is dragged asks for films like it; so does a GIF from elsewhere."""

import pytest
from PIL import Image
from playwright.sync_api import expect
from support.reader import Reader


@pytest.fixture
def searched(reader) -> Reader:
    reader.open("#q=pneumothorax", until="ready")
    reader.sees("Results for")
    return reader


@pytest.mark.parametrize("onto", ["#query", "header"])
def test_a_film_of_the_grid_asks_for_films_like_it(searched, onto):
    second = searched.case_ids[1]
    searched.page.locator("#results a.film").nth(1).drag_to(searched.page.locator(onto).first)
    expect(searched.page).to_have_url(f"{searched.site_url}#similar={second}")
    searched.sees("ms")
    assert second not in searched.case_ids and len(searched.case_ids) == 10
    expect(searched.page.locator("html")).not_to_have_class("dropping")
    expect(searched.page.locator("#picture-card")).to_be_hidden()
    searched.page.go_back()
    searched.sees("Results for “pneumothorax”")


def test_a_click_that_slipped_asks_for_nothing(searched):
    film = searched.page.locator("#results a.film").first
    film.drag_to(film, source_position={"x": 20, "y": 20}, target_position={"x": 60, "y": 40})
    expect(searched.page).to_have_url(f"{searched.site_url}#q=pneumothorax")
    expect(searched.page.locator("#picture-card")).to_be_hidden()


def test_the_page_says_where_a_film_can_be_dropped(searched):
    page = searched.page
    page.locator("#results a.film").first.hover()
    page.mouse.down()
    page.locator("#query").hover()
    page.locator("#query").hover()
    expect(page.locator("html")).to_have_class("dropping")
    page.mouse.up()
    expect(page.locator("html")).not_to_have_class("dropping")


def test_the_first_page_of_a_gif_is_asked_by(reader, site, bundle, tmp_path):
    films = [Image.open(site / "bundle" / case["image"]).convert("L") for case in bundle["metadata"]["cases"][6:8]]
    films[0].save(tmp_path / "film.gif", save_all=True, append_images=films[1:])
    reader.open(until="ready")
    reader.choose(tmp_path / "film.gif")
    reader.sees("Films most like “film.gif”")
    assert reader.case_ids[0] == bundle["metadata"]["cases"][6]["case_id"]
    expect(reader.page.locator("#picture-card")).to_contain_text("film.gif, page 1 of 2 stays in this tab")
