"""Where findings are put: by plain rules of radiology, each rule held over many patients."""

from collections import Counter

import numpy as np
import pytest

from medmir.vocabulary.findings import LABELS, LOBES, NORMAL
from pipeline.sources.rendered.chest import Lesion
from pipeline.sources.rendered.placement import EVEN, HEAVY, KINDS, RULES, SECOND, Placement, place

EXTENT, AMOUNT = {"mild", "moderate", "severe"}, {"small", "moderate", "large"}
PATIENTS = 400


def placed(*labels: str, patients: int = PATIENTS) -> list[list[Lesion]]:
    """The lesions of many patients with these findings."""
    return [place(np.random.default_rng(seed), labels) for seed in range(patients)]


def all_of(*labels: str) -> list[Lesion]:
    return [lesion for study in placed(*labels) for lesion in study]


def of(study: list[Lesion], label: str) -> list[Lesion]:
    return [lesion for lesion in study if lesion.label == label]


def share(hits: list[bool]) -> float:
    return float(np.mean(hits))


def test_every_finding_has_a_rule_and_a_normal_chest_has_no_lesion():
    assert set(RULES) == set(LABELS) - {NORMAL}
    assert place(np.random.default_rng(0), ()) == []


@pytest.mark.parametrize("label", RULES)
def test_each_finding_that_is_named_is_placed_and_no_other(label):
    for study in placed(label):
        assert {lesion.label for lesion in study} == {label}
        assert len(study) <= 2


@pytest.mark.parametrize("label", RULES)
def test_the_same_seed_places_the_same_lesions(label):
    assert place(np.random.default_rng(1), [label]) == place(np.random.default_rng(1), [label])


@pytest.mark.parametrize("label", SECOND)
def test_a_second_lesion_is_as_frequent_as_stated_where_the_finding_is_alone(label):
    twice = share([len(study) == 2 for study in placed(label)])
    possible = .45 if label == "Atelectasis" else 1  # of the kinds of atelectasis only plates come twice
    assert twice == pytest.approx(possible * SECOND[label], abs=.07)


@pytest.mark.parametrize("label", ["Mass", "Nodule", "Consolidation", "Pneumonia"])
def test_a_focal_finding_has_a_lobe_on_its_own_side(label):
    for lesion in all_of(label):
        assert LOBES[lesion.lobe].startswith(lesion.side)


def test_a_focal_finding_reaches_every_lobe():
    assert {lesion.lobe for lesion in all_of("Consolidation")} == set(LOBES)


def test_two_focal_findings_of_one_patient_never_share_a_lobe():
    for study in placed("Mass", "Consolidation", "Nodule"):
        lobes = [lesion.lobe for lesion in study]
        assert len(lobes) == len(set(lobes))


@pytest.mark.parametrize("label", KINDS)
def test_kinds_are_as_frequent_as_stated(label):
    first = [of(study, label)[0].kind for study in placed(label)]
    for kind, chance in KINDS[label].items():
        assert share([each == kind for each in first]) == pytest.approx(chance, abs=.08), kind


@pytest.mark.parametrize(("label", "grades"), [
    ("Consolidation", EXTENT), ("Pneumonia", EXTENT), ("Infiltration", EXTENT), ("Edema", EXTENT),
    ("Emphysema", EXTENT), ("Fibrosis", EXTENT), ("Cardiomegaly", EXTENT), ("Effusion", AMOUNT),
    ("Pneumothorax", AMOUNT), ("Hernia", AMOUNT - {"small"}),
])
def test_findings_are_graded_on_their_own_scale(label, grades):
    assert {lesion.severity for lesion in all_of(label)} == grades


@pytest.mark.parametrize("label", ["Mass", "Nodule", "Atelectasis", "Pleural Thickening"])
def test_what_is_measured_or_shaped_has_no_grade(label):
    assert {lesion.severity for lesion in all_of(label)} == {None}


