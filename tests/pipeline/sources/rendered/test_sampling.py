"""The rendered patients: findings together as in the NIH table, and no short cuts to the diagnosis."""

from collections import Counter
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas
import pytest

from medmir.vocabulary.findings import LABELS, LOBES, NORMAL
from pipeline.sources.rendered import co_occurrence
from pipeline.sources.rendered.chest import Lesion
from pipeline.sources.rendered.devices import draw_devices
from pipeline.sources.rendered.patient import draw_patient
from pipeline.sources.rendered.projection import draw_pose
from pipeline.sources.rendered.sampling import draw_lesions, draw_views, patient_id, sampling_card, stream
from pipeline.sources.rendered.tone import draw_exposure

FINDINGS = [label for label in LABELS if label != NORMAL]
PATIENTS = 10_000                # the probe's half of them holds some 400 of the rarest finding: standard error .015
AUROC_LIMIT = .55
ANATOMY = SimpleNamespace(weights={"heart": np.zeros((5, 4, 6), np.float32)})   # all that habitus asks of the CT
DEVICES = ("pacemaker", "sternal wires", "central line", "endotracheal tube", "enteric tube", "leads")


@pytest.fixture(scope="module")
def studies() -> list[list[Lesion]]:
    return [draw_lesions(stream(2026, "train", n, "disease")) for n in range(PATIENTS)]


@pytest.fixture(scope="module")
def diseased(studies) -> np.ndarray:
    """Which patient has which finding, bool [patients, findings]."""
    return np.array([[any(lesion.label == label for lesion in study) for label in FINDINGS] for study in studies])


def sides(study: list[Lesion], label: str) -> set[str | None]:
    return {lesion.side for lesion in study if lesion.label == label}


def with_all(studies: list[list[Lesion]], *labels: str) -> list[list[Lesion]]:
    return [study for study in studies if set(labels) <= {lesion.label for lesion in study}]


def test_the_counts_are_those_of_the_nih_table():
    package = Path(find_spec("torchxrayvision").origin).parent
    table = pandas.read_csv(package / "data" / "Data_Entry_2017_v2020.csv.gz", usecols=["Finding Labels"])
    assert len(table) == 112_120
    films = Counter(tuple(sorted(names.replace("_", " ").split("|"))) for names in table["Finding Labels"])
    del films[("No Finding",)]
    assert co_occurrence.combinations() == {names: n for names, n in films.items() if len(names) <= 3 and n >= 5}


def test_what_accompanies_a_finding_is_as_common_as_in_the_nih_table(diseased):
    """Among the patients with both findings of a pair, and given the weights of the findings drawn first."""
    table = co_occurrence.combinations()
    weight = {label: share / sum(n for names, n in table.items() if label in names)
              for label, share in zip(co_occurrence.ANCHORS, co_occurrence.anchor_shares(), strict=True)}
    drawn = Counter()
    for names, films in table.items():
        share = (1 - co_occurrence.NORMAL_SHARE) * films * sum(weight[name] for name in names)
        drawn.update({pair: share for pair in combinations(names, 2)})
    for (one, other), share in drawn.items():
        seen = diseased[:, FINDINGS.index(one)] & diseased[:, FINDINGS.index(other)]
        assert abs(seen.mean() - share) < 5 * np.sqrt(share / PATIENTS), (one, other)


def test_every_label_is_common_enough_to_search_for_and_none_is_everywhere(diseased):
    gallery = [{lesion.label for lesion in draw_lesions(stream(2026, "gallery", n, "disease"))} for n in range(1000)]
    shares = {label: np.mean([label in study for study in gallery]) for label in FINDINGS}
    assert min(shares.values()) >= .06, shares
    assert max(shares.values()) <= .25, shares
    assert .10 < np.mean([not study for study in gallery]) < .20
    assert min(shares["Mass"], shares["Nodule"]) > np.median(list(shares.values()))


def test_the_card_states_the_shares_that_are_drawn(diseased, studies):
    card = sampling_card()
    assert card["normal_share"] == pytest.approx(np.mean([not study for study in studies]), abs=.015)
    for label, share in zip(FINDINGS, diseased.mean(0), strict=True):
        assert card["patient_share"][label] == pytest.approx(share, abs=.015), label
    assert "112,120" in card["text"]


def test_left_and_right_are_balanced(studies):
    for label in FINDINGS:
        counts = Counter(lesion.side for study in studies for lesion in study if lesion.label == label)
        if counts["left"] + counts["right"]:
            assert .45 < counts["left"] / (counts["left"] + counts["right"]) < .55, label


def test_a_lobe_is_on_the_side_of_its_finding_and_holds_one_focal_finding(studies):
    for study in studies:
        lobes = [lesion.lobe for lesion in study if lesion.lobe]
        assert len(set(lobes)) == len(lobes)
        assert all(LOBES[lesion.lobe].startswith(lesion.side) for lesion in study if lesion.lobe)
        assert len({(lesion.label, lesion.side, lesion.lobe) for lesion in study}) == len(study)


