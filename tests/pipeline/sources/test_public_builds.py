"""From a public collection's folder to a bundle by the command line, with the demo's model."""

import numpy as np
import pytest
from PIL import Image
from support.corpus_files import write_lines
from support.dicom_files import write_dicom

from medmir.bundle.reader import open_folder
from medmir.page.wording import facts_heading, provenance
from pipeline.bundle.verify import problems
from pipeline.sources.nih import TABLES

HEADER = "Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position"
FOUND = ("Mass", "Mass", "Mass", "Hernia|Mass", "No Finding", "Pleural_Thickening", "No Finding")
REPORT = """<eCitation><uId id="CXR7"/><AbstractText Label="FINDINGS">A left effusion.</AbstractText>
<MeSH><major>Pleural Effusion/left</major></MeSH><parentImage id="CXR7_1"/><parentImage id="CXR7_2"/></eCitation>"""


@pytest.fixture
def nih(tmp_path):
    folder = tmp_path / "nih"
    rng = np.random.default_rng(3)
    names = [f"{number:08}_000.png" for number in range(1, len(FOUND) + 1)]
    write_lines(folder / TABLES[0], HEADER,
                *(f"{name},{found},0,{number},5{number},F,PA" for number, (name, found) in
                  enumerate(zip(names, FOUND, strict=True))))
    (folder / "images").mkdir()
    for name in names:
        Image.fromarray(rng.integers(0, 255, (64, 64), dtype=np.uint8)).save(folder / "images" / name)
    (folder / "images" / names[5]).write_bytes(b"\x89PNG half a film")
    return folder


def test_a_balanced_part_of_nih_becomes_a_bundle(medmir, nih, tmp_path):
    status, said, complaints = medmir("build", nih, "--source", "nih", "--per-label", 1, "--bundle-only",
                                      "--out", tmp_path / "bundle")
    assert status == 0, complaints
    assert "skipped: 00000006_000.png" in complaints and "2 of 3 images kept, 1 skipped" in complaints
    bundle = open_folder(tmp_path / "bundle")
    assert sorted(label for case in bundle.cases for label in case.labels) == ["Hernia", "Mass", "Normal"]
    told = bundle.manifest["corpus"]
    assert told["name"] == "NIH ChestX-ray14" and "seed 42" in told["description"]
    assert facts_heading(bundle.manifest) == "Labels" and told["labelled"] == "mined"
    assert "mined from its report or caption by a program" in provenance(bundle.manifest)
    assert problems(tmp_path / "bundle") == []


def test_open_i_films_in_png_and_dicom_become_a_bundle_with_their_report(medmir, tmp_path):
    folder = tmp_path / "openi"
    write_lines(folder / "reports" / "7.xml", REPORT)
    film = np.random.default_rng(7).integers(0, 4096, (96, 80), dtype=np.uint16)
    write_dicom(folder / "7_1.dcm", film)
    Image.fromarray((film >> 4).astype(np.uint8)).save(folder / "CXR7_2.png")
    status, _, complaints = medmir("build", folder, "--source", "openi", "--bundle-only", "--out", tmp_path / "bundle")
    assert status == 0, complaints
    cases = open_folder(tmp_path / "bundle").cases
    assert [(case.case_id, case.labels, case.facts[0].side) for case in cases] == [
        ("CXR7_1", ("Effusion",), "left"), ("CXR7_2", ("Effusion",), "left")]


def test_a_split_nobody_is_in_is_one_sentence(medmir, nih, tmp_path):
    write_lines(nih / "train_val_list.txt", *(f"{number:08}_000.png" for number in range(1, 8)))
    status, _, complaints = medmir("build", nih, "--source", "nih", "--split", "test", "--bundle-only",
                                   "--out", tmp_path / "bundle")
    assert status == 2 and "no image is in the split 'test'" in complaints
    assert not (tmp_path / "bundle").exists()
