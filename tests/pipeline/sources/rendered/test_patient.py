"""Patients: body habitus within human limits, and a deformation that bends the chest without tearing it."""

from dataclasses import fields, replace

import numpy as np
import pytest
import torch

from pipeline.sources.rendered.anatomy import Anatomy
from pipeline.sources.rendered.chest import Chest
from pipeline.sources.rendered.patient import Patient, displacement, draw_patient
from pipeline.sources.rendered.template import SPACING

MANY = 120


@pytest.fixture(scope="module")
def many(anatomy: Anatomy) -> list[Patient]:
    return [draw_patient(np.random.default_rng(seed), anatomy) for seed in range(MANY)]


def plain(patient: Patient) -> Patient:
    """The template itself, but for the patient's bumps, which are taken away."""
    zero = dict.fromkeys(("heart_shift", "slant", "kyphosis", "sway", "clavicles", "roll"), 0.)
    return replace(patient, scale=(1., 1., 1.), heart_scale=1., dome={"left": 0., "right": 0.},
                   bumps=np.zeros_like(patient.bumps), **zero)


@pytest.fixture
def template(many: list[Patient]) -> Patient:
    return plain(many[0])


def pull(anatomy: Anatomy, patient: Patient, inspiration: float = 0., **chest: object) -> np.ndarray:
    """Where the film's body looks up the template, mm (x, y, z) by lattice cell."""
    half = np.array(anatomy.hu.shape[::-1]) * SPACING / 2
    found = displacement(anatomy, patient, Chest(anatomy, **chest), inspiration)[0].numpy()
    return found * half[:, None, None, None]


def test_a_patient_comes_again_from_the_same_seed(anatomy: Anatomy):
    one, same = (draw_patient(np.random.default_rng(3), anatomy) for _ in range(2))
    assert all(np.array_equal(getattr(one, each.name), getattr(same, each.name)) for each in fields(Patient))


def test_patients_are_adults_of_both_sexes(many: list[Patient]):
    assert {patient.sex for patient in many} == {"F", "M"}
    assert all(18 <= patient.age <= 92 for patient in many)
    assert np.mean([patient.sex == "F" for patient in many]) == pytest.approx(.46, abs=.1)


def test_women_are_smaller_on_average_and_alone_have_breasts(many: list[Patient]):
    height = {sex: np.mean([patient.scale[0] for patient in many if patient.sex == sex]) for sex in "FM"}
    assert height["F"] < height["M"]
    assert all((patient.breast > 0) == (patient.sex == "F") for patient in many)


def test_the_old_have_thinner_bones_and_a_bent_spine(many: list[Patient]):
    def mean(name: str, old: bool) -> float:
        return float(np.mean([getattr(patient, name) for patient in many if (patient.age > 70) == old]))
    assert mean("bone", True) < mean("bone", False)
    assert mean("kyphosis", True) > mean("kyphosis", False) + 2


def test_nobody_has_less_than_no_fat_or_gas(many: list[Patient]):
    assert min(patient.fat for patient in many) == 0
    assert all(0 <= patient.gas <= 1 for patient in many)


def test_no_two_patients_are_shaped_alike(many: list[Patient]):
    assert len({patient.bumps.tobytes() for patient in many}) == MANY
    assert all(np.abs(patient.bumps).max() < 40 for patient in many), "mm"


def test_the_template_looks_itself_up(anatomy: Anatomy, template: Patient):
    assert np.abs(pull(anatomy, template)).max() < .01


def test_the_displacement_is_what_grid_sample_takes(anatomy: Anatomy, many: list[Patient]):
    found = displacement(anatomy, many[1], Chest(anatomy), 0)
    assert found.shape == (1, 3, *anatomy.weights["heart"].shape)
    assert found.dtype == torch.float32
    assert torch.isfinite(found).all()


def test_no_patient_is_folded_over(anatomy: Anatomy, many: list[Patient]):
    """Neighbouring cells keep their order along every axis: an organ is never seen twice."""
    for patient in many[:40]:
        found = pull(anatomy, patient, heart_scale=1.9)
        for axis, (moved, cells) in enumerate(zip(found[::-1], anatomy.weights["heart"].shape, strict=True)):
            cell = anatomy.hu.shape[axis] * SPACING / cells
            assert (np.diff(moved, axis=axis) > -cell).mean() > .999


def test_a_taller_body_looks_the_template_up_nearer_its_middle(anatomy: Anatomy, template: Patient):
    x, y, z = pull(anatomy, replace(template, scale=(1.1, 1., 1.)))
    assert z[-1].max() < -5 and z[0].min() > 5
    assert np.abs(x).max() < .01 and np.abs(y).max() < .01


def test_risen_domes_look_lower_on_both_sides(anatomy: Anatomy, template: Patient):
    z = pull(anatomy, template, inspiration=20.)[2]
    assert -25 < z.min() < -15
    columns = z.min((0, 1))
    assert min(columns[:22].min(), columns[22:].min()) < -8
    assert z.max() < .01


def test_one_raised_dome_leaves_the_other_alone(anatomy: Anatomy, template: Patient):
    columns = pull(anatomy, template, dome={"left": 25., "right": 0.})[2].min((0, 1))
    assert columns[30:].min() < -12
    assert columns[:12].min() > -3


def test_domes_stop_at_what_a_chest_allows(anatomy: Anatomy, template: Patient):
    assert np.allclose(pull(anatomy, template, inspiration=30.), pull(anatomy, template, inspiration=300.))
    assert np.allclose(pull(anatomy, template, inspiration=-42.), pull(anatomy, template, inspiration=-300.))


def test_a_larger_heart_is_looked_up_nearer_its_middle_and_elsewhere_nothing_moves(anatomy: Anatomy, template: Patient):
    x = pull(anatomy, template, heart_scale=1.4)[0]
    assert x.min() < -5 and x.max() > 2
    far = anatomy.weights["heart"] < .001
    assert np.abs(x[far]).max() < .1


def test_a_shifted_mediastinum_moves_and_the_spine_stays_behind(anatomy: Anatomy, template: Patient):
    x = pull(anatomy, template, shift=15.)[0]
    middle, spine = anatomy.weights["mediastinum"], anatomy.weights["spine"]
    assert x.min() == pytest.approx(-15, abs=1.5)
    assert np.abs(x[spine > .9]).mean() < 5 < np.abs(x[(middle > .9) & (spine < .1)]).mean()
