"""Poses and projections: a source, a flat detector, and what lies between them in millimetres."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from pipeline.sources.rendered.anatomy import Anatomy
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.patient import Patient, displacement, draw_patient
from pipeline.sources.rendered.projection import (
    COARSE,
    DEPTH,
    DETECTOR_DISTANCE,
    Pose,
    bent_rays,
    draw_pose,
    integrate,
    lesion_paths,
    water_path,
)
from pipeline.sources.rendered.template import SPACING

SIZE = 48


@pytest.fixture(scope="module")
def patient(anatomy: Anatomy) -> Patient:
    return draw_patient(np.random.default_rng(4), anatomy)


def straight(view: str, field: float = 300.) -> Pose:
    return Pose(view, 0., field, (0., 0.), (0., 0., 0.))


def rays(anatomy: Anatomy, pose: Pose) -> torch.Tensor:
    """Rays through a body that is not deformed at all."""
    return bent_rays(anatomy, pose, torch.zeros(1, 3, 2, 2, 2))


def millimetres(anatomy: Anatomy, pose: Pose) -> np.ndarray:
    """Where the rays pass, mm: (x, y, z) by [v, t, u]."""
    half = np.array(anatomy.hu.shape[::-1]) * SPACING / 2
    return rays(anatomy, pose)[0].numpy() * half[:, None, None, None]


def film(anatomy: Anatomy, patient: Patient, pose: Pose, chest: Chest | None = None) -> np.ndarray:
    chest = chest or Chest(anatomy)
    bent = bent_rays(anatomy, pose, displacement(anatomy, patient, chest, pose.inspiration))
    return water_path(chest, patient, pose, bent, SIZE)


@pytest.mark.parametrize("view", DEPTH)
def test_a_pose_comes_again_from_its_seed_and_fits_the_patient(view: str, patient: Patient):
    one, same = (draw_pose(np.random.default_rng(1), view, patient) for _ in range(2))
    assert one == same and one.view == view
    larger = replace(patient, scale=tuple(1.1 * s for s in patient.scale))
    assert draw_pose(np.random.default_rng(1), view, larger).field == pytest.approx(1.1 * one.field)


def test_who_lies_in_bed_breathes_in_less_and_lies_less_straight(patient: Patient):
    def drawn(view: str) -> list[Pose]:
        return [draw_pose(np.random.default_rng(seed), view, patient) for seed in range(300)]
    upright, bedside = drawn("PA"), drawn("AP")
    assert np.mean([p.inspiration for p in upright]) < -6 and np.mean([p.inspiration for p in bedside]) > 2
    assert np.std([p.rotation[0] for p in bedside]) > 1.4 * np.std([p.rotation[0] for p in upright])


@pytest.mark.parametrize("view", DEPTH)
def test_rays_are_as_many_and_as_long_as_stated(view: str, anatomy: Anatomy):
    x, y, z = millimetres(anatomy, straight(view))
    assert x.shape == COARSE
    along = x if view == "LAT" else y
    assert np.ptp(along) == pytest.approx(DEPTH[view], rel=.01)


def test_a_lateral_is_turned_by_a_quarter(anatomy: Anatomy):
    """What runs along the detector of a frontal film, left to right, runs along the rays of a lateral."""
    frontal, lateral = millimetres(anatomy, straight("PA")), millimetres(anatomy, straight("LAT"))
    assert np.ptp(frontal[0], axis=2).min() > 200 and np.ptp(frontal[1], axis=2).max() < .01
    assert np.ptp(lateral[1], axis=2).min() > 200 and np.ptp(lateral[0], axis=2).max() < .01
    assert lateral[1][0, 0, 0] > lateral[1][0, 0, -1], "the front of the chest is on the image's left"


@pytest.mark.parametrize("view", ["PA", "AP"])
def test_frontal_films_are_read_as_if_face_to_face(view: str, anatomy: Anatomy):
    x, _, z = millimetres(anatomy, straight(view))
    assert x[0, 0, 0] < 0 < x[0, 0, -1], "the patient's left is on the image's right"
    assert z[0, 0, 0] > 0 > z[-1, 0, 0], "the head is up"


@pytest.mark.parametrize(("view", "near"), [("PA", "front"), ("AP", "back")])
def test_rays_spread_from_the_source_to_the_detector(view: str, near: str, anatomy: Anatomy):
    """At a PA film the chest's front is at the detector, at an AP film its back: there the field is widest."""
    x, y, _ = millimetres(anatomy, straight(view))
    width = np.ptp(x, axis=2)[0]
    depth = y[0, :, 0]
    assert (np.corrcoef(width, depth)[0, 1] > .99) == (near == "front")


def test_a_bedside_film_magnifies_more(anatomy: Anatomy):
    def spread(view: str) -> float:
        width = np.ptp(millimetres(anatomy, straight(view))[0], axis=2)[0]
        return float(width.max() / width.min())
    assert DETECTOR_DISTANCE["AP"] < DETECTOR_DISTANCE["PA"]
    assert spread("AP") > spread("PA") + .1


