"""Reports say what is on the film, on the right side, and deny only what is absent."""

import re
from dataclasses import asdict, replace

import numpy as np
import pytest

from medmir.bundle.contract import Fact, Report
from medmir.vocabulary.findings import LOBES
from pipeline.sources.rendered.chest import Lesion
from pipeline.sources.rendered.phrases import FINDINGS, NORMAL
from pipeline.sources.rendered.report import HEDGE_BELOW, write_report
from pipeline.sources.rendered.sampling import draw_lesions, stream

WORDS = {
    "Atelectasis": "atelectasis|collapse|volume loss", "Cardiomegaly": "cardiomegaly|enlarge|increased",
    "Consolidation": "consolidation", "Edema": "edema|congestion|pulmonary vessels",
    "Effusion": "effusion|pleural fluid|costophrenic",
    "Emphysema": "emphysem|hyperinflat", "Fibrosis": "fibro", "Hernia": "hernia",
    "Infiltration": "infiltrat", "Mass": r"\bmass", "Nodule": "nodule|nodular",
    "Pleural Thickening": "thicken|plaque|pleural cap|pleural scarring", "Pneumonia": "pneumonia|infection",
    "Pneumothorax": "pneumothorax",
}
DENIAL = re.compile(r"\b(no|not|neither|normal|sharp)\b", re.IGNORECASE)
HEDGE = re.compile(r"possible|probable|suspect|suspici|question|may represent|could reflect|cannot be excluded", re.I)


def facts_of(*lesions: Lesion) -> list[Fact]:
    return [Fact(**asdict(lesion), size_mm=24 if lesion.label in ("Mass", "Nodule") else None) for lesion in lesions]


def write(facts: list[Fact], seed: int = 0) -> Report:
    return write_report(facts, "PA", [], np.random.default_rng(seed))


def sentences(report: Report) -> list[str]:
    return re.split(r"(?<=[a-z])\.\s*", f"{report.findings} {report.impression}")


@pytest.fixture(scope="module")
def studies() -> list[tuple[list[Fact], Report]]:
    drawn = [facts_of(*draw_lesions(stream(5, "train", n, "disease"))) for n in range(600)]
    return [(facts, write(facts, seed)) for seed, facts in enumerate(drawn)]


def test_every_fact_is_affirmed(studies):
    for facts, report in studies:
        for fact in facts:
            said = [s for s in sentences(report) if re.search(WORDS[fact.label], s, re.IGNORECASE)]
            assert any(not DENIAL.search(s) for s in said), (fact, report)


def test_an_absent_finding_is_mentioned_only_to_be_denied(studies):
    for facts, report in studies:
        present = {fact.label for fact in facts}
        for label in set(WORDS) - present:
            for sentence in sentences(report):
                assert not re.search(WORDS[label], sentence, re.IGNORECASE) or DENIAL.search(sentence), \
                    (label, sentence, facts)


def test_every_side_and_lobe_is_said_and_no_other(studies):
    for facts, report in studies:
        text = f"{report.findings} {report.impression}".lower().replace("upright", "")
        sides = {fact.side for fact in facts}
        for side in ("left", "right"):
            assert (side in text or "both" in text or "bilateral" in text) or side not in sides
            assert side not in text or sides & {side, "bilateral"}
        for code, name in LOBES.items():
            assert name in text or code not in {fact.lobe for fact in facts}


def test_lungs_are_not_called_clear_when_they_are_not(studies):
    for facts, report in studies:
        if {fact.label for fact in facts} - {"Cardiomegaly", "Hernia"}:
            assert "clear" not in report.findings.lower()


def test_a_normal_chest_is_called_normal():
    report = write([])
    assert re.search("normal|no acute|no radiographic|unremarkable", report.impression, re.IGNORECASE)
    assert "left" not in report.findings


def both_effusions(left: str, right: str) -> list[Fact]:
    return facts_of(Lesion("Effusion", "left", severity=left), Lesion("Effusion", "right", severity=right))


def test_equal_effusions_on_both_sides_are_one_bilateral_sentence():
    report = write(both_effusions("moderate", "moderate"))
    assert "bilateral" in report.impression.lower()
    assert "2." not in report.impression


@pytest.mark.parametrize("seed", range(12))
def test_unequal_effusions_are_each_said_with_their_own_size(seed: int):
    report = write(both_effusions("moderate", "large"), seed)
    for text in (report.findings, report.impression):
        assert re.search(r"(large|sizeable) right|(large|sizeable) on the right", text, re.IGNORECASE), text
        assert re.search("moderate left|moderate on the left", text, re.IGNORECASE), text


def test_a_plate_and_a_collapse_are_told_apart():
    facts = facts_of(Lesion("Atelectasis", "left", kind="lower"), Lesion("Atelectasis", "right", kind="plate"))
    assert "left lower lobe" in write(facts).findings.lower()
    assert "right" in write(facts).findings.lower()


def test_a_subtle_finding_is_hedged_more_often_than_a_plain_one():
    def hedged(visibility: float) -> int:
        nodule = facts_of(Lesion("Nodule", "left", "LUL", kind="solid"))
        facts = [replace(fact, visibility=visibility) for fact in nodule]
        return sum(bool(HEDGE.search(write(facts, seed).impression)) for seed in range(200))
    assert hedged(HEDGE_BELOW - 1) > 90
    assert hedged(HEDGE_BELOW + 1) < 40


def test_nothing_is_claimed_about_change_because_there_is_no_prior(studies):
    texts = [f"{report.findings} {report.impression}" for _, report in studies]
    assert not any(re.search(r"\bnew\b|unchanged|stable|worse|improved|since", text, re.I) for text in texts)
    assert .1 < sum(bool(re.search(r"comparison|\bpriors?\b", text, re.I)) for text in texts) / len(texts) < .3


def test_a_pneumonia_is_not_denied_to_be_an_opacity_of_the_air_spaces():
    facts = facts_of(Lesion("Pneumonia", "left", "LLL", "mild"))
    texts = [write(facts, seed).findings for seed in range(200)]
    assert not any(re.search("no [a-z ]*(consolidation|infiltrate)", text, re.IGNORECASE) for text in texts)


def test_every_finding_has_at_least_four_descriptions():
    assert min(len(phrases) for kinds in FINDINGS.values() for phrases in kinds.values()) >= 4
    assert len(NORMAL) >= 4


def test_the_same_fact_is_said_in_several_ways():
    facts = facts_of(Lesion("Effusion", "left", severity="small"))
    assert len({write(facts, seed).findings for seed in range(50)}) > 20


def test_severity_and_size_reach_the_words():
    mass = facts_of(Lesion("Mass", "left", "LUL", kind="solid"))
    assert re.search("2.4 cm|24 mm", write(mass).findings)
    heart = facts_of(Lesion("Cardiomegaly", severity="moderate"))
    assert "moderate" in write(heart).findings.lower()
