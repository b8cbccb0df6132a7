"""Figures and captions of articles: ROCO in both layouts, and PMC-OA."""

import json

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.sources.pmc_oa import read_pmc_oa
from pipeline.sources.roco import read_roco


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


def figure(name: str, caption: str) -> str:
    return json.dumps({"image": name, "caption": caption})


@pytest.fixture
def articles(tmp_path):
    write_lines(tmp_path / "pmc_oa.jsonl", figure("PMC21_Fig3_4.jpg", "A. Real time\nimage."),
                figure("PMC21_Fig3_5.jpg", "B. Later."), figure("PMC99_Fig1.jpg", "Not fetched."), "{not json",
                '{"image": "PMC5_Fig1.jpg"}', figure("PMC21_Fig3_5.jpg", "Again."))
    for name in ("PMC21_Fig3_4.jpg", "PMC21_Fig3_5.jpg"):
        write_film(tmp_path / "images" / name)
    return tmp_path


def test_pmc_oa_figures_of_one_article_share_a_patient_and_a_split(articles):
    cases = read_pmc_oa(articles)
    assert cases["case_id"].tolist() == ["PMC21_Fig3_4", "PMC21_Fig3_5"]
    assert cases["findings"][0] == "A. Real time image."
    assert set(cases["patient_id"]) == {"PMC21"} and cases["split"].nunique() == 1


def test_pmc_oa_lines_that_are_no_figure_are_named_by_number(articles, capsys):
    read_pmc_oa(articles)
    said = capsys.readouterr().err
    assert "skipped: pmc_oa.jsonl line 4 is no figure" in said and "skipped: pmc_oa.jsonl line 5 is no figure" in said
    assert "skipped: PMC21_Fig3_5 stands twice" in said and "2 of 6 images kept, 4 skipped" in said


def test_pmc_oa_with_two_tables_asks_which(articles):
    (articles / "pmc_oa.jsonl").rename(articles / "one.jsonl")
    write_lines(articles / "other.jsonl", "{}")
    with pytest.raises(MedMIRError, match="holds 2 .jsonl files .* name the one to take with --cases"):
        read_pmc_oa(articles)
    assert len(read_pmc_oa(articles, articles / "one.jsonl")) == 2