@pytest.mark.parametrize(("label", "chances"), [("Edema", EVEN), ("Emphysema", HEAVY)])
def test_grades_are_as_frequent_as_stated(label, chances):
    counts = Counter(lesion.severity for lesion in all_of(label))
    for grade, chance in zip(("mild", "moderate", "severe"), chances, strict=True):
        assert counts[grade] / PATIENTS == pytest.approx(chance, abs=.08), grade


@pytest.mark.parametrize("label", ["Edema", "Emphysema", "Fibrosis"])
def test_diffuse_disease_is_bilateral(label):
    assert {lesion.side for lesion in all_of(label)} == {"bilateral"}


@pytest.mark.parametrize("label", ["Cardiomegaly", "Hernia"])
def test_what_is_in_the_middle_has_no_side(label):
    assert {(lesion.side, lesion.lobe) for lesion in all_of(label)} == {(None, None)}


def test_an_effusion_hides_no_collapsed_lower_lobe():
    for study in placed("Atelectasis", "Effusion"):
        assert "lower" not in {lesion.kind for lesion in of(study, "Atelectasis")}


def test_a_lobe_that_shows_a_mass_does_not_collapse_as_well():
    for study in placed("Atelectasis", "Mass"):
        taken = {lesion.lobe for lesion in of(study, "Mass")}
        for collapse in of(study, "Atelectasis"):
            lobe = {"upper": f"{collapse.side[0].upper()}UL", "lower": f"{collapse.side[0].upper()}LL"}
            assert lobe.get(collapse.kind) not in taken


@pytest.mark.parametrize("hider", ["Effusion", "Pneumothorax"])
def test_thickened_pleura_is_opposite_to_what_would_hide_it(hider):
    for study in placed("Pleural Thickening", hider):
        assert not {lesion.side for lesion in of(study, "Pleural Thickening")} & \
            {lesion.side for lesion in of(study, hider)}


def test_a_large_pneumothorax_is_alone_in_its_lung():
    assert "large" in {lesion.severity for lesion in all_of("Pneumothorax")}
    for other in ("Nodule", "Effusion", "Pneumonia"):
        assert "large" not in {lesion.severity for study in placed("Pneumothorax", other)
                               for lesion in of(study, "Pneumothorax")}


def test_edema_and_bilateral_infiltrates_do_not_come_together():
    assert "bilateral" in {lesion.side for lesion in all_of("Infiltration")}
    for study in placed("Infiltration", "Edema"):
        assert of(study, "Infiltration")[0].side != "bilateral"


def test_of_failures_two_effusions_the_right_one_is_no_smaller():
    sizes = ("small", "moderate", "large")
    for study in placed("Cardiomegaly", "Effusion"):
        size = {lesion.side: sizes.index(lesion.severity) for lesion in of(study, "Effusion")}
        assert size.get("right", 2) >= size.get("left", 0)


def test_overinflated_lungs_leave_no_severe_cardiomegaly():
    assert "severe" in {lesion.severity for lesion in all_of("Cardiomegaly")}
    for study in placed("Cardiomegaly", "Emphysema"):
        assert of(study, "Cardiomegaly")[0].severity != "severe"


def test_upper_lobe_emphysema_draws_the_fibrosis_up():
    apical = {labels: share([of(study, "Fibrosis")[0].kind == "apical" for study in placed(*labels)])
              for labels in (("Fibrosis",), ("Fibrosis", "Emphysema"))}
    assert apical[("Fibrosis", "Emphysema")] > apical[("Fibrosis",)] + .2


def test_a_lobe_is_given_away_once_and_of_the_asked_side_while_there_is_one():
    placement = Placement(np.random.default_rng(0), frozenset())
    assert {placement.lobe("left"), placement.lobe("left")} == {"LUL", "LLL"}
    assert placement.lobe("left")[0] == "R"
    assert len(placement.free) == 2
