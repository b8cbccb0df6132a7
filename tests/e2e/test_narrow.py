"""Phones, enlarged text, paper and forced colours: everything can still be read and reached."""

import json

import pytest
from playwright.sync_api import Page, expect


def open_case(reader, width: int, height: int) -> Page:
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    expect(reader.page.locator("#case-impression")).to_be_attached()
    reader.page.locator("#case .film img").evaluate("film => film.decode()")
    return reader.page


def box(page: Page, selector: str) -> dict:
    return page.locator(selector).bounding_box()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (640, 450), (320, 225)],
                         ids=["phone", "tablet", "200 %", "400 %"])
def test_film_and_report_stand_one_below_the_other_and_both_can_be_reached(reader, width, height):
    page = open_case(reader, width, height)
    film, report = box(page, "#case .film img"), box(page, "#case .reading")
    assert film["width"] >= 0.25 * width
    assert film["y"] + film["height"] <= report["y"] + 1
    for selector in ("#case .film img", "#case-impression", "#case-film"):
        page.locator(selector).scroll_into_view_if_needed()
        expect(page.locator(selector)).to_be_in_viewport()
    assert page.locator("#case").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_title_of_a_case_stays_on_a_line(reader, width):
    page = open_case(reader, width, 800)
    assert box(page, "#case-title")["height"] < 40


@pytest.mark.parametrize("width", [320, 390])
def test_unbroken_addresses_do_not_widen_a_phone_page(reader, bundle, width):
    long = "https://example.org/" + "x" * 300
    corpus = bundle["manifest"]["corpus"] | {"source": long}
    manifest = json.dumps(bundle["manifest"] | {"corpus": corpus})
    reader.page.route("**/bundle/manifest.json*", lambda route: route.fulfill(body=manifest))
    reader.page.set_viewport_size({"width": width, "height": 800})
    for fragment in ("", "#view=about", "#view=metrics"):
        reader.page.goto("about:blank")
        reader.open(fragment, until="ready")
        expect(reader.page.locator("footer")).to_contain_text("example.org")
        reader.page.wait_for_timeout(300)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, fragment


def test_an_open_case_is_printed_alone_and_black_on_white(reader):
    page = open_case(reader, 1280, 900)
    page.emulate_media(media="print")
    expect(page.locator("#results")).to_be_hidden()
    expect(page.locator("#case-impression")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_hidden()
    assert page.locator("#case").evaluate("dialog => getComputedStyle(dialog).backgroundColor") == "rgb(255, 255, 255)"
    film, report = box(page, "#case .film img"), box(page, "#case .reading")
    assert film["y"] + film["height"] <= report["y"] + 1


def test_results_are_printed_without_the_search_box(reader):
    reader.open("#q=pleural+effusion", until="ready")
    reader.sees("Results for")
    reader.page.emulate_media(media="print")
    expect(reader.page.get_by_role("combobox")).to_be_hidden()
    expect(reader.page.locator("#results li").last).to_be_visible()
    expect(reader.page.locator("#summary")).to_be_visible()


def test_forced_colours_show_the_chosen_suggestion_and_the_disabled_button(reader):
    reader.page.emulate_media(forced_colors="active")
    reader.open(until="ready")
    reader.page.get_by_role("combobox").press_sequentially("pneumo")
    reader.page.keyboard.press("ArrowDown")
    colours = "option => [getComputedStyle(option).backgroundColor, getComputedStyle(option).color]"
    chosen, other = (reader.page.get_by_role("option").nth(n).evaluate(colours) for n in (0, 1))
    assert chosen[0] != other[0] and chosen[0] != chosen[1]
    reader.page.goto(f"{reader.site_url}#q=pneumothorax")
    reader.sees("Results for")
    reader.page.locator("#results a.film").first.click()
    colour = "button => getComputedStyle(button).color"
    buttons = [reader.page.get_by_role("button", name=name) for name in ("Previous", "Next")]
    assert buttons[0].evaluate(colour) != buttons[1].evaluate(colour)
