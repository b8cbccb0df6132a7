"""The Open-i reports: all of them are read, and retrieval among them is asked fairly."""

import numpy as np
import pytest

from medmir.errors import MedMIRError
from pipeline.cards.tables import figures_text
from pipeline.evaluation.text_tower import measure_text, mesh_query
from pipeline.sources import openi_reports as openi
from pipeline.sources.openi_reports import read_reports

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<eCitation><uId id="{uid}"/>
 <MedlineCitation><Article><Abstract>
  <AbstractText Label="FINDINGS">{findings}</AbstractText><AbstractText Label="IMPRESSION">{impression}</AbstractText>
 </Abstract></Article></MedlineCitation>
 <MeSH>{mesh}<automatic>ignored</automatic></MeSH><parentImage id="{uid}-1"/><parentImage id="{uid}-2"/>
</eCitation>"""
# uid, findings, impression, terms
WRITTEN = [
    ("CXR10", "Clear.", "Normal.", ["normal"]), ("CXR2", "Clear.", "No disease.", ["normal"]),
    ("CXR3", "Big heart.", "Cardiomegaly.", ["Cardiomegaly/mild"]), ("CXR4", "", "Mass.", ["Mass"]),
    ("CXR5", "Lungs are clear.", "Normal.", ["No Indexing"]),
]


def written(folder):
    for uid, findings, impression, terms in WRITTEN:
        mesh = "".join(f"<major>{term}</major>" for term in terms)
        text = REPORT.format(uid=uid, findings=findings, impression=impression, mesh=mesh)
        (folder / f"{uid}.xml").write_text(text)
    return read_reports(folder)


class Reader:
    """Places texts by their topic: hearts at one end, clear lungs at the other."""

    def embed_texts(self, texts: list[str]) -> np.ndarray:
        return np.array([[1.0, 0.0] if "ard" in text or "heart" in text else [0.0, 1.0] for text in texts], np.float32)


def test_the_packaged_collection_is_whole():
    reports = read_reports()
    assert len(reports) == reports["uid"].nunique() == 3955
    assert (reports["findings"] != "").sum() == 3425
    assert (reports["impression"] != "").sum() == 3921
    assert reports["mesh"].map(bool).all()
    assert reports["images"].map(len).sum() == 7470


def test_a_folder_of_files_is_read_in_order_of_number(tmp_path):
    reports = written(tmp_path)
    assert reports["uid"].tolist() == ["CXR2", "CXR3", "CXR4", "CXR5", "CXR10"]
    row = reports.iloc[1]
    assert (row["findings"], row["mesh"], row["images"]) == ("Big heart.", ["Cardiomegaly/mild"], ["CXR3-1", "CXR3-2"])


def test_a_broken_file_is_skipped_with_its_reason(tmp_path, capsys):
    (tmp_path / "bad.xml").write_text("<eCitation>")
    (tmp_path / "other.xml").write_text("<html/>")
    assert len(written(tmp_path)) == 5
    said = capsys.readouterr().err
    assert "skipped: bad.xml is no Open-i report" in said and "skipped: other.xml" in said


def test_no_reports_and_no_package_say_what_to_do(tmp_path, monkeypatch):
    with pytest.raises(MedMIRError, match="holds no Open-i reports"):
        read_reports(tmp_path)
    (tmp_path / "x.tgz").write_bytes(b"no archive")
    with pytest.raises(MedMIRError, match="no readable archive"):
        read_reports(tmp_path / "x.tgz")
    monkeypatch.setattr(openi, "PACKAGE", "a_package_nobody_has")
    with pytest.raises(MedMIRError, match="pip install --no-deps torchxrayvision"):
        read_reports()


def test_terms_become_one_text_whatever_their_order():
    assert mesh_query(["Opacity/lung/base/left", "Fibrosis/diffuse"]) == "Fibrosis diffuse, Opacity lung base left"
    assert mesh_query(["No Indexing"]) == ""


def test_each_text_is_asked_once_and_findings_in_the_same_words_count(tmp_path):
    metrics = measure_text(written(tmp_path), Reader())
    mesh, impression = (metrics["protocols"][f"{name}_to_findings"] for name in ("mesh", "impression"))
    assert (mesh["recall@1"]["n"], mesh["recall@1"]["value"]) == (2, 1.0)   # "normal" and "Cardiomegaly mild"
    assert impression["recall@1"]["n"] == 3                                 # "Normal." stands in two reports
    # "No disease." is CXR2's, whose findings CXR10 repeats: two of the four findings answer it
    assert impression["precision@10"]["chance"] == pytest.approx((1 / 4 + 2 / 4 + 3 / 4) / 3, abs=1e-4)
    assert "mesh_to_findings (2 queries)" in figures_text(metrics)
