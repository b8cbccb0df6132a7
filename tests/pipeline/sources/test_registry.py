"""Every source: reads its folder, names its card, and costs nothing until it is asked for."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from support.corpus_files import write_film, write_lines
from support.dicom_files import write_dicom

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from pipeline.cases.choice import Choice
from pipeline.cases.table import COLUMNS
from pipeline.sources.chexpert import OBSERVATIONS
from pipeline.sources.nih import TABLES as NIH_TABLES
from pipeline.sources.padchest import COLUMNS as PADCHEST_COLUMNS
from pipeline.sources.padchest import TABLES as PADCHEST_TABLES
from pipeline.sources.registry import SOURCES, read_source

HEAVY = ("numpy", "pandas", "PIL", "torch", "pydicom", "onnxruntime", "scipy", "tqdm")
OPENI = """<eCitation><uId id="CXR7"/><AbstractText Label="FINDINGS">A left effusion.</AbstractText>
<MeSH><major>Pleural Effusion/left/base</major></MeSH><parentImage id="CXR7_1"/></eCitation>"""


def write_folder(folder: Path) -> None:
    write_film(folder / "film.png")


def write_rendered(folder: Path) -> None:
    case = Case("G00001-0-PA", "images/G00001-0-PA.webp", patient_id="G00001", labels=("Normal",), split="gallery")
    write_lines(folder / "cases" / "G00001.json", json.dumps([case.to_dict() | {"findings": "Clear.", "hidden": []}]))


def write_nih(folder: Path) -> None:
    write_lines(folder / NIH_TABLES[0], "Image Index,Finding Labels,Patient ID,View Position,OriginalImage[Width",
                "1_000.png,Mass,1,PA,2682", "2_000.png,No Finding,2,PA,2500")
    for name in ("1_000.png", "2_000.png"):
        write_film(folder / "images" / name)


def write_openi(folder: Path) -> None:
    write_lines(folder / "7.xml", OPENI)
    write_film(folder / "CXR7_1.png")


def write_roco(folder: Path) -> None:
    write_lines(folder / "train_captions.csv", "ID,Caption", "ROCO_1,Axial CT.")
    write_lines(folder / "train_concepts.csv", "ID,CUIs", "ROCO_1,C0040405;C0577559")
    write_film(folder / "train_images" / "ROCO_1.jpg")


def write_pmc_oa(folder: Path) -> None:
    write_lines(folder / "pmc_oa.jsonl", json.dumps({"image": "PMC1_Fig1.jpg", "caption": "A film.", "score": 0.5}))
    write_film(folder / "PMC1_Fig1.jpg")


def write_mimic_cxr(folder: Path) -> None:
    tables = {
        "metadata": ["dicom_id,subject_id,study_id,ViewPosition,Rows", "aa,10000032,50,PA,3056"],
        "split": ["dicom_id,study_id,subject_id,split", "aa,50,10000032,train"],
        "chexpert": [f"subject_id,study_id,{','.join(OBSERVATIONS)}",
                     f"10000032,50,{','.join('-1.0' if name == 'Edema' else '' for name in OBSERVATIONS)}"],
    }
    for name, lines in tables.items():
        (folder / f"mimic-cxr-2.0.0-{name}.csv.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    write_film(folder / "files" / "p10" / "p10000032" / "s50" / "aa.jpg")


def write_chexpert(folder: Path) -> None:
    film = "train/patient00001/study1/view1_frontal.jpg"
    said = ",".join({"Edema": "0.0", "Mass": "1.0", "Pneumonia": "-1.0"}.get(name, "") for name in OBSERVATIONS)
    write_lines(folder / "train.csv", f"Path,Sex,Age,Frontal/Lateral,AP/PA,{','.join(OBSERVATIONS)}",
                f"CheXpert-v1.0/{film},Female,68,Frontal,AP,{said}")
    write_film(folder / film)


def write_padchest(folder: Path) -> None:
    write_lines(folder / PADCHEST_TABLES[0], f"{','.join(PADCHEST_COLUMNS)},MethodLabel,Rows_DICOM",
                "a.png,0,20140915,s1,p1,1930.0,F,PA,sin hallazg .,\"['normal']\",Physician,2048")
    write_film(folder / "0" / "a.png")


FIXTURES: dict[str, tuple[Callable[[Path], None], str, dict]] = {  # what writes it, its card's title, a case's columns
    "folder": (write_folder, "folder", {}),
    "rendered": (write_rendered, "Rendered radiographs", {}),
    "nih": (write_nih, "NIH ChestX-ray14", {"OriginalImage[Width": "2682"}),
    "openi": (write_openi, "Open-i Indiana chest X-rays", {"MeSH": "Pleural Effusion/left/base"}),
    "roco": (write_roco, "ROCO", {"UMLS": "C0040405;C0577559"}),
    "pmc-oa": (write_pmc_oa, "PMC-OA", {"score": "0.5"}),
    "mimic-cxr": (write_mimic_cxr, "MIMIC-CXR", {"Rows": "3056", "Edema": "-1.0"}),
    "chexpert": (write_chexpert, "CheXpert", {"Edema": "0.0", "Pneumonia": "-1.0"}),
    "padchest": (write_padchest, "PadChest", {"MethodLabel": "Physician", "study_date": "20140915"}),
}


@pytest.fixture(params=FIXTURES)
def source(request, tmp_path) -> tuple[str, Path]:
    folder = tmp_path / request.param
    folder.mkdir()
    FIXTURES[request.param][0](folder)
    return request.param, folder


def test_every_source_has_a_fixture_here():
    assert list(FIXTURES) == list(SOURCES)


def test_every_source_gives_the_same_columns_and_names_its_card(source):
    name, folder = source
    cases, card = read_source(name, folder)
    assert list(cases.columns) == list(COLUMNS) and len(cases) >= 1
    assert card.title == FIXTURES[name][1] and card.description.endswith(".") and card.licence
    assert cases["patient_id"].all() and cases["study_id"].all() and cases["split"].all()


def test_what_a_source_says_beyond_the_fields_is_kept(source):
    name, folder = source
    assert read_source(name, folder)[0]["columns"][0] == FIXTURES[name][2]


def test_another_title_can_be_given_and_all_else_stays(source):
    name, folder = source
    own, given = (read_source(name, folder, title=title)[1] for title in (None, "My films"))
    assert given.title == "My films"
    assert (own.description, own.source, own.licence, own.badge) == (
        given.description, given.source, given.licence, given.badge)


def test_a_part_is_told_on_the_card(tmp_path):
    write_nih(tmp_path)
    cases, card = read_source("nih", tmp_path, choice=Choice(per_label=1))
    assert len(cases) == 2
    assert card.description == ("Images of NIH ChestX-ray14. Of these: at least 1 images of each label, or all it has"
                                " (seed 42).")
    with pytest.raises(MedMIRError, match="no image is in the split"):
        read_source("folder", tmp_path / "images", choice=Choice(split="test"))


def test_names_are_the_command_lines_and_lines_say_what_to_bring():
    for name, source in SOURCES.items():
        assert source.name == name == name.lower() and " " not in name
        assert source.holds and "\n" not in source.holds and not source.holds.endswith(".")


def test_only_what_needs_no_account_is_fetchable():
    assert [name for name, source in SOURCES.items() if source.fetchable] == ["openi"]


def complaint(code: str) -> str:
    """What a process of its own that ran this code complained of; nothing where it ended well."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return done.stderr if done.returncode else ""


