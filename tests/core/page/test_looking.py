"""Keys and buttons of a film: each does to the open film what it says."""

import pytest

from medmir.page.parts.viewer import KEYS
from medmir.page.viewing import EIGHT_BIT, MAGNIFIER, NUDGE, PAN, STEP, WINDOW, Viewing, Window

LESS, MORE = (255 * (1 - NUDGE), 255 * (1 + NUDGE))


@pytest.fixture
def here(tab):
    return tab("#case=a").start()


def seen(here) -> Viewing:
    return here.app.session.looking.of("a")


@pytest.mark.parametrize(("key", "viewing"), [
    ("+", Viewing(STEP)), ("=", Viewing(STEP)), ("-", Viewing(1 / STEP)), ("i", Viewing(inverted=True)),
    ("r", Viewing(turn=90)), ("m", Viewing(flipped=True)), ("o", Viewing(2.0)),
    ("Shift+ArrowRight", Viewing(x=0.1)), ("Shift+ArrowUp", Viewing(y=-0.1)),
    ("c", Viewing(window=Window(127.5, LESS))), ("C", Viewing(window=Window(127.5, MORE))),
    ("v", Viewing(window=Window(127.5 - 255 * NUDGE, 255))), ("V", Viewing(window=Window(127.5 + 255 * NUDGE, 255))),
    ("2", Viewing(window=EIGHT_BIT.presets[1].window)), ("9", Viewing())])
def test_a_key_does_what_it_says(here, key, viewing):
    assert here.press(key)
    assert seen(here) == viewing


def test_fit_keeps_the_window_and_reset_nothing(here):
    for key in ("+", "i", "2", "0"):
        here.press(key)
    assert seen(here) == Viewing(window=EIGHT_BIT.presets[1].window, inverted=True)
    here.press("z")
    assert seen(here) == Viewing()


def test_pixel_for_pixel_is_the_same_from_any_zoom(here):
    for key in ("+", "+", "o"):
        here.press(key)
    assert seen(here).zoom == pytest.approx(2), "fitted, the film has half its own size here"


def test_a_button_names_its_preset(here):
    here.act("preset", "3")
    assert seen(here).window == EIGHT_BIT.presets[2].window
    assert here.browser.element("preset-3").attributes["aria-pressed"] == "true"


def test_a_tool_that_is_taken_up_twice_is_put_down(here):
    for key, tool in (("w", WINDOW), ("g", MAGNIFIER), ("g", PAN)):
        here.press(key)
        assert here.app.session.looking.tool == tool
        assert here.browser.element(f"tool-{tool}").attributes["aria-pressed"] == "true"


def test_help_and_whole_screen(here):
    here.press("?")
    assert "nearer" in here.says("viewer-keys")
    here.act("viewer-help")
    assert here.says("viewer-keys") == ""
    here.press("e")
    assert here.browser.screen.filled == ["viewer"]


def test_every_film_keeps_how_it_was_looked_at(tab):
    here = tab("#q=cardiomegaly").start()
    here.go("#q=cardiomegaly&case=a")
    here.press("+")
    here.press("ArrowRight")
    assert here.app.session.looking.of("b") == Viewing()
    here.press("ArrowLeft")
    assert seen(here).zoom == STEP


def test_arrows_alone_still_step_through_the_films(tab):
    here = tab("#q=cardiomegaly&case=a").start()
    here.press("ArrowRight")
    assert here.browser.fragment == "#q=cardiomegaly&case=b"


def test_all_is_in_the_help_line_of_an_open_film():
    assert all(key.label and key.says for key in KEYS)