def test_effusions_of_heart_failure_are_bilateral_or_larger_on_the_right(studies):
    failing = [study for label in ("Cardiomegaly", "Edema") for study in with_all(studies, label, "Effusion")]
    where = Counter(frozenset(sides(study, "Effusion")) for study in failing)
    assert where[frozenset({"left", "right"})] > len(failing) / 2
    assert where[frozenset({"right"})] > where[frozenset({"left"})]
    assert not any(lesion.severity == "large" for study in failing for lesion in study if lesion.label == "Effusion")


def test_a_tumours_or_a_pneumonias_effusion_is_on_its_side(studies):
    for label in ("Mass", "Pneumonia", "Consolidation"):
        for study in with_all(studies, label, "Effusion"):
            if not with_all([study], "Cardiomegaly") and not with_all([study], "Edema") \
                    and not with_all([study], "Pneumothorax"):
                assert sides(study, "Effusion") <= sides(study, label), study


def test_opacities_of_the_air_spaces_are_not_put_over_one_another(studies):
    for label in ("Consolidation", "Pneumonia"):
        for study in with_all(studies, label, "Infiltration"):
            assert not sides(study, label) & sides(study, "Infiltration")


def test_no_gallery_patient_is_a_training_patient():
    numbers = range(3000)
    assert not {patient_id("train", n) for n in numbers} & {patient_id("gallery", n) for n in numbers}
    seeds = [tuple(stream(2026, split, n, "habitus").integers(1 << 62, size=2))
             for split in ("train", "gallery") for n in numbers]
    assert len(set(seeds)) == len(seeds)


def test_the_view_says_nothing_about_the_disease(diseased):
    portable = np.array([draw_views(stream(2026, "train", n, "views"))[0] == "AP" for n in range(PATIENTS)])
    for label, ill in zip(FINDINGS, diseased.T, strict=True):
        assert abs(portable[ill].mean() - portable[~ill].mean()) < .08, label


def numbers_of(drawn: object) -> list[float]:
    """All numbers among the fields of a patient, pose or exposure; of an array its spread."""
    match drawn:
        case int() | float():
            return [float(drawn)]
        case str():
            return []
        case np.ndarray():
            return [float(drawn.std())]
        case tuple():
            return [number for part in drawn for number in numbers_of(part)]
        case dict():
            return numbers_of(tuple(drawn.values()))
    return numbers_of(vars(drawn))


def attributes(number: int) -> list[float]:
    """What a film shows of a patient but for the findings: view, habitus, pose, devices, exposure."""
    views = draw_views(stream(2026, "train", number, "views"))
    patient = draw_patient(stream(2026, "train", number, "habitus"), ANATOMY)
    films = stream(2026, "train", number, "film")
    pose, devices = draw_pose(films, views[0], patient), draw_devices(films, views[0])
    return [views[0] == "AP", len(views), patient.sex == "F", *(name in devices for name in DEVICES),
            *numbers_of(patient), *numbers_of(pose), *numbers_of(draw_exposure(films, views[0]))]


def logistic_scores(known: np.ndarray, truth: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton steps (McCullagh and Nelder, 1989): scores of the asked rows."""
    known, asked = np.c_[np.ones(len(known)), known], np.c_[np.ones(len(asked)), asked]
    weights = np.zeros(known.shape[1])
    for _ in range(8):
        chance = 1 / (1 + np.exp(-known @ weights))
        curvature = (known.T * (chance * (1 - chance))) @ known + np.eye(len(weights))
        weights += np.linalg.solve(curvature, known.T @ (truth - chance) - weights)
    return asked @ weights


def auroc(scores: np.ndarray, truth: np.ndarray) -> float:
    """Area under the ROC curve as the Mann-Whitney statistic."""
    ranks = scores.argsort().argsort() + 1
    ill = truth.sum()
    return (ranks[truth].sum() - ill * (ill + 1) / 2) / (ill * (len(truth) - ill))


@pytest.fixture(scope="module")
def probed() -> np.ndarray:
    """The standardized attributes of all patients, float [patients, attributes], with squares of the continuous."""
    table = np.array([attributes(n) for n in range(PATIENTS)], float)
    table = (table - table.mean(0)) / np.maximum(table.std(0), 1e-9)
    return np.c_[table, table ** 2]


def test_the_probe_finds_a_link_where_there_is_one(probed):
    portable = probed[:, 0] > 0
    leaked = portable ^ (np.random.default_rng(0).random(PATIENTS) < .4)
    half = PATIENTS // 2
    assert auroc(logistic_scores(probed[:half], leaked[:half], probed[half:]), leaked[half:]) > AUROC_LIMIT


@pytest.mark.parametrize("label", FINDINGS)
def test_a_probe_that_sees_all_but_the_disease_cannot_tell_a_finding(label: str, probed, diseased):
    truth, half = diseased[:, FINDINGS.index(label)], PATIENTS // 2
    scores = logistic_scores(probed[:half], truth[:half], probed[half:])
    assert auroc(scores, truth[half:]) <= AUROC_LIMIT
