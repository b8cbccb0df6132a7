"""One patient's chest: what is edited, what is noted of it, and where lesions may lie."""

import numpy as np
import pytest

from medmir.vocabulary.findings import LOBES
from pipeline.sources.rendered.anatomy import BOX, LOBE_CODES, MASK_POOL, Anatomy
from pipeline.sources.rendered.chest import Chest, Lesion

NODULE = Lesion("Nodule", "left", "LLL", kind="solid")


@pytest.fixture
def chest(anatomy: Anatomy) -> Chest:
    return Chest(anatomy)


def ball(chest: Chest, radius: float = 12.) -> np.ndarray:
    """A mask in the left lung, 0 or 1 over the lung box."""
    z, y, x = chest.anatomy.z, chest.anatomy.y, chest.anatomy.x
    return (((z - 20) ** 2 + y ** 2 + (x - 55) ** 2) < radius ** 2).astype(np.float32)


def test_a_chest_is_edited_without_touching_the_anatomy(chest: Chest, anatomy: Anatomy):
    before = anatomy.hu[BOX].copy()
    chest.hu[:] = 0
    assert np.array_equal(anatomy.hu[BOX], before)


def test_thinner_vessels_take_density_from_the_vessels_alone(anatomy: Anatomy):
    plain, thin = Chest(anatomy).hu, Chest(anatomy, vessels=.7).hu
    voxels, excess = anatomy.vessels()
    changed = np.flatnonzero(plain != thin)
    assert np.array_equal(changed, voxels)
    assert np.allclose((plain - thin).ravel()[voxels], .3 * excess, atol=.1)


def test_filling_leaves_what_is_denser(chest: Chest):
    before = chest.hu.copy()
    chest.fill(np.ones_like(before), 30.)
    assert (chest.hu[before < 30] == 30).all()
    assert np.array_equal(chest.hu[before >= 30], before[before >= 30])


def test_the_mediastinum_goes_away_from_the_side_that_pushes(chest: Chest):
    chest.push_away("left", 10)
    assert chest.shift == -10  # millimetres to the patient's left
    chest.push_away("right", 4)
    assert chest.shift == -6


def test_a_recorded_lesion_keeps_mask_and_shadow_at_half_the_resolution(chest: Chest):
    mask = ball(chest)
    chest.fill(mask, 40.)
    chest.record(NODULE, mask, size_mm=24)
    assert len(chest.facts) == len(chest.masks) == len(chest.shadows) == 1
    assert list(chest.masks[0].shape) == [n // MASK_POOL for n in chest.hu.shape]
    assert float(chest.masks[0].sum()) * MASK_POOL ** 3 == pytest.approx(mask.sum())
    assert float(chest.shadows[0].max()) == pytest.approx(.9, abs=.15)  # from air in the lung to 40 HU


def test_a_shadow_is_what_was_changed_since_the_last_record(chest: Chest):
    first, second = ball(chest), np.roll(ball(chest), 60, axis=0)
    chest.fill(first, 40.)
    chest.record(NODULE, first)
    chest.fill(second, 40.)
    chest.record(NODULE, second)
    assert float(chest.shadows[1][chest.masks[0] > 0].abs().max()) == 0


@pytest.mark.parametrize(("opaque", "left"), [(True, 0.), (False, 1.)])
def test_only_an_opaque_lesion_hides_what_was_there(opaque: bool, left: float, chest: Chest):
    mask = ball(chest)
    chest.fill(mask, 40.)
    chest.record(NODULE, mask)
    alone = float(chest.shadows[0].sum())
    chest.record(Lesion("Effusion", "left", severity="large"), ball(chest, 30.), opaque=opaque)
    assert float(chest.shadows[0].sum()) == pytest.approx(left * alone)


def test_a_grown_heart_is_recorded_as_the_share_it_grew_by(chest: Chest):
    chest.grow_heart(Lesion("Cardiomegaly", severity="moderate"), 1.6)
    assert chest.heart_scale == 1.6
    assert float(chest.shadows[0].max()) == pytest.approx(1 - 1 / 1.6)
    chest.grow_heart(Lesion("Cardiomegaly", severity="mild"), 1.1)
    assert chest.heart_scale == pytest.approx(1.76)


def voxel(chest: Chest, point: np.ndarray) -> tuple[int, ...]:
    axes = (chest.anatomy.z, chest.anatomy.y, chest.anatomy.x)
    return tuple(int(np.abs(axis.ravel() - p).argmin()) for axis, p in zip(axes, point, strict=True))


@pytest.mark.parametrize("lobe", LOBES)
def test_a_place_in_a_lobe_is_in_that_lobe_and_away_from_the_ribs(lobe: str, chest: Chest):
    for seed in range(40):
        place = voxel(chest, chest.place(np.random.default_rng(seed), lobe, 12.))
        assert chest.anatomy.lobe[place] == LOBE_CODES[lobe]
        assert chest.anatomy.costal[place] > 12


def test_a_place_deeper_than_the_lobe_is_as_deep_as_the_lobe_allows(chest: Chest):
    deep = [chest.anatomy.costal[voxel(chest, chest.place(np.random.default_rng(seed), "RML", 500.))]
            for seed in range(40)]
    every = chest.anatomy.costal[tuple(chest.anatomy.lobe_points("RML").T)]
    assert min(deep) >= np.quantile(every, .79)


def test_what_is_around_a_point_reaches_as_far_as_asked(chest: Chest):
    near = chest.around(np.array([0., 0., 50.]), 20.)
    z, y, x = chest.grid(near)
    for axis, middle in ((z, 0), (y, 0), (x, 50)):
        assert axis.min() == pytest.approx(middle - 20, abs=1.5)
        assert axis.max() == pytest.approx(middle + 20, abs=1.5)


def test_around_a_point_beyond_the_box_something_is_left_to_edit(chest: Chest):
    near = chest.around(np.array([1e4, -1e4, 0.]), 5.)
    assert all(axis.size >= 1 for axis in chest.grid(near))


def test_a_local_mask_goes_back_where_it_was_cut_out(chest: Chest):
    near = chest.around(np.array([0., 0., 50.]), 10.)
    whole = chest.whole(near, np.ones_like(chest.hu[near]))
    assert whole.shape == chest.hu.shape and whole.dtype == np.float32
    assert whole[near].all() and whole.sum() == whole[near].size
