"""Devices: drawn whatever the disease, on the film, each by its own shape."""

from collections import Counter

import numpy as np
import pytest

from pipeline.sources.rendered.devices import CHANCE, DRAWINGS, KINDS, Canvas, device_path, draw_devices
from pipeline.sources.rendered.phrases import DEVICES

SIZE = 128


def path(name: str, seed: int = 0, size: int = SIZE) -> np.ndarray:
    return device_path(np.random.default_rng(seed), size, [name])


@pytest.mark.parametrize("view", CHANCE)
def test_devices_are_as_frequent_as_stated_for_the_view(view):
    rng = np.random.default_rng(2)
    films = [draw_devices(rng, view) for _ in range(4000)]
    assert np.mean([bool(each) for each in films]) == pytest.approx(CHANCE[view], abs=.025)
    assert max(map(len, films)) <= 1


def test_only_bedside_films_show_tubes_and_lines():
    rng = np.random.default_rng(0)
    for view in ("PA", "AP"):
        found = Counter(name for _ in range(4000) for name in draw_devices(rng, view))
        assert set(found) == set(KINDS[view])
        assert max(found.values()) < 2 * min(found.values())


def test_every_device_can_be_drawn_and_told_of():
    assert set(KINDS["AP"]) == set(DRAWINGS) == set(DEVICES)
    assert set(KINDS["PA"]) <= set(DRAWINGS)


def test_a_film_without_devices_has_none_on_it():
    found = device_path(np.random.default_rng(0), SIZE, [])
    assert (found.shape, found.dtype) == ((SIZE, SIZE), np.float32)
    assert not found.any()


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_device_is_a_thin_dense_shadow_on_the_film(name):
    for seed in range(5):
        shadow = path(name, seed)
        assert shadow.min() == 0 and shadow.max() > 3, "mm of water"
        assert 0 < (shadow > 0).mean() < .15


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_device_comes_again_from_its_seed_and_does_not_always_lie_the_same(name):
    assert np.array_equal(path(name, 3), path(name, 3))
    assert len({path(name, seed, 256).tobytes() for seed in range(8)}) > 1


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_device_is_at_the_same_place_on_a_larger_film(name):
    small, large = path(name, 1, 128), path(name, 1, 256)
    pooled = large.reshape(128, 2, 128, 2).mean((1, 3))
    assert np.corrcoef(small.ravel(), pooled.ravel())[0, 1] > .8


def test_no_two_kinds_of_device_cast_the_same_shadow():
    shadows = [path(name) > 0 for name in DRAWINGS]
    for n, one in enumerate(shadows):
        for other in shadows[n + 1:]:
            assert (one & other).sum() < .7 * (one | other).sum()


def centre(shadow: np.ndarray) -> tuple[float, float]:
    """Row and column of a shadow's middle, as fractions of the film."""
    rows, columns = np.nonzero(shadow)
    return float(rows.mean()) / len(shadow), float(columns.mean()) / len(shadow)


def test_a_pacemaker_is_below_the_left_clavicle_with_its_lead_in_the_heart():
    shadow = path("pacemaker", size=256)
    row, column = centre(shadow > 50)
    assert .1 < row < .3 and .7 < column < .9  # the patient's left is the image's right
    rows, columns = np.nonzero(shadow > 0)
    assert rows.max() / 256 > .6 and .45 < columns[rows.argmax()] / 256 < .65


def test_sternal_wires_stand_in_the_middle_one_below_the_other():
    shadow = path("sternal wires", size=256) > 0
    assert centre(shadow)[1] == pytest.approx(.5, abs=.02)
    inked = shadow.any(1)
    assert np.count_nonzero(inked[1:] & ~inked[:-1]) == 6


def test_an_endotracheal_tube_ends_above_the_carina_and_a_feeding_tube_below_the_diaphragm():
    ends = {name: np.nonzero(path(name, size=256))[0].max() / 256 for name in ("endotracheal tube", "enteric tube")}
    assert ends["endotracheal tube"] < .32
    assert ends["enteric tube"] > .7


def test_several_devices_add_to_one_film():
    both = device_path(np.random.default_rng(0), SIZE, ["pacemaker", "sternal wires"])
    assert (both > 0).sum() > (path("pacemaker") > 0).sum()


def test_a_curve_runs_from_its_first_point_to_its_last():
    canvas = Canvas(100)
    canvas.curve([(.1, .1), (.5, .9), (.9, .1)], .02, 5.)
    drawn = np.asarray(canvas.image)
    assert drawn[8:13, 8:13].max() == drawn[8:13, 88:93].max() == 5
    assert drawn[50, 50] == 5  # the control point in the middle pulls half of the way
    assert not drawn[70:].any()


def test_a_box_is_addressed_in_fractions_of_the_edge():
    assert Canvas(200).box((.5, .25), (.1, .05)) == pytest.approx([80, 40, 120, 60])
