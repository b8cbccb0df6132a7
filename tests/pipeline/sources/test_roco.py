"""Figures and captions of articles: ROCO in both layouts."""

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from medmir.vocabulary.findings import LABELS as FINDINGS
from pipeline.sources.roco import LABELS, read_roco


@pytest.fixture
def first(tmp_path):
    train = tmp_path / "data" / "train" / "radiology"
    write_lines(train / "captions.txt", "ROCO_00002\t Chest radiograph  with effusion.", "ROCO_00003\t MRI, sagittal.",
                "ROCO_00004\t", "ROCO_00005\t Gone.")
    write_lines(train / "licences.txt", "ROCO_ID,PMC_ID,CC", "ROCO_00002,PMC11_fig-1.jpg,CC BY-NC-SA",
                "ROCO_00003,PMC22_fig-2.jpg,NO-CC CODE")
    write_film(train / "images" / "ROCO_00002.jpg")
    write_film(train / "images" / "PMC22_fig-2.jpg")
    test = tmp_path / "data" / "test" / "radiology"
    write_lines(test / "captions.txt", "ROCO_00009\t The same patient.")
    write_lines(test / "licences.txt", "ROCO_ID,PMC_ID,CC", "ROCO_00009,PMC11_fig-7.jpg,CC BY-NC-SA")
    write_film(test / "images" / "ROCO_00009.jpg")
    write_lines(tmp_path / "data" / "train" / "non-radiology" / "captions.txt", "ROCO_00001\t A chart.")
    return tmp_path


@pytest.fixture
def second(tmp_path):
    write_lines(tmp_path / "train_captions.csv", "ID,Caption", 'ROCOv2_2023_train_000001,"Effusion, left."',
                "ROCOv2_2023_train_000002,Axial CT.")
    write_lines(tmp_path / "train_concepts.csv", "ID,CUIs", "ROCOv2_2023_train_000001,C1306645;C0032227;C0817096")
    write_lines(tmp_path / "cui_mapping.csv", "CUI,Canonical name", "C0817096,Chest", "C0032227,Pleural effusion")
    write_lines(tmp_path / "license_information.csv", "ID,Attribution,Link",
                "ROCOv2_2023_train_000001,CC BY [Doe et al.],https://example.org/PMC77/")
    for number in (1, 2):
        write_film(tmp_path / "train_images" / f"ROCOv2_2023_train_{number:06}.jpg")
    return tmp_path


def test_version_1_finds_figures_by_either_of_their_names(first):
    cases = read_roco(first).set_index("case_id")
    assert sorted(cases.index) == ["ROCO_00002", "ROCO_00003", "ROCO_00009"]
    assert cases.loc["ROCO_00002", "findings"] == "Chest radiograph with effusion."
    assert cases["licence"].tolist() == ["CC BY-NC-SA", "CC BY-NC-SA", "not stated"]
    assert cases.loc["ROCO_00003", "source_url"].endswith("/articles/PMC22/")


def test_an_article_in_two_official_splits_is_kept_out_of_training(first, capsys):
    cases = read_roco(first).set_index("case_id")
    assert (cases.loc["ROCO_00002", "split"], cases.loc["ROCO_00003", "split"]) == ("test", "train")
    assert "1 images moved to another split" in capsys.readouterr().err


def test_figures_without_caption_or_file_are_skipped_with_their_reason(first, capsys):
    read_roco(first)
    said = capsys.readouterr().err
    assert "skipped: ROCO_00004 has no caption." in said and "skipped: ROCO_00005.jpg does not exist." in said


def test_version_2_concepts_become_modality_and_labels(second):
    cases = read_roco(second).set_index("case_id")
    row = cases.loc["ROCOv2_2023_train_000001"]
    assert (row["modality"], row["labels"], row["findings"]) == ("X-ray", ["Effusion", "Chest"], "Effusion, left.")
    assert (row["patient_id"], row["source_url"]) == ("PMC77", "https://example.org/PMC77/")


def test_version_2_needs_neither_concepts_nor_licences(second):
    for name in ("train_concepts.csv", "cui_mapping.csv", "license_information.csv"):
        (second / name).unlink()
    cases = read_roco(second)
    assert cases["labels"].tolist() == [[], []] and set(cases["licence"]) == {"not stated"}


def test_a_folder_of_neither_version_says_what_is_looked_for(tmp_path):
    with pytest.raises(MedMIRError, match=r"neither train_captions\.csv .* nor train/radiology/captions\.txt"):
        read_roco(tmp_path)


def test_a_table_of_ones_own_is_not_taken(second, tmp_path):
    with pytest.raises(MedMIRError, match=r"ROCO takes no --cases: put own\.csv into"):
        read_roco(second, tmp_path / "own.csv")


def test_a_concept_nobody_named_keeps_its_code(second):
    write_lines(second / "train_concepts.csv", "ID,CUIs", "ROCOv2_2023_train_000001,C9999999")
    row = read_roco(second).set_index("case_id").loc["ROCOv2_2023_train_000001"]
    assert (row["labels"], row["modality"], row["columns"]) == (["C9999999"], "", {"UMLS": "C9999999"})


def test_a_figure_of_no_known_article_is_a_patient_of_its_own(second):
    assert read_roco(second).set_index("case_id").loc["ROCOv2_2023_train_000002", "patient_id"] == (
        "ROCOv2_2023_train_000002")


def test_a_finding_and_its_sign_are_one_label(second):
    write_lines(second / "train_concepts.csv", "ID,CUIs", "ROCOv2_2023_train_000001,C0032227;C2073625")
    assert read_roco(second).set_index("case_id").loc["ROCOv2_2023_train_000001", "labels"] == ["Effusion"]


def test_labels_are_this_projects_findings():
    assert set(LABELS.values()) <= set(FINDINGS)
