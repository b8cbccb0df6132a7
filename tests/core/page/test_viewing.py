"""How a film is looked at: what a reader points at stays there, and greys are what DICOM says of them."""

from math import isclose

import pytest

from medmir.page.viewing import EIGHT_BIT, FULL, FURTHEST, NEAREST, Looking, Viewing, Window


def lies(viewing: Viewing, x: float, y: float):
    """Where a point of the picture, told from its middle, is in the frame."""
    right, down = viewing.seen(x, y)
    return viewing.x + viewing.zoom * right, viewing.y + viewing.zoom * down


def picture_at(viewing: Viewing, at):
    """What is seen at a point of the frame: its distance from the picture's middle, at zoom 1."""
    return (at[0] - viewing.x) / viewing.zoom, (at[1] - viewing.y) / viewing.zoom


def shown(viewing: Viewing, grey: int) -> int:
    """What an 8-bit grey becomes."""
    slope, intercept = viewing.line
    return round(255 * min(max(slope * grey / 255 + intercept, 0), 1))


@pytest.mark.parametrize("at", [(0.3, -0.2), (0, 0), (-0.5, 0.5)])
@pytest.mark.parametrize("factor", [0.8, 1.25, 3])
def test_what_is_under_the_pointer_stays_there_as_it_comes_nearer(at, factor):
    before = Viewing(zoom=1.5, x=0.1, y=-0.05)
    after = before.zoomed(factor, at)
    assert picture_at(after, at) == pytest.approx(picture_at(before, at))
    assert after.zoom == pytest.approx(1.5 * factor)


def test_nobody_gets_lost_by_zooming():
    assert Viewing().zoomed(1e9, (0.4, 0.4)).zoom == NEAREST
    assert Viewing().zoomed(1e-9).zoom == FURTHEST
    assert Viewing(zoom=NEAREST, x=1.0).zoomed(2, (0.4, 0.4)) == Viewing(zoom=NEAREST, x=1.0)


def test_the_frames_middle_always_shows_some_of_the_film():
    far = Viewing(zoom=2).panned(9, -9, half=(0.7, 0.5))
    assert (far.x, far.y) == (1.4, -1.0)
    assert Viewing().panned(0.1, -0.2) == Viewing(x=0.1, y=-0.2)


def test_fitting_leaves_greys_and_turn_as_they_are():
    viewing = Viewing(3, 0.2, 0.1, 90, True, Window(10, 20), True)
    assert viewing.fitted() == Viewing(turn=90, flipped=True, window=Window(10, 20), inverted=True)


def test_four_quarters_are_a_whole_turn_and_two_mirrorings_none():
    viewing = Viewing(2, 0.3, 0.1)
    assert viewing.rotated().rotated().rotated().rotated() == viewing
    assert viewing.mirrored().mirrored() == viewing


@pytest.mark.parametrize("start", [Viewing(2, 0.3, -0.1), Viewing(2, 0.3, -0.1).mirrored()])
def test_a_quarter_goes_clockwise_to_the_readers_eyes_also_when_mirrored(start):
    x, y = lies(start, 0.2, 0.1)
    assert lies(start.rotated(), 0.2, 0.1) == pytest.approx((-y, x))


def test_mirroring_is_left_for_right_to_the_readers_eyes_also_when_turned():
    start = Viewing(2, 0.3, -0.1).rotated()
    x, y = lies(start, 0.2, 0.1)
    assert lies(start.mirrored(), 0.2, 0.1) == pytest.approx((-x, y))


def test_the_transform_is_in_the_order_of_the_mathematics():
    assert Viewing(2, 0.5, -0.25, 90, True).transform == (
        "translate(50.0000cqh, -25.0000cqh) scale(2.00000) scaleX(-1) rotate(90deg)")


def test_greys_are_untouched_at_first():
    assert all(shown(Viewing(), grey) == grey for grey in range(256))
    assert all(shown(Viewing(inverted=True), grey) == 255 - grey for grey in range(256))


def test_a_window_is_black_below_white_above_and_grey_at_its_centre():
    viewing = Viewing(window=Window(100, 50))
    assert [shown(viewing, grey) for grey in (0, 75, 100, 125, 255)] == pytest.approx([0, 0, 127.5, 255, 255], abs=0.5)
    assert [shown(viewing.inverse(), grey) for grey in (75, 125)] == [255, 0]


def test_a_drag_to_the_right_widens_and_a_drag_down_raises_the_centre():
    viewing = Viewing().windowed(0.1, 0.2, EIGHT_BIT)
    assert viewing.window == pytest.approx((127.5 + 51, 255 + 25.5))
    assert Viewing().windowed(-9, 0, EIGHT_BIT).window.width == 1.0


def test_a_magnifier_shows_in_its_middle_what_it_lies_on():
    viewing, at = Viewing(1.5, 0.1, 0.2), (0.3, -0.1)
    assert picture_at(viewing.magnified(at, 2), (0, 0)) == pytest.approx(picture_at(viewing, at))
    assert viewing.magnified(at, 2).zoom == 3


def test_films_that_go_together_share_their_place_and_each_keeps_its_kind_of_greys():
    looking = Looking()
    looking.look("@linked", Viewing(zoom=2, window=Window(40, 400)), "@own")
    assert looking.of("@linked") == Viewing(zoom=2)
    assert looking.of("@linked", "@own") == Viewing(zoom=2, window=Window(40, 400))
    looking.look("@linked", looking.of("@linked").through(Window(90, 50)))
    assert looking.of("@linked", "@own").window == Window(40, 400)
    assert looking.last == "@linked"


def test_presets_of_stored_films_are_greys_of_eight_bits():
    assert EIGHT_BIT.first == FULL
    for preset in EIGHT_BIT.presets:
        assert 0 < preset.window.centre < 255, preset
    assert isclose(FULL.centre + FULL.width / 2, 255)
