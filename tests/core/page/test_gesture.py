"""What hands do to a film."""

import pytest

from medmir.page.gesture import NOTCH, ZOOM_A_NOTCH, Gesture, tool_of, wheeled
from medmir.page.viewing import EIGHT_BIT, MAGNIFIER, MIDDLE, PAN, WINDOW, Viewing, Window

HALF = (0.5, 0.5)


def dragged(tool, *places, viewing=None):
    """A pointer that goes down at the first place and along the others."""
    gesture, viewing = Gesture(tool), viewing or Viewing()
    gesture.press(1, places[0])
    for place in places[1:]:
        viewing = gesture.move(viewing, 1, place, EIGHT_BIT, HALF)
    return viewing


def test_one_pointer_pans_by_as_much_as_it_moves():
    assert dragged(PAN, (0.1, 0.1), (0.2, 0.1), (0.3, 0.0)) == Viewing(x=pytest.approx(0.2), y=pytest.approx(-0.1))


def test_one_pointer_windows_where_that_is_its_tool():
    assert dragged(WINDOW, (0, 0), (-0.2, 0.1)).window == pytest.approx(Window(153, 204))


def test_a_magnifier_moves_nothing():
    assert dragged(MAGNIFIER, (0, 0), (0.2, 0.1)) == Viewing()


def test_two_fingers_zoom_about_what_is_between_them():
    gesture = Gesture(PAN)
    gesture.press(1, (-0.1, 0.2))
    gesture.press(2, (0.1, 0.2))
    viewing = gesture.move(Viewing(), 2, (0.3, 0.2), EIGHT_BIT, (9, 9))
    assert viewing.zoom == pytest.approx(2)
    assert viewing.x == pytest.approx(0.1), "the first finger stays on what it is on"
    assert viewing.y == pytest.approx(0.2 - 0.4)


def test_a_third_finger_and_one_that_never_came_down_do_nothing():
    gesture = Gesture(PAN)
    for finger in (1, 2, 3):
        gesture.press(finger, (0.1 * finger, 0))
    assert gesture.move(Viewing(), 3, (0.4, 0.4), EIGHT_BIT, HALF) == Viewing()
    assert gesture.move(Viewing(), 9, (0.4, 0.4), EIGHT_BIT, HALF) == Viewing()


def test_a_gesture_ends_with_the_last_pointer():
    gesture = Gesture(PAN)
    gesture.press(1, MIDDLE)
    gesture.press(2, MIDDLE)
    assert not gesture.release(1)
    assert gesture.release(2)


def test_fingers_at_one_place_do_not_zoom():
    gesture = Gesture(PAN)
    gesture.press(1, MIDDLE)
    gesture.press(2, MIDDLE)
    assert gesture.move(Viewing(), 2, (0.2, 0), EIGHT_BIT, HALF).zoom == 1


def test_a_wheel_comes_nearer_when_turned_away_and_never_jumps():
    assert wheeled(Viewing(), -NOTCH, MIDDLE).zoom == pytest.approx(ZOOM_A_NOTCH)
    assert wheeled(Viewing(), NOTCH, MIDDLE).zoom == pytest.approx(1 / ZOOM_A_NOTCH)
    assert wheeled(Viewing(), -1e6, MIDDLE).zoom == pytest.approx(ZOOM_A_NOTCH ** 3)


@pytest.mark.parametrize(("tool", "button", "shift", "does"), [
    (PAN, 0, False, PAN), (PAN, 2, False, WINDOW), (PAN, 0, True, WINDOW), (WINDOW, 0, False, WINDOW),
    (MAGNIFIER, 0, False, MAGNIFIER), (MAGNIFIER, 2, False, WINDOW)])
def test_the_right_button_and_shift_window_whatever_the_tool(tool, button, shift, does):
    assert tool_of(tool, button, shift) == does
