"""CheXpert and MIMIC-CXR: their folders, their 14 columns, what uncertain means, and reports cut into sections."""

import gzip

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.cases.on_disk import packaged_table, read_csv
from pipeline.sources.chexpert import OBSERVATIONS, read_chexpert, stated_labels
from pipeline.sources.mimic_cxr import read_mimic_cxr

HEADER = "Path,Sex,Age,Frontal/Lateral,AP/PA," + ",".join(OBSERVATIONS)
FRONTAL = "CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg"
SIDEWAYS = "CheXpert-v1.0-small/train/patient00001/study1/view2_lateral.jpg"
VALID = "CheXpert-v1.0-small/valid/patient64541/study1/view1_frontal.jpg"
REPORT = """                                 FINAL REPORT
 EXAMINATION:  CHEST (PA AND LAT)

 INDICATION:  ___-year-old woman with cough

 FINDINGS:

 HEART:  normal in size.  There is a small
 left effusion.

 IMPRESSION:

 Small left pleural effusion.
"""


def observed(**values: str) -> str:
    return ",".join(values.get(name.replace(" ", "_"), "") for name in OBSERVATIONS)


@pytest.fixture
def chexpert(tmp_path):
    write_lines(tmp_path / "train.csv", HEADER,
                f"{FRONTAL},Female,68,Frontal,AP,{observed(Pleural_Effusion='1.0', Edema='-1.0', Fracture='1.0')}",
                f"{SIDEWAYS},Female,68,Lateral,,{observed(Pneumonia='0.0')}",
                f"{FRONTAL.replace('00001', '00002')},Male,40,Frontal,PA,{observed()}")
    write_lines(tmp_path / "valid.csv", HEADER, f"{VALID},Male,40,Frontal,PA,{observed(No_Finding='1.0')}")
    for path in (FRONTAL, SIDEWAYS, VALID):
        write_film(tmp_path / path.split("/", 1)[1])
    return tmp_path


def test_chexpert_films_are_found_whatever_the_folder_is_called(chexpert, capsys):
    cases = read_chexpert(chexpert)
    assert cases["case_id"].tolist() == ["patient00001-study1-view1_frontal", "patient00001-study1-view2_lateral",
                                         "patient64541-study1-view1_frontal"]
    assert cases["view"].tolist() == ["AP", "LAT", "PA"]
    assert cases["patient_id"].nunique() == 2 and cases["study_id"][0] == cases["study_id"][1]
    assert (cases["sex"][0], cases["age"][0], cases["split"][2]) == ("F", 68, "test")
    assert "3 of 4 images kept, 1 skipped" in capsys.readouterr().err


def test_paths_cut_down_to_the_patient_are_understood_and_others_named(chexpert, capsys):
    shorter = FRONTAL.removeprefix("CheXpert-v1.0-small/")
    table = write_lines(chexpert / "own.csv", HEADER, f"{shorter},Female,68,Frontal,AP,{observed()}",
                        f"films/view1_frontal.jpg,Female,68,Frontal,AP,{observed()}")
    assert read_chexpert(chexpert, table)["case_id"].tolist() == ["patient00001-study1-view1_frontal"]
    assert "skipped: films/view1_frontal.jpg names no patient's film." in capsys.readouterr().err


def test_an_uncertain_finding_is_no_label(chexpert):
    assert read_chexpert(chexpert)["labels"].tolist() == [["Effusion", "Fracture"], [], ["Normal"]]


def test_the_real_table_is_read_whole():
    rows = read_csv(packaged_table(["chexpert_train.csv"]), ("Path", *OBSERVATIONS)).to_dict("records")
    labels = [label for row in rows for label in stated_labels(row)]
    assert len(rows) == 223_414
    assert (labels.count("Effusion"), labels.count("Normal"), labels.count("Pneumonia")) == (86_187, 22_381, 6_039)


def test_a_folder_without_its_tables_says_which(tmp_path):
    with pytest.raises(MedMIRError, match=r"holds no train\.csv"):
        read_chexpert(tmp_path)
    with pytest.raises(MedMIRError, match=r"holds no mimic-cxr-2\.0\.0-metadata\.csv\.gz"):
        read_mimic_cxr(tmp_path)


@pytest.fixture
def mimic(tmp_path):
    tables = {
        "metadata": ["dicom_id,subject_id,study_id,ViewPosition", "aa-1,10000032,50414267,PA",
                     "bb-2,10000032,50414267,LATERAL", "cc-3,10000764,57375967,AP"],
        "split": ["dicom_id,study_id,subject_id,split", "aa-1,50414267,10000032,train",
                  "bb-2,50414267,10000032,test", "cc-3,57375967,10000764,validate"],
        "chexpert": [f"subject_id,study_id,{','.join(sorted(OBSERVATIONS))}",
                     f"10000032,50414267,{','.join('1.0' if n == 'Edema' else '-1.0' for n in sorted(OBSERVATIONS))}"],
    }
    for name, lines in tables.items():
        with gzip.open(tmp_path / f"mimic-cxr-2.0.0-{name}.csv.gz", "wt") as file:
            file.write("\n".join(lines) + "\n")
    study = tmp_path / "files" / "p10" / "p10000032" / "s50414267"
    for film in (study / "aa-1.jpg", study / "bb-2.jpg", study.parents[1] / "p10000764" / "s57375967" / "cc-3.jpg"):
        write_film(film)
    write_lines(study.with_suffix(".txt"), REPORT)
    return tmp_path


def test_mimic_films_carry_their_studys_labels_and_report(mimic):
    cases = read_mimic_cxr(mimic).set_index("case_id")
    assert cases.loc["aa-1", "labels"] == cases.loc["bb-2", "labels"] == ["Edema"]
    assert cases.loc["bb-2", "findings"] == "HEART: normal in size. There is a small left effusion."
    assert cases.loc["bb-2", "impression"] == "Small left pleural effusion."
    assert cases["view"].tolist() == ["PA", "LAT", "AP"]
    assert (cases.loc["cc-3", "split"], cases.loc["cc-3", "labels"], cases.loc["cc-3", "findings"]) == (
        "validation", [], "")


def test_a_patient_in_two_splits_goes_to_the_one_further_from_training(mimic, capsys):
    assert read_mimic_cxr(mimic).set_index("case_id")["split"]["aa-1"] == "test"
    assert "1 images moved to another split" in capsys.readouterr().err
