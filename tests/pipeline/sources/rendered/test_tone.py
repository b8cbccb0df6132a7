"""From line integrals to grey values: what a radiograph's exposure, grain, display and markers are."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from pipeline.sources.rendered.tone import PORTABLE_DOSE, Exposure, draw_exposure, film, label_film

N = 96
PLAIN = Exposure(photons=1e6, local=.4, sharpness=.5, lift=.05, contrast=3., gamma=1.)


def seeded(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def body(lung: float = 60., soft: float = 200.) -> np.ndarray:
    """Millimetres of water: air around a body, one lung in its left half."""
    path = np.zeros((N, N), np.float32)
    path[8:-8, 8:-8] = soft
    path[30:66, 16:40] = lung
    return path


def shown(path: np.ndarray, view: str = "PA", exposure: Exposure = PLAIN, seed: int = 0, fat: float = 0.) -> np.ndarray:
    return film(path, fat, view, exposure, seeded(seed))


def grain(view: str, exposure: Exposure = PLAIN) -> float:
    """How much two films of the same body differ in the lung."""
    first, second = (shown(body(), view, exposure, seed) for seed in (1, 2))
    return float(np.std((first - second)[30:66, 16:40]))


def test_a_film_is_grey_values_from_black_to_white():
    grey = shown(body())
    assert (grey.shape, grey.dtype) == ((N, N), np.float32)
    assert grey.min() >= 0 and grey.max() <= 1


def test_the_lung_is_darker_than_soft_tissue_and_air_beside_the_body_is_black():
    grey = shown(body())
    assert grey[48, 28] < grey[48, 60] - .2
    assert grey[48, 2] < .02


def test_fluid_in_the_lung_makes_it_whiter_and_air_blacker():
    grey = []
    for water in (20., 60., 140.):
        path = body()
        path[44:52, 24:32] = water
        grey.append(float(shown(path)[46:50, 26:30].mean()))
    assert grey == sorted(grey)
    assert grey[2] - grey[1] > .1


def test_the_same_seed_gives_the_same_film_and_another_only_other_grain():
    assert np.array_equal(shown(body(), seed=5), shown(body(), seed=5))
    assert 0 < np.abs(shown(body(), seed=5) - shown(body(), seed=6)).mean() < .03


def test_fewer_photons_make_a_grainier_film():
    assert grain("PA", replace(PLAIN, photons=1e5)) > 1.5 * grain("PA")


def test_more_scatter_takes_contrast_from_a_portable_film():
    plain = replace(PLAIN, local=0., sharpness=0.)
    frontal, portable = (shown(body(), view, plain) for view in ("PA", "AP"))
    assert np.ptp(portable[20:76, 20:76]) <= np.ptp(frontal[20:76, 20:76]) + .02


def test_lifting_black_brightens_the_darkest_parts():
    assert shown(body(), exposure=replace(PLAIN, lift=.12))[40:56, 20:36].mean() \
        > shown(body(), exposure=replace(PLAIN, lift=.02))[40:56, 20:36].mean()


def test_a_lower_gamma_brightens_the_lung():
    assert shown(body(), exposure=replace(PLAIN, gamma=.8))[40:56, 20:36].mean() \
        > shown(body(), exposure=replace(PLAIN, gamma=1.2))[40:56, 20:36].mean()


def test_fat_lies_on_the_body_and_not_beside_it():
    lean, stout = shown(body()), shown(body(), fat=40.)
    assert stout[48, 2] == pytest.approx(lean[48, 2], abs=.02)


def test_an_exposure_comes_again_from_its_seed_and_is_within_its_limits():
    assert draw_exposure(seeded(1), "PA") == draw_exposure(seeded(1), "PA")
    drawn = [draw_exposure(seeded(n), "PA") for n in range(300)]
    assert all(2.5e5 <= each.photons <= 1.5e6 for each in drawn)
    assert all(.28 <= each.local <= .5 and .82 <= each.gamma <= 1.12 for each in drawn)
    assert len({each.contrast for each in drawn}) == 300


def test_a_portable_machine_gives_its_share_of_the_photons():
    frontal, portable = draw_exposure(seeded(7), "PA"), draw_exposure(seeded(7), "AP")
    assert portable == replace(frontal, photons=PORTABLE_DOSE * frontal.photons)


def test_a_labelled_film_is_eight_bit_of_the_same_size():
    image = label_film(np.full((N, N), .5, np.float32), "LAT", seeded())
    assert (image.mode, image.size) == ("L", (N, N))
    assert image.getextrema() == (127, 127)  # a lateral film carries no side marker


def marked(seed: int, view: str = "PA", size: int = 256) -> np.ndarray:
    """Where a black film is written on, bool [size, size]."""
    return np.asarray(label_film(np.zeros((size, size), np.float32), view, seeded(seed))) > 100


@pytest.mark.parametrize("seed", range(20))
def test_a_frontal_film_has_one_marker_in_an_upper_corner(seed):
    rows, columns = np.nonzero(marked(seed))
    assert rows.size
    assert rows.max() < 256 * .2
    assert columns.max() < 256 * .12 or columns.min() > 256 * .9


def test_the_letter_l_is_on_the_patients_left_and_r_on_the_right():
    """An L has most of its ink in its lower half, an R in its upper; the patient's left is the image's right."""
    for seed in range(40):
        rows, columns = np.nonzero(marked(seed, size=1024))
        low = (rows > (rows.min() + rows.max()) / 2).mean()
        assert (low > .55) == (columns.mean() > 512), seed


def test_about_seven_markers_in_ten_are_on_the_left():
    left = np.mean([np.nonzero(marked(seed))[1].mean() > 128 for seed in range(300)])
    assert .6 < left < .8


def test_only_portable_films_say_so_and_not_all_of_them():
    said = {view: np.mean([marked(seed, view)[200:].any() for seed in range(100)]) for view in ("PA", "AP")}
    assert said["PA"] == 0
    assert .4 < said["AP"] < .8


def test_a_marker_stays_legible_on_a_small_film():
    image = label_film(np.zeros((64, 64), np.float32), "PA", seeded(1))
    assert isinstance(image, Image.Image)
    assert (np.asarray(image) > 100).sum() > 6
