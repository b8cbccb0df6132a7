"""A film looked at by hand: what mouse, fingers and keys do to it is what the numbers say."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

FRAME, PANE = "#case [data-viewer]", "#case [data-viewer] > .pane"
FILM = "G00222-0-PA"


@pytest.fixture
def film(reader):
    """An open film, fitted in its frame."""
    reader.open(f"#case={FILM}", until="ready")
    reader.page.locator("#case .pane img").evaluate("film => film.decode()")
    return reader.page


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def middle(page, dx=0, dy=0):
    frame = box(page, FRAME)
    return frame["x"] + frame["width"] / 2 + dx, frame["y"] + frame["height"] / 2 + dy


def picture_at(page, x, y):
    """Which fraction of the picture lies at a point of the screen."""
    pane = box(page, PANE)
    return (x - pane["x"]) / pane["width"], (y - pane["y"]) / pane["height"]


def drag(page, dx, dy, button="left"):
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down(button=button)
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up(button=button)


def seen(page):
    """What is on the screen of the fitted picture, as grey levels."""
    pane = box(page, PANE)
    shot = Image.open(BytesIO(page.screenshot(clip=pane))).convert("L")
    return np.asarray(shot, dtype=float)


def test_the_wheel_zooms_about_the_pointer_and_a_drag_pans(film):
    x, y = middle(film, 120, -80)
    film.mouse.move(x, y)
    before, width = picture_at(film, x, y), box(film, PANE)["width"]
    film.mouse.wheel(0, -240)
    expect(film.locator(".readout")).to_contain_text("Zoom 1.44×")
    assert box(film, PANE)["width"] == pytest.approx(1.44 * width, rel=1e-3)
    assert picture_at(film, x, y) == pytest.approx(before, abs=2e-3)
    at = box(film, PANE)
    drag(film, 60, 40)
    assert (box(film, PANE)["x"] - at["x"], box(film, PANE)["y"] - at["y"]) == pytest.approx((60, 40), abs=1)
    film.keyboard.press("0")
    expect(film.locator(".readout")).to_contain_text("Zoom 1.00×")


def test_the_right_button_windows_and_the_greys_are_those_of_the_window(film, site):
    plain = seen(film)
    drag(film, -100, 0, button="right")
    told = film.locator(".readout").inner_text()
    width = float(told.split("Window ")[1].split(",")[0])
    assert 150 < width < 240 and "centre 128" in told
    expected = np.clip((plain - 127.5) * 255 / width + 127.5, 0, 255)
    assert np.abs(seen(film) - expected).mean() < 1.5
    film.keyboard.press("z")
    assert np.abs(seen(film) - plain).mean() < 0.1
    film.keyboard.press("i")
    expect(film.locator(".readout")).to_contain_text("inverted")
    assert np.abs(seen(film) - (255 - plain)).mean() < 0.5


def test_lesions_are_marked_where_the_facts_say_and_go_with_the_picture(film, facts):
    assert film.locator(".marks").count() == 0
    film.keyboard.press("b")
    for keys in ((), ("+", "Shift+ArrowLeft"), ("r", "m")):
        for key in keys:
            film.keyboard.press(key)
        expect(film.locator(".marks text")).to_have_count(len(facts[FILM]))
    film.keyboard.press("z")
    pane, mark, (left, top, right, bottom) = box(film, PANE), box(film, ".marks .line"), facts[FILM][0]["box"]
    assert mark["x"] == pytest.approx(pane["x"] + left * pane["width"], abs=3)
    assert mark["height"] == pytest.approx((bottom - top) * pane["height"], abs=5)
    assert right > left


def test_a_turned_film_fits_its_frame_again_and_its_marks_stay_upright(film):
    film.keyboard.press("b")
    film.keyboard.press("r")
    frame, pane, name = box(film, FRAME), box(film, PANE), box(film, ".marks text")
    assert pane["height"] <= frame["height"] + 1 and pane["width"] <= frame["width"] + 1
    assert name["width"] > 2 * name["height"]


def test_two_fingers_zoom_and_the_page_scrolls_under_one_while_the_film_fits(film):
    assert film.locator(FRAME).evaluate("frame => frame.style.touchAction") == "pan-y"
    session = film.context.new_cdp_session(film)
    x, y = middle(film)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80)):
        points = [{"x": x + sign * apart, "y": y, "id": n} for n, sign in enumerate((-1, 1))]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(film.locator(".readout")).to_contain_text("Zoom 2.00×")
    assert film.locator(FRAME).evaluate("frame => frame.style.touchAction") == "none"


def test_the_magnifier_shows_what_it_lies_on_and_goes_with_the_pointer(film):
    film.keyboard.press("g")
    expect(film.locator(".loupe")).to_be_visible()
    x, y = middle(film, 90, 60)
    film.mouse.move(x, y)
    under, glass, loupe = picture_at(film, x, y), box(film, ".loupe .pane"), box(film, ".loupe")
    assert (loupe["x"] + loupe["width"] / 2, loupe["y"] + loupe["height"] / 2) == pytest.approx((x, y), abs=1)
    assert ((x - glass["x"]) / glass["width"], (y - glass["y"]) / glass["height"]) == pytest.approx(under, abs=5e-3)


def test_pixel_for_pixel_has_one_pixel_of_the_screen_for_one_of_the_film(film, bundle):
    film.keyboard.press("o")
    width = next(case["width"] for case in bundle["metadata"]["cases"] if case["case_id"] == FILM)
    expect(film.locator(".readout")).not_to_contain_text("Zoom 1.00×")
    assert box(film, PANE)["width"] == pytest.approx(width, abs=1)


def test_the_whole_screen_is_the_viewers_and_given_back(film):
    film.keyboard.press("e")
    expect(film.locator("#viewer:fullscreen")).to_be_visible()
    film.keyboard.press("e")
    expect(film.locator("#viewer:fullscreen")).to_have_count(0)


def test_paper_has_the_film_fitted_and_unaltered(film):
    for key in ("+", "i", "r", "b"):
        film.keyboard.press(key)
    film.emulate_media(media="print")
    pane = film.locator(PANE)
    assert pane.evaluate("pane => getComputedStyle(pane).transform") == "none"
    assert film.locator("#case .pane img").evaluate("film => getComputedStyle(film).filter") == "none"
    for hidden in ("#boxes", ".marks", ".readout"):
        expect(film.locator(hidden)).to_be_hidden()
