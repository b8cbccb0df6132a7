"""MIMIC-CXR: three tables, a report for each study, and CheXpert's labels."""

import gzip

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.sources.chexpert import OBSERVATIONS
from pipeline.sources.mimic_cxr import read_mimic_cxr

REPORT = """                                 FINAL REPORT
 EXAMINATION:  CHEST (PA AND LAT)

 INDICATION:  ___-year-old woman with cough

 FINDINGS:

 HEART:  normal in size.  There is a small
 left effusion.

 IMPRESSION:

 Small left pleural effusion.
"""


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


@pytest.mark.parametrize("part", ["metadata", "split", "chexpert"])
def test_a_table_that_is_missing_is_named(mimic, part):
    (mimic / f"mimic-cxr-2.0.0-{part}.csv.gz").unlink()
    with pytest.raises(MedMIRError, match=rf"holds no mimic-cxr-2\.0\.0-{part}\.csv\.gz"):
        read_mimic_cxr(mimic)


def test_the_films_table_may_lie_elsewhere(mimic, tmp_path_factory):
    own = tmp_path_factory.mktemp("elsewhere") / "mine.csv"
    write_lines(own, "dicom_id,subject_id,study_id,ViewPosition", "aa-1,10000032,50414267,PA")
    assert read_mimic_cxr(mimic, own)["case_id"].tolist() == ["aa-1"]


def test_reports_may_lie_in_a_folder_of_their_own(mimic):
    study = mimic / "files" / "p10" / "p10000032" / "s50414267.txt"
    place = mimic / "mimic-cxr-reports" / study.relative_to(mimic)
    place.parent.mkdir(parents=True)
    study.rename(place)
    assert read_mimic_cxr(mimic).set_index("case_id").loc["aa-1", "impression"] == "Small left pleural effusion."


def test_uncertain_findings_are_kept_beside_the_labels(mimic):
    columns = read_mimic_cxr(mimic).set_index("case_id").loc["aa-1", "columns"]
    assert columns["Pneumonia"] == "-1.0" and "Edema" not in columns
