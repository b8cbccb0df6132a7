"""Each finding is on the film where its mask says, on the side that a radiologist reads it."""


import numpy as np
import pytest

from medmir.vocabulary.findings import LABELS, LOBES, NORMAL
from pipeline.sources.rendered.anatomy import Anatomy
from pipeline.sources.rendered.chest import Chest, Lesion
from pipeline.sources.rendered.findings import INSERTIONS, insert
from pipeline.sources.rendered.patient import displacement, draw_patient
from pipeline.sources.rendered.projection import bent_rays, draw_pose, lesion_paths, water_path

SIZE = 64
EXAMPLES = [
    Lesion("Atelectasis", "right", kind="plate"), Lesion("Atelectasis", "left", kind="lower"),
    Lesion("Atelectasis", "right", kind="upper"), Lesion("Cardiomegaly", severity="moderate"),
    Lesion("Consolidation", "right", "RUL", "moderate"), Lesion("Edema", "bilateral", severity="severe"),
    Lesion("Effusion", "left", severity="moderate"), Lesion("Emphysema", "bilateral", severity="severe"),
    Lesion("Fibrosis", "bilateral", severity="severe", kind="basal"), Lesion("Hernia", severity="large"),
    Lesion("Infiltration", "right", severity="severe"), Lesion("Mass", "left", "LUL", kind="spiculated"),
    Lesion("Nodule", "right", "RLL", kind="solid"), Lesion("Pleural Thickening", "left", kind="plaque"),
    Lesion("Pneumonia", "left", "LLL", "severe"), Lesion("Pneumothorax", "right", severity="moderate"),
]


def project(anatomy: Anatomy, lesions: list[Lesion], view: str = "PA") -> tuple[np.ndarray, list[np.ndarray]]:
    """Water path of one fixed patient, and the lesions' own paths, float32 [64, 64]."""
    rng = np.random.default_rng(4)
    patient, chest = draw_patient(rng, anatomy), Chest(anatomy)
    insert(chest, lesions, [11] * len(lesions))
    pose = draw_pose(rng, view, patient)
    moved = chest if lesions and lesions[0].label == "Cardiomegaly" else Chest(anatomy)
    rays = bent_rays(anatomy, pose, displacement(anatomy, patient, moved, pose.inspiration))
    film = water_path(chest, patient, pose, rays, SIZE)
    return film, list(lesion_paths(chest, pose, rays, SIZE)[0]) if lesions else []


@pytest.fixture(scope="module")
def healthy(anatomy: Anatomy) -> np.ndarray:
    return project(anatomy, [])[0]


def test_all_findings_can_be_inserted():
    assert set(INSERTIONS) == set(LABELS) - {NORMAL} == {lesion.label for lesion in EXAMPLES}


@pytest.mark.parametrize("lesion", EXAMPLES, ids=lambda lesion: f"{lesion.label}-{lesion.kind}")
def test_a_finding_changes_the_film_where_its_mask_says(lesion: Lesion, anatomy: Anatomy, healthy: np.ndarray):
    film, (mask,) = project(anatomy, [lesion])
    change = np.abs(film - healthy)
    inside = mask > .25 * mask.max()
    assert change[inside].mean() > 2, "mm of water"
    assert change[inside].mean() > 4 * change[mask < .01 * mask.max()].mean()


@pytest.mark.parametrize("view", ["PA", "AP"])
@pytest.mark.parametrize("label", ["Effusion", "Pneumothorax"])
def test_the_patients_left_is_on_the_images_right(label: str, view: str, anatomy: Anatomy):
    for side, low, high in (("left", .5, 1), ("right", 0, .5)):
        _, (mask,) = project(anatomy, [Lesion(label, side, severity="moderate")], view)
        centre = (mask.sum(0) * np.arange(SIZE)).sum() / mask.sum() / SIZE
        assert low < centre < high


def test_fluid_is_at_the_base_and_air_at_the_apex(anatomy: Anatomy):
    _, (fluid, air) = project(anatomy, [Lesion("Effusion", "left", severity="small"),
                                        Lesion("Pneumothorax", "right", severity="small")])
    rows = np.arange(SIZE)
    assert (air.sum(1) * rows).sum() / air.sum() < (fluid.sum(1) * rows).sum() / fluid.sum() - SIZE / 5


def test_a_more_severe_finding_is_larger(anatomy: Anatomy):
    for label, lobe, grades in (("Effusion", None, ("small", "moderate", "large")),
                                ("Consolidation", "LUL", ("mild", "moderate", "severe"))):
        sizes = [project(anatomy, [Lesion(label, "left", lobe, grade)])[1][0].sum() for grade in grades]
        assert sizes == sorted(sizes)


@pytest.mark.parametrize("lobe", LOBES)
def test_a_lobar_finding_stays_in_its_lung(lobe: str, anatomy: Anatomy):
    chest, side = Chest(anatomy), "left" if lobe[0] == "L" else "right"
    insert(chest, [Lesion("Pneumonia", side, lobe, "severe")], [3])
    half = anatomy.lung(side)[::2, ::2, ::2]
    mask = chest.masks[0].numpy()
    assert mask[half].sum() > .9 * mask.sum()
