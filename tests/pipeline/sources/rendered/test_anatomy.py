"""The labelled anatomy: a chest with its organs where they belong, in millimetres from the volume's middle."""

import numpy as np
import pytest
import torch

from medmir.vocabulary.findings import LOBES
from pipeline.sources.rendered.anatomy import (
    BONE_HU,
    BOX,
    DENSE_LUNG,
    DEPTH_POOL,
    LOBE_CODES,
    SIDE_CODES,
    VESSEL_EXCESS,
    Anatomy,
    pool,
    relative_attenuation,
)
from pipeline.sources.rendered.template import SPACING


def middle(anatomy: Anatomy, mask: np.ndarray) -> tuple[float, float, float]:
    """The centre (z, y, x) of a mask, mm."""
    return tuple(float((axis * mask).sum() / mask.sum()) for axis in (anatomy.z, anatomy.y, anatomy.x))


def lobe(anatomy: Anatomy, code: str) -> np.ndarray:
    return anatomy.lobe == LOBE_CODES[code]


def test_coordinates_are_millimetres_from_the_middle_of_the_volume(anatomy: Anatomy):
    for axis, place in zip((anatomy.z, anatomy.y, anatomy.x), BOX, strict=True):
        steps = np.diff(axis.ravel())
        assert axis.size == place.stop - place.start
        assert np.allclose(steps, SPACING)
    assert anatomy.x.ravel()[0] < 0 < anatomy.x.ravel()[-1]


def test_the_left_lung_is_on_the_patients_left_and_the_right_one_is_larger(anatomy: Anatomy):
    left, right = anatomy.lung("left"), anatomy.lung("right")
    assert middle(anatomy, left)[2] > 30 and middle(anatomy, right)[2] < -30
    assert 1 < right.sum() / left.sum() < 1.4
    assert not (left & right).any()
    assert np.array_equal(left | right, anatomy.lung("bilateral"))


def test_lungs_hold_air_and_litres_of_it(anatomy: Anatomy):
    lung = anatomy.lung("bilateral")
    assert -900 < np.median(anatomy.hu[BOX][lung]) < -780
    assert 2.5 < lung.sum() * SPACING ** 3 / 1e6 < 6


def test_every_voxel_of_a_lung_is_in_one_lobe_of_that_side(anatomy: Anatomy):
    assert set(LOBE_CODES) == set(LOBES)
    for code, number in LOBE_CODES.items():
        sides = np.unique(anatomy.side[anatomy.lobe == number])
        assert sides.tolist() == [SIDE_CODES[LOBES[code].split()[0]]]
    assert np.array_equal(anatomy.lobe > 0, anatomy.side > 0)


def test_upper_lobes_are_above_lower_lobes_and_the_middle_lobe_is_in_front(anatomy: Anatomy):
    for side in "LR":
        upper, lower = (middle(anatomy, lobe(anatomy, f"{side}{part}")) for part in ("UL", "LL"))
        assert upper[0] > lower[0] + 40
        assert upper[1] > lower[1]
    assert middle(anatomy, lobe(anatomy, "RML"))[1] > middle(anatomy, lobe(anatomy, "RLL"))[1] + 40


def test_the_heart_is_left_of_the_middle_in_front_of_the_spine(anatomy: Anatomy):
    heart, spine = middle(anatomy, anatomy.heart), middle(anatomy, anatomy.vertebrae)
    assert heart[2] > 10
    assert heart[1] > spine[1] + 40
    assert abs(spine[2]) < 15
    assert anatomy.heart_centre == pytest.approx(heart, abs=5)


def test_the_way_to_the_chest_wall_is_longest_inside(anatomy: Anatomy):
    lung = anatomy.lung("bilateral")
    assert (anatomy.costal[lung] > 0).all()
    assert 60 < anatomy.costal.max() < 120
    assert np.abs(np.diff(anatomy.costal, axis=2)).max() < SPACING + .2  # stored to half precision


def test_a_soft_lobe_is_a_share_that_fades_over_the_fissure_and_stays_in_the_lungs(anatomy: Anatomy):
    soft = anatomy.soft_lobe("RML")
    assert soft.min() >= 0 and soft.max() <= 1
    assert not soft[anatomy.side == 0].any()
    own = lobe(anatomy, "RML")
    assert soft[own].mean() > .8
    assert 0 < soft[(anatomy.side > 0) & ~own].sum() < .2 * soft.sum()


@pytest.mark.parametrize("code", LOBES)
def test_points_of_a_lobe_are_in_it_and_seen_from_the_front(code: str, anatomy: Anatomy):
    points = anatomy.lobe_points(code)
    assert len(points) > 300
    assert (anatomy.lobe[tuple(points.T)] == LOBE_CODES[code]).all()


def test_vessels_are_the_denser_voxels_of_the_lungs(anatomy: Anatomy):
    voxels, excess = anatomy.vessels()
    assert (anatomy.side.ravel()[voxels] > 0).all()
    assert excess.min() > 0 and excess.max() <= VESSEL_EXCESS
    assert (anatomy.hu[BOX].ravel()[voxels] > DENSE_LUNG).all()
    assert .05 < len(voxels) / (anatomy.side > 0).sum() < .4


@pytest.mark.parametrize("axis", [1, 2])
def test_attenuation_along_the_ray_is_that_of_air_water_and_bone(axis: int, anatomy: Anatomy):
    soft, bone = anatomy.pooled(axis)
    expected = [n // DEPTH_POOL if place == axis else n for place, n in enumerate(anatomy.hu.shape)]
    assert list(soft.shape) == list(bone.shape) == expected
    assert soft.min() == 0 and soft.max() <= 2  # -1000 and +1000 HU
    assert 0 < (bone > 0).float().mean() < .1
    assert not soft[:, :, 0].any() or axis == 2  # arms fade out at the sides


def test_gas_is_found_below_the_diaphragm_only(anatomy: Anatomy):
    gas = anatomy.gas(1)
    assert gas.min() >= 0 and 0 < gas.max() <= 1
    assert not gas[int(.6 * len(gas)):].any()


def test_a_raised_arm_leaves_the_chest_itself_alone(anatomy: Anatomy):
    kept = anatomy.arms_raised()
    assert kept.min() < .01 and kept.max() <= 1
    assert (kept[:100] > .99).all(), "below the shoulders"
    assert (kept[:, 0, kept.shape[2] // 2] > .95).all(), "neck and spine"


def test_pooling_averages_over_whole_voxels_along_the_axes_named():
    volume = torch.arange(32.).reshape(2, 4, 4)
    assert pool(volume, 2).tolist() == [[[10.5, 12.5], [18.5, 20.5]]]
    assert pool(volume, 4, (2,))[0, :, 0].tolist() == [1.5, 5.5, 9.5, 13.5]
    assert float(pool(volume, 2).mean()) == float(volume.mean())


def test_air_attenuates_nothing_water_as_water_and_bone_adds_to_it():
    hu = torch.tensor([-1000., 0., BONE_HU, 1000.]).repeat_interleave(DEPTH_POOL)[None, None]
    soft, bone = relative_attenuation(hu, 2)
    assert soft.ravel().tolist() == pytest.approx([0, 1, 1.15, 2])
    assert bone.ravel().tolist() == pytest.approx([0, 0, 0, .85])
