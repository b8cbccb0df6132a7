"""CheXpert: its folder under any name, its 14 observations, and what uncertain means."""

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.cases.on_disk import packaged_table, read_csv
from pipeline.sources.chexpert import OBSERVATIONS, other_observations, read_chexpert, stated_labels

HEADER = "Path,Sex,Age,Frontal/Lateral,AP/PA," + ",".join(OBSERVATIONS)
FRONTAL = "CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg"
SIDEWAYS = "CheXpert-v1.0-small/train/patient00001/study1/view2_lateral.jpg"
VALID = "CheXpert-v1.0-small/valid/patient64541/study1/view1_frontal.jpg"


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


def test_a_folder_without_its_tables_says_which_it_should_have(tmp_path):
    with pytest.raises(MedMIRError, match=r"holds no train\.csv"):
        read_chexpert(tmp_path)


def test_what_was_denied_or_uncertain_is_kept_and_no_label():
    row = {"Edema": "-1.0", "Pneumonia": "0.0", "Fracture": "1.0", "Mass": "1.0", "Cardiomegaly": " "}
    assert stated_labels(row) == ("Fracture",)
    assert other_observations(row) == {"Edema": "-1.0", "Pneumonia": "0.0"}


def test_validation_is_drawn_from_the_training_patients_and_valid_becomes_test(chexpert):
    patients = [f"patient{number:05}" for number in range(100, 160)]
    films = [f"train/{patient}/study1/view1_frontal.jpg" for patient in patients]
    write_lines(chexpert / "train.csv", HEADER, *(f"x/{film},Male,40,Frontal,PA,{observed()}" for film in films))
    for film in films:
        write_film(chexpert / film)
    cases = read_chexpert(chexpert)
    split = dict(zip(cases["patient_id"], cases["split"], strict=True))
    assert {split[patient] for patient in patients} == {"train", "validation"} and split["patient64541"] == "test"