def test_a_turned_patient_keeps_the_distance_to_the_middle(anatomy: Anatomy):
    turned = replace(straight("PA"), rotation=(10., 5., -7.))
    before, after = (np.linalg.norm(millimetres(anatomy, pose), axis=0) for pose in (straight("PA"), turned))
    assert np.allclose(before, after, atol=.05)
    assert np.abs(millimetres(anatomy, turned) - millimetres(anatomy, straight("PA"))).max() > 20


def test_an_integral_through_water_is_its_thickness(anatomy: Anatomy):
    water = torch.ones(1, 8, 8, 8)
    found = integrate(water, rays(anatomy, straight("PA")), SIZE, DEPTH["PA"], 5.)
    assert found.shape == (1, SIZE, SIZE)
    assert found == pytest.approx(DEPTH["PA"], rel=.02)  # every sample counts for a step, both ends included


def test_an_integral_is_the_sum_of_its_parts(anatomy: Anatomy):
    volumes = torch.rand(2, 16, 16, 16, generator=torch.Generator().manual_seed(0))
    bent = rays(anatomy, straight("PA"))
    one, other = integrate(volumes, bent, SIZE, DEPTH["PA"], 5.)
    assert np.allclose(integrate(volumes.sum(0, keepdim=True), bent, SIZE, DEPTH["PA"], 5.)[0], one + other, rtol=1e-4)


def test_lungs_let_through_more_than_the_spine_and_the_abdomen(anatomy: Anatomy, patient: Patient):
    path = film(anatomy, patient, draw_pose(np.random.default_rng(0), "PA", patient))
    assert (path.shape, path.dtype) == ((SIZE, SIZE), np.float32)
    lung, spine, abdomen = (path[18:26, 8:14].mean(), path[18:26, 22:26].mean(), path[40:, 10:38].mean())
    assert lung < .6 * spine and lung < .6 * abdomen
    assert 20 < lung < 150, "mm of water"


def test_a_lateral_looks_through_more_body_than_a_frontal(anatomy: Anatomy, patient: Patient):
    frontal, lateral = (np.percentile(film(anatomy, patient, straight(view)), 90) for view in ("PA", "LAT"))
    assert lateral > 1.1 * frontal


def test_breasts_add_to_both_lower_fields_and_to_nothing_above(anatomy: Anatomy, patient: Patient):
    pose = straight("PA")
    flat, full = (film(anatomy, replace(patient, breast=depth, breast_z=-40.), pose) for depth in (0., 20.))
    added = full - flat
    assert added.min() > -.01 and 10 < added.max() < 21
    assert added[:, :SIZE // 2].max() > 10 and added[:, SIZE // 2:].max() > 10
    assert np.abs(added[:SIZE // 4]).max() < .01


def test_denser_bone_shows_where_bone_is(anatomy: Anatomy, patient: Patient):
    pose = straight("PA")
    soft, hard = (film(anatomy, replace(patient, bone=bone), pose) for bone in (1.6, 2.6))
    added = hard - soft
    assert added.min() > -.01
    assert added[15:30, 22:26].mean() > 2 * added[20:30, 8:12].mean(), "spine and lung field"


def test_water_put_into_a_lung_is_that_much_on_the_film(anatomy: Anatomy, patient: Patient):
    pose, filled = straight("PA"), Chest(anatomy)
    before = film(anatomy, patient, pose)
    filled.hu[anatomy.lung("right")] += 100.
    added = film(anatomy, patient, pose, filled) - before
    assert added[:, :SIZE // 2].max() > 8, "100 HU over 10 cm and more are 10 mm of water"
    assert np.abs(added[:, 3 * SIZE // 4:]).max() < .5


def test_a_lesions_path_is_its_thickness_where_it_lies(anatomy: Anatomy):
    chest, pose = Chest(anatomy), straight("PA")
    ball = ((anatomy.z ** 2 + anatomy.y ** 2 + (anatomy.x - 60) ** 2) < 20 ** 2).astype(np.float32)
    chest.hu[ball > 0] = 0.
    chest.record(Lesion("Mass", "left", "LUL", kind="solid"), ball)
    mask, shadow = lesion_paths(chest, pose, rays(anatomy, pose), SIZE)[:, 0]
    row, column = np.unravel_index(mask.argmax(), mask.shape)
    assert mask.max() == pytest.approx(40, abs=6), "mm through the middle of a ball of 20 mm radius"
    assert .6 < column / SIZE < .8 and .4 < row / SIZE < .6
    assert 0 < shadow.max() < mask.max()
    assert not shadow[:, : SIZE // 3].any()


def test_each_recorded_lesion_has_a_path_of_its_own(anatomy: Anatomy):
    chest, pose = Chest(anatomy), straight("PA")
    for side in ("left", "right"):
        chest.record(Lesion("Infiltration", side, severity="mild"), anatomy.lung(side), opaque=False)
    left, right = lesion_paths(chest, pose, rays(anatomy, pose), SIZE)[0]
    assert left[:, SIZE // 2:].sum() > .9 * left.sum()
    assert right[:, : SIZE // 2].sum() > .9 * right.sum()
