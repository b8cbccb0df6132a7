"""What a picture looks like in numbers: always finite, the same for the same picture, other for another one."""

import numpy as np
import pytest

from medmir.inputs.statistics import picture_statistics

RNG = np.random.default_rng(0)
NOISE = RNG.integers(0, 256, (64, 64, 3), dtype=np.uint8)


@pytest.mark.parametrize("square", [
    np.zeros((32, 32, 3), np.uint8), np.full((224, 224, 3), 255, np.uint8), np.full((50, 50, 3), 128, np.uint8), NOISE,
], ids=["black", "white", "grey of odd size", "noise"])
def test_every_picture_has_finite_statistics(square):
    assert np.isfinite(picture_statistics(square, 1.0)).all()


def test_every_size_that_a_model_may_see_gives_the_layout_first():
    left_bright = np.zeros((96, 96, 3), np.uint8)
    left_bright[:, :48] = 200
    layout = picture_statistics(left_bright, 1.0)[:64].reshape(8, 8)
    assert (layout[:, :4] > .9).all()
    assert (layout[:, 4:] < -.9).all()


@pytest.mark.parametrize("change", [np.flipud, np.rot90, lambda square: 255 - square, lambda square: square // 2],
                         ids=["upside down", "turned", "inverted", "darker"])
def test_what_is_done_to_a_picture_shows(change):
    ramp = np.repeat(np.add.outer(np.arange(64) * 3, np.arange(64)).astype(np.uint8)[..., None], 3, axis=2)
    assert np.abs(picture_statistics(change(ramp), 1.0) - picture_statistics(ramp, 1.0)).max() > .2


def test_colour_and_aspect_show():
    grey = np.repeat(NOISE[..., :1], 3, axis=2)
    assert np.abs(picture_statistics(NOISE, 1.0) - picture_statistics(grey, 1.0)).max() > 1
    assert np.abs(picture_statistics(grey, 2.0) - picture_statistics(grey, 1.0)).max() == pytest.approx(np.log(2))
