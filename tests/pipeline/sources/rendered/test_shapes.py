"""The building blocks of lesions: ramps that never overshoot, noise of a stated grain, distances in mm."""

import numpy as np
import pytest
import torch

from pipeline.sources.rendered.shapes import between, blend, distance, enlarged, noise, ramp
from pipeline.sources.rendered.template import SPACING

SHAPE = (24, 20, 28)


def seeded(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def correlation(field: np.ndarray, voxels: int) -> float:
    """Of the field with itself moved along its last axis."""
    return float(np.corrcoef(field[..., :-voxels].ravel(), field[..., voxels:].ravel())[0, 1])


def test_a_ramp_rises_from_nothing_to_all_and_stays_there():
    steps = ramp(np.linspace(-5, 15, 201, dtype=np.float32), 0, 10)
    assert steps[0] == 0 and steps[-1] == 1
    assert (np.diff(steps) >= 0).all()
    assert ramp(np.array([0, 5, 10], np.float32), 0, 10).tolist() == [0, .5, 1]


def test_a_ramp_has_no_kink_at_its_ends():
    x = np.linspace(-1, 2, 3001)
    slope = np.gradient(ramp(x, 0, 1), x)
    assert abs(slope[1000]) < .01 and abs(slope[2000]) < .01
    assert slope.max() == pytest.approx(1.5, abs=.01)  # of 3 t^2 - 2 t^3 in the middle


def test_a_ramp_keeps_single_precision_and_leaves_its_input_alone():
    x = np.linspace(0, 1, 11, dtype=np.float32)
    before = x.copy()
    assert ramp(x, 0, 1).dtype == np.float32
    assert np.array_equal(x, before)


def test_noise_comes_again_from_the_same_seed_and_differs_from_another():
    assert np.array_equal(noise(seeded(3), 10, SHAPE), noise(seeded(3), 10, SHAPE))
    assert not np.allclose(noise(seeded(3), 10, SHAPE), noise(seeded(4), 10, SHAPE))


@pytest.mark.parametrize("octaves", [1, 2, 3])
def test_noise_has_the_asked_shape_and_unit_variance(octaves):
    field = noise(seeded(), 8, SHAPE, octaves)
    assert (field.shape, field.dtype) == (SHAPE, np.float32)
    assert field.std() == pytest.approx(1, abs=.01)


def test_a_coarser_grain_is_smoother():
    fine, coarse = (noise(seeded(1), scale, (40, 40, 40)) for scale in (4, 30))
    assert correlation(coarse, 3) > .8 > correlation(fine, 3) + .2


def test_octaves_add_detail_without_taking_the_broad_shape():
    plain, rich = (noise(seeded(2), 30, (40, 40, 40), octaves) for octaves in (1, 3))
    assert np.corrcoef(plain.ravel(), rich.ravel())[0, 1] > .6
    assert correlation(rich, 1) < correlation(plain, 1)


def test_interpolation_weights_are_shares_that_add_up():
    weights = between(7, 4)
    assert weights.shape == (7, 4)
    assert torch.allclose(weights.sum(1), torch.ones(7), atol=1e-6)
    assert weights.min() >= 0


def test_interpolation_runs_from_corner_to_corner():
    assert (between(7, 3) @ torch.tensor([0., 6., 0.])).tolist() == pytest.approx([0, 2, 4, 6, 4, 2, 0])


def test_an_enlarged_grid_is_linear_between_its_points():
    z, y, x = torch.meshgrid(torch.arange(2.), torch.arange(3.), torch.arange(4.), indexing="ij")
    fine = enlarged(100 * z + 10 * y + x, (3, 5, 7))
    assert fine.shape == (3, 5, 7)
    assert fine[0, 0, 0] == 0 and fine[-1, -1, -1] == pytest.approx(123)
    assert fine[1, 2, 3] == pytest.approx(50 + 10 + 1.5)


def test_blending_moves_towards_the_value_by_the_weight_in_place():
    hu = np.array([-800., -800., -800., 100.])
    blend(hu, np.array([0., .5, 1., 1.]), 40)
    assert hu.tolist() == [-800, -380, 40, 40]


def test_distance_is_in_millimetres_of_the_grid_and_stretches_by_axis():
    axis = np.arange(5) * SPACING
    z, y, x = axis[:, None, None], axis[None, :, None], axis[None, None]
    away = distance(np.array([0, 0, 0]), z, y, x)
    assert away.shape == (5, 5, 5)
    assert away[0, 0, 4] == pytest.approx(4 * SPACING)
    assert away[2, 2, 1] == pytest.approx(3 * SPACING)  # 2, 2, 1 are the sides of a box of diagonal 3
    assert distance(np.array([0, 0, 0]), z, y, x, (2, 1, 1))[4, 0, 0] == pytest.approx(2 * SPACING)
