"""What of a DICOM header reaches a case table, and under which names."""

import numpy as np
import pytest
from support.dicom_files import SECRETS, UID, write_dicom

from medmir.errors import MedMIRError
from pipeline.cases.dicom.confidentiality import confidentiality
from pipeline.sources.folder import read_folder

FILM = np.arange(64, dtype=np.uint8).reshape(8, 8)


def cases(folder, salt="pepper", characteristics=False, frames="middle"):
    return read_folder(folder, None, frames, confidentiality(salt, characteristics)).to_dict("records")


def test_only_listed_attributes_are_taken(tmp_path):
    write_dicom(tmp_path / "Featherstonehaugh.dcm", FILM)
    case = cases(tmp_path)[0]
    assert {"view": "AP", "modality": "DX"}.items() <= case.items()
    assert case["columns"] == {"body_part": "CHEST", "laterality": "U"}
    assert (case["sex"], case["age"]) == ("", None)
    told = " ".join(str(value) for name, value in case.items() if name != "image")
    assert not [value for value in SECRETS.values() if value in told] and "Featherstonehaugh" not in told


def test_images_of_one_patient_stay_together_under_a_pseudonym(tmp_path):
    for number, patient in enumerate(["A1", "A1", "B2"]):
        write_dicom(tmp_path / str(number), FILM, PatientID=patient, SOPInstanceUID=UID.format(number + 1),
                    StudyInstanceUID=UID.format(90 + number))
    one, two, other = cases(tmp_path)
    assert one["patient_id"] == two["patient_id"] != other["patient_id"]
    assert len({one["study_id"], two["study_id"], one["case_id"], two["case_id"], one["patient_id"]}) == 5


def test_the_same_salt_gives_the_same_pseudonyms_and_no_salt_new_ones(tmp_path):
    write_dicom(tmp_path / "film", FILM)
    names = [cases(tmp_path, salt)[0]["patient_id"] for salt in ("pepper", "pepper", "mustard", None, None)]
    assert names[0] == names[1] and len(set(names)) == 4


def test_images_without_a_patient_are_not_one_patient(tmp_path):
    for number in (1, 2):
        write_dicom(tmp_path / str(number), FILM, PatientID="", StudyInstanceUID=UID.format(number))
    one, two = cases(tmp_path)
    assert one["patient_id"] != two["patient_id"]


@pytest.mark.parametrize(("stated", "years"), [("067Y", 67), ("094Y", 90), ("018M", 1), ("010D", 0), ("", None)])
def test_sex_and_age_come_only_when_asked_for(tmp_path, stated, years):
    write_dicom(tmp_path / "film", FILM, PatientAge=stated)
    case = cases(tmp_path, characteristics=True)[0]
    assert (case["sex"], case["age"]) == ("F", years)


@pytest.mark.filterwarnings("ignore:The value length")
def test_free_text_in_the_place_of_a_code_is_dropped(tmp_path):
    write_dicom(tmp_path / "film", FILM, ViewPosition="as Dr. Throgmorton likes it")
    assert cases(tmp_path)[0]["view"] == ""


@pytest.mark.parametrize(("attributes", "why"), [
    ({"Modality": "US"}, "modality US"), ({"BurnedInAnnotation": "YES"}, "Burned In Annotation YES"),
    ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7.2"}, "secondary capture"),
])
def test_pixels_that_may_hold_text_are_warned_of(tmp_path, capsys, attributes, why):
    write_dicom(tmp_path / "film", FILM, **attributes)
    read_folder(tmp_path)
    assert f"warning: text may be burnt into pixels ({why}; files: 1)" in capsys.readouterr().err


def test_no_warning_where_there_is_no_reason_for_one(tmp_path, capsys):
    write_dicom(tmp_path / "film", FILM, SOPClassUID="1.2.840.10008.5.1.4.1.1.77.1.4")
    read_folder(tmp_path)
    assert "warning" not in capsys.readouterr().err


def test_every_frame_is_a_case_when_all_are_asked_for(tmp_path):
    write_dicom(tmp_path / "cine", np.stack([FILM, FILM + 1, FILM + 2]))
    one, two, three = cases(tmp_path, frames="all")
    assert [case["image"].rpartition("#")[2] for case in (one, two, three)] == ["frame=0", "frame=1", "frame=2"]
    assert one["case_id"] == two["case_id"].replace("-f0001", "-f0000")
    assert one["patient_id"] == three["patient_id"]
    assert len(cases(tmp_path)) == 1


def test_a_csv_has_the_last_word_on_a_dicom_file(tmp_path):
    write_dicom(tmp_path / "film.dcm", FILM)
    (tmp_path / "cases.csv").write_text("image,view,label,patient\nfilm.dcm,PA,Mass,7\n")
    case = read_folder(tmp_path, tmp_path / "cases.csv").to_dict("records")[0]
    assert (case["view"], case["labels"], case["patient_id"], case["modality"]) == ("PA", ["Mass"], "7", "DX")


def test_a_folder_of_undecodable_dicom_is_an_error(tmp_path, capsys):
    write_dicom(tmp_path / "film", FILM, Rows=0)
    with pytest.raises(MedMIRError, match="holds no image that could be read"):
        read_folder(tmp_path)
    assert "skipped: film holds no picture" in capsys.readouterr().err
