"""Open-i's films: found by the reports' own names, as PNG or DICOM, with labels and facts of the MeSH terms."""

from collections import Counter

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from medmir.vocabulary.findings import LABELS as FINDINGS
from pipeline.sources.openi import LABELS, canonical, facts_of, read_openi
from pipeline.sources.openi_reports import read_reports

REPORT = """<eCitation><uId id="{uid}"/><MedlineCitation><Article><Abstract>
<AbstractText Label="FINDINGS">{findings}</AbstractText><AbstractText Label="IMPRESSION">Seen.</AbstractText>
</Abstract></Article></MedlineCitation><MeSH>{mesh}</MeSH>{films}</eCitation>"""


def write_report(folder, uid: str, terms: list[str], films: list[str]) -> None:
    mesh = "".join(f"<major>{term}</major>" for term in terms)
    shown = "".join(f'<parentImage id="{film}"/>' for film in films)
    write_lines(folder / f"{uid}.xml", REPORT.format(uid=uid, findings=f"Text of {uid}.", mesh=mesh, films=shown))


@pytest.fixture
def folder(tmp_path):
    write_report(tmp_path / "ecgen-radiology", "CXR1", ["normal"], ["CXR1_1_IM-0001-3001", "CXR1_1_IM-0001-4001"])
    write_report(tmp_path / "ecgen-radiology", "CXR7", ["Pleural Effusion/left/small", "Scoliosis"], ["CXR7_IM-1-1001"])
    write_film(tmp_path / "images" / "CXR1_1_IM-0001-3001.png")
    write_film(tmp_path / "CXR7_IM-1-1001.png")
    return tmp_path


def test_each_film_carries_its_reports_text_and_terms(folder, capsys):
    cases = read_openi(folder).set_index("case_id")
    assert cases["labels"].to_dict() == {"CXR1_1_IM-0001-3001": ["Normal"], "CXR7_IM-1-1001": ["Effusion", "Scoliosis"]}
    assert cases.loc["CXR7_IM-1-1001", "findings"] == "Text of CXR7."
    assert cases["patient_id"].tolist() == ["CXR1", "CXR7"]
    assert "skipped: CXR1_1_IM-0001-4001.png does not exist." in capsys.readouterr().err


def test_dicom_films_are_found_without_their_prefix(folder):
    (folder / "CXR7_IM-1-1001.png").unlink()
    (folder / "7_IM-1-1001.dcm").write_bytes(b"")
    assert read_openi(folder).set_index("case_id").loc["CXR7_IM-1-1001", "image"].endswith("7_IM-1-1001.dcm")


def test_qualifiers_become_side_severity_and_lobe():
    (fact,) = facts_of("Nodule/lung/upper lobe/right/small")
    assert (fact.label, fact.side, fact.severity, fact.lobe) == ("Nodule", "right", "small", "RUL")
    (unsure,) = facts_of("Opacity/lung/left/right")
    assert (unsure.label, unsure.side) == ("Opacity", None)
    assert facts_of("normal") == []


def test_terms_become_this_projects_findings_or_keep_their_names():
    assert canonical("Thickening/pleura/apex/right") == ["Pleural Thickening"]
    assert canonical("Thickening/bronchi") == ["Thickening"]
    assert canonical("Hydropneumothorax/right") == ["Effusion", "Pneumothorax"]
    assert canonical("No Indexing") == []


def test_every_finding_occurs_among_the_packaged_reports():
    reports = read_reports()
    counts = Counter(label for terms in reports["mesh"] for label in {x for term in terms for x in canonical(term)})
    assert set(LABELS) == set(FINDINGS) <= set(counts)
    assert (counts["Normal"], counts["Cardiomegaly"], counts["Hernia"]) == (1391, 375, 50)


def test_films_without_any_report_are_refused(tmp_path):
    write_film(tmp_path / "stranger.png")
    with pytest.raises(MedMIRError, match="no image of .* can be used"):
        read_openi(tmp_path)


def test_the_terms_are_kept_as_they_were_indexed(folder):
    columns = read_openi(folder).set_index("case_id")["columns"]
    assert columns["CXR7_IM-1-1001"] == {"MeSH": "Pleural Effusion/left/small; Scoliosis"}


@pytest.mark.parametrize("term", ["No Indexing", "normal"])
def test_a_report_of_nothing_has_no_facts(term):
    assert facts_of(term) == []


def test_one_term_of_two_findings_has_a_fact_for_each():
    assert [(fact.label, fact.side) for fact in facts_of("Hydropneumothorax/right")] == [
        ("Effusion", "right"), ("Pneumothorax", "right")]


def test_both_sides_are_a_side_and_a_lobe_needs_one():
    (fact,) = facts_of("Opacity/lung/upper lobe/bilateral")
    assert (fact.side, fact.lobe) == ("bilateral", None)


def test_splits_are_drawn_by_patient(folder):
    write_film(folder / "images" / "CXR1_1_IM-0001-4001.png")
    cases = read_openi(folder)
    assert len(cases) == 3 and cases.groupby("patient_id")["split"].nunique().max() == 1
