"""The map in a real browser: painted, pointed at, walked over, lassoed, and nothing for axe to complain about."""

import math

import pytest
from playwright.sync_api import expect
from support.axe import violations
from support.reader import START

COLOURS = """canvas => { const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set(); for (let at = 0; at < pixels.length; at += 4)
    if (pixels[at + 3] === 255) seen.add(pixels.slice(at, at + 3).join()); return seen.size; }"""


@pytest.fixture
def chart(reader):
    """The map of the demo, painted."""
    reader.open("#view=map", until="ready")
    expect(reader.page.locator("#map-listed")).to_have_text("1,019 films in view", timeout=START)
    return reader.page.locator("#map-canvas")


def place(chart, across, down):
    """A pixel of the page at a share of the canvas."""
    box = chart.bounding_box()
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def test_the_map_is_painted_in_many_colours_and_a_film_shows_itself_under_the_pointer(reader, chart):
    assert chart.evaluate(COLOURS) >= 8
    tip = reader.page.locator("#map-tip")
    expect(tip).to_be_hidden()
    reader.page.mouse.move(*place(chart, .76, .5))  # among the films without findings
    expect(tip).to_contain_text("Normal")
    expect(tip.locator("img")).to_have_js_property("complete", True)
    assert violations(reader.page) == []


def test_a_wheel_comes_closer_a_drag_moves_and_the_list_follows(reader, chart):
    listed = reader.page.locator("#map-listed")
    reader.page.mouse.move(*place(chart, .76, .5))
    reader.page.mouse.wheel(0, -900)
    expect(listed).not_to_have_text("1,019 films in view")
    closer = listed.inner_text()
    reader.page.mouse.down()
    reader.page.mouse.move(*place(chart, .3, .2), steps=6)
    reader.page.mouse.up()
    expect(listed).not_to_have_text(closer)
    reader.page.locator("#zoom-whole").click()
    expect(listed).to_have_text("1,019 films in view")


def test_a_lasso_lists_what_it_surrounds_and_the_tray_takes_it(reader, chart):
    page = reader.page
    page.locator("#tool-lasso").click()
    x, y = place(chart, .76, .5)
    page.mouse.move(x + 80, y)
    page.mouse.down()
    for step in range(1, 25):
        page.mouse.move(x + 80 * math.cos(step / 4), y + 80 * math.sin(step / 4))
    page.mouse.up()
    expect(page.locator("#map-listed")).to_contain_text("films selected")
    expect(page.locator("#results a.film")).to_have_count(10)
    page.locator("#map-gather").click()
    page.locator("#add-selected").click()
    expect(page.locator("#to-tray")).to_contain_text("10 films")
    assert violations(page) == []


def test_a_question_is_lit_and_a_film_is_reached_and_opened_by_keys(reader):
    page = reader.page
    reader.open("#q=pneumothorax")
    page.locator("#on-map").click()
    expect(page.locator(".lit")).to_contain_text("have a ring")
    page.locator("#only-5").press("Enter")
    expect(page.locator("#only-5")).to_have_attribute("aria-pressed", "true")
    page.locator("#map").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#map-said")).to_contain_text("Pneumothorax")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Pneumothorax")
    page.keyboard.press("Escape")
    expect(page.locator("#map")).to_be_visible()


@pytest.mark.parametrize("width", [360, 640])
def test_nothing_of_the_map_sticks_out_sideways(reader, width):
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.open("#view=map&q=left+effusion&colour=severity", until="ready")
    expect(reader.page.locator(".lit")).to_be_visible(timeout=START)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(reader.page) == []