def test_listing_the_sources_and_splits_loads_nothing_heavy():
    code = ("import sys; from pipeline.sources.registry import SOURCES; from pipeline.cases.splits import HELD_OUT;"
            f"sys.exit(sorted(set({HEAVY!r}) & set(sys.modules)) or 0)")
    assert complaint(code) == ""


def test_reading_a_source_reaches_neither_evaluation_nor_onnx_runtime(tmp_path):
    write_folder(tmp_path)
    code = (f"import sys; from pathlib import Path; from pipeline.sources.registry import read_source;"
            f"read_source('folder', Path({str(tmp_path)!r}));"
            "sys.exit([name for name in sys.modules if name.startswith(('onnxruntime', 'pipeline.evaluation',"
            " 'pipeline.bundle', 'pipeline.arrays'))] or 0)")
    assert complaint(code) == ""


def test_dicom_files_are_told_apart_by_what_they_are(tmp_path):
    write_dicom(tmp_path / "film", np.zeros((8, 8), np.uint8), BodyPartExamined="", ImageLaterality="")
    card = read_source("folder", tmp_path)[1]
    assert card.title == "DICOM images"  # not the folder's name, which may be the patient's
    assert "keyed hashes" in card.made and card.limits == ("Text in the pixels of DICOM images was not removed.",)


def test_a_csv_that_says_what_a_dicom_header_says_makes_no_picture_dicom(tmp_path):
    write_film(tmp_path / "film.png")
    write_lines(tmp_path / "films.csv", "image,body_part,license,url", "film.png,CHEST,CC0,https://example.org")
    card = read_source("folder", tmp_path)[1]
    assert (card.title, card.made, card.limits) == (tmp_path.name, "", ())
    assert card.description == "Images of a folder, described by films.csv."
    assert (card.licence, card.source) == ("CC0", "https://example.org")


def test_frames_and_rules_reach_the_folders_reader(tmp_path):
    write_dicom(tmp_path / "cine", np.zeros((3, 8, 8), np.uint8))
    assert len(read_source("folder", tmp_path, frames="all")[0]) == 3


def test_rendered_films_take_no_table(tmp_path):
    write_rendered(tmp_path)
    with pytest.raises(MedMIRError, match=r"rendered films take no --cases: own\.csv"):
        read_source("rendered", tmp_path, tmp_path / "own.csv")
