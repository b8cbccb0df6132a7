"""Figures and captions of articles: PMC-OA."""

import json

import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.sources.pmc_oa import read_pmc_oa


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


def test_pmc_oa_splits_are_those_of_its_files(tmp_path):
    for number, split in enumerate(("train", "valid", "test")):
        write_lines(tmp_path / f"{split}.jsonl", figure(f"PMC{number}_Fig1.jpg", "A figure."))
        write_film(tmp_path / f"PMC{number}_Fig1.jpg")
    cases = read_pmc_oa(tmp_path).set_index("case_id")["split"]
    assert cases.to_dict() == {"PMC0_Fig1": "train", "PMC1_Fig1": "validation", "PMC2_Fig1": "test"}


def test_pmc_oa_figures_without_a_caption_are_skipped(articles, capsys):
    write_lines(articles / "pmc_oa.jsonl", figure("PMC21_Fig3_4.jpg", "Seen."), figure("PMC21_Fig3_5.jpg", " "))
    assert len(read_pmc_oa(articles)) == 1
    assert "skipped: PMC21_Fig3_5.jpg has no caption." in capsys.readouterr().err


def test_pmc_oa_a_file_that_is_no_text_is_named(articles):
    (articles / "pmc_oa.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MedMIRError, match=r"pmc_oa\.jsonl cannot be read .* fetch it again"):
        read_pmc_oa(articles)


def test_pmc_oa_a_figure_that_names_a_place_elsewhere_stays_in_the_folder(articles, capsys):
    write_lines(articles / "pmc_oa.jsonl", figure("../../etc/PMC21_Fig3_4.jpg", "Seen."))
    (image,) = read_pmc_oa(articles)["image"]
    assert image == str(articles / "images" / "PMC21_Fig3_4.jpg")
