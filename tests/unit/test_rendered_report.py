"""Reports say what is on the film, on the right side, and deny only what is absent."""

import re
from dataclasses import asdict

import numpy as np
import pytest

from medmir.findings import LOBES
from pipeline.corpora.rendered.chest import Lesion
from pipeline.corpora.rendered.report import Report, write_report
from pipeline.corpora.rendered.sampling import draw_lesions, stream

WORDS = {
    "Atelectasis": "atelectasis|collapse|volume loss", "Cardiomegaly": "cardiomegaly|enlarge|increased",
    "Consolidation": "consolidation", "Edema": "edema|congestion", "Effusion": "effusion|pleural fluid",
    "Emphysema": "emphysem|hyperinflat|hyperexpanded", "Fibrosis": "fibro|scarring at", "Hernia": "hernia",
    "Infiltration": "infiltrat", "Mass": r"\bmass", "Nodule": "nodule|nodular",
    "Pleural Thickening": "thicken|plaque|pleural cap|pleural scarring", "Pneumonia": "pneumonia|infection",
    "Pneumothorax": "pneumothorax",
}
DENIAL = re.compile(r"\b(no|not|nor)\b", re.IGNORECASE)


def facts_of(*lesions: Lesion) -> list[dict]:
    return [asdict(lesion) | {"size_mm": 24 if lesion.label in ("Mass", "Nodule") else None} for lesion in lesions]


def write(facts: list[dict], seed: int = 0) -> Report:
    return write_report(facts, "PA", [], np.random.default_rng(seed))


def sentences(report: Report) -> list[str]:
    return re.split(r"(?<=[a-z])\.\s*", f"{report.findings} {report.impression}")


@pytest.fixture(scope="module")
def studies() -> list[tuple[list[dict], Report]]:
    drawn = [facts_of(*draw_lesions(stream(5, "train", n, "disease"))) for n in range(600)]
    return [(facts, write(facts, seed)) for seed, facts in enumerate(drawn)]


def test_every_fact_is_affirmed(studies):
    for facts, report in studies:
        for fact in facts:
            said = [s for s in sentences(report) if re.search(WORDS[fact["label"]], s, re.IGNORECASE)]
            assert any(not DENIAL.search(s) for s in said), (fact, report)


def test_an_absent_finding_is_mentioned_only_to_be_denied(studies):
    for facts, report in studies:
        present = {fact["label"] for fact in facts}
        for label in set(WORDS) - present:
            for sentence in sentences(report):
                assert not re.search(WORDS[label], sentence, re.IGNORECASE) or DENIAL.search(sentence), \
                    (label, sentence, facts)


def test_every_side_and_lobe_is_said_and_no_other(studies):
    for facts, report in studies:
        text = f"{report.findings} {report.impression}".lower().replace("upright", "")
        sides = {fact["side"] for fact in facts}
        for side in ("left", "right"):
            assert (side in text or "both" in text or "bilateral" in text) or side not in sides
            assert side not in text or sides & {side, "bilateral"}
        for code, name in LOBES.items():
            assert name in text or code not in {fact["lobe"] for fact in facts}


def test_lungs_are_not_called_clear_when_they_are_not(studies):
    for facts, report in studies:
        if {fact["label"] for fact in facts} - {"Cardiomegaly", "Hernia"}:
            assert "clear" not in report.findings.lower()


def test_a_normal_chest_is_called_normal():
    report = write([])
    assert re.search("normal|no acute|no radiographic|unremarkable", report.impression, re.IGNORECASE)
    assert "left" not in report.findings


def test_left_and_right_effusions_are_one_bilateral_sentence():
    both = facts_of(Lesion("Effusion", "left", severity="small"), Lesion("Effusion", "right", severity="large"))
    assert "bilateral" in write(both).impression.lower()


def test_the_same_fact_is_said_in_several_ways():
    facts = facts_of(Lesion("Effusion", "left", severity="small"))
    assert len({write(facts, seed).findings for seed in range(50)}) > 20


def test_severity_and_size_reach_the_words():
    mass = facts_of(Lesion("Mass", "left", "LUL", kind="solid"))
    assert re.search("2.4 cm|24 mm", write(mass).findings)
    heart = facts_of(Lesion("Cardiomegaly", severity="moderate"))
    assert "moderate" in write(heart).findings.lower()
