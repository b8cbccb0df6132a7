"""NIH ChestX-ray14: the layout, the published counts, and a balanced subset that is the same every time."""

import hashlib
from collections import Counter

import pandas as pd
import pytest
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from pipeline.cases import on_disk
from pipeline.cases.on_disk import packaged_table
from pipeline.cases.subset import balanced_subset
from pipeline.sources.nih import BOXES, LABELS, TABLES, read_nih

HEADER = ("Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,"
          "OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y]")
ROWS = (
    "00000001_000.png,Cardiomegaly|Effusion,0,1,058Y,M,PA,2682,2749,0.143,0.143",
    "00000001_001.png,No Finding,1,1,58,M,AP,2682,2749,0.143,0.143",
    "00000002_000.png,Pleural_Thickening,0,2,414,F,PA,2682,2749,0.143,0.143",
    "00000003_000.png,Infiltration,0,3,70,F,PA,2682,2749,0.143,0.143",
)
# Wang et al., CVPR 2017, as the NIH Clinical Center publishes the counts of the 14-label version
PUBLISHED = {
    "Atelectasis": 11559, "Cardiomegaly": 2776, "Effusion": 13317, "Infiltration": 19894, "Mass": 5782, "Nodule": 6331,
    "Pneumonia": 1431, "Pneumothorax": 5302, "Consolidation": 4667, "Edema": 2303, "Emphysema": 2516, "Fibrosis": 1686,
    "Pleural Thickening": 3385, "Hernia": 227, "Normal": 60361,
}
CHOSEN = "4fcea0925ca3c6473ad4513533f04278644f7954323ca9d492837a31e059d31d"  # SHA-256 of the ids of 150 per label


@pytest.fixture
def folder(tmp_path):
    write_lines(tmp_path / TABLES[0], HEADER, *ROWS)
    write_lines(tmp_path / BOXES[0], "Image Index,Finding Label,Bbox [x,y,w,h],,,",
                "00000003_000.png,Infiltrate,256.0,512,128,1024,,,")
    for number, name in enumerate(("00000001_000", "00000001_001", "00000003_000"), start=1):
        write_film(tmp_path / f"images_{number:03}" / "images" / f"{name}.png")
    return tmp_path


@pytest.fixture(scope="module")
def whole():
    """Ids and labels of the real table."""
    rows = on_disk.read_csv(packaged_table(TABLES), ("Image Index", "Finding Labels"))
    labels = [[LABELS.get(label, label) for label in text.split("|")] for text in rows["Finding Labels"]]
    return pd.DataFrame({"case_id": rows["Image Index"].str.removesuffix(".png"), "labels": labels})


def test_films_are_found_in_nihs_twelve_folders_with_what_is_known_of_them(folder):
    cases = read_nih(folder).set_index("case_id")
    assert cases.index.tolist() == ["00000001_000", "00000001_001", "00000003_000"]
    first = cases.loc["00000001_000"]
    assert (first["labels"], first["patient_id"], first["view"]) == (["Cardiomegaly", "Effusion"], "1", "PA")
    assert (first["age"], first["sex"]) == (58, "M")
    assert cases.loc["00000001_001", "labels"] == ["Normal"] and cases.loc["00000001_001", "facts"] == []
    assert cases["split"].groupby(cases["patient_id"]).nunique().max() == 1


def test_a_film_that_was_not_fetched_is_left_out_and_named(folder, capsys):
    read_nih(folder)
    said = capsys.readouterr().err
    assert "skipped: 00000002_000.png does not exist." in said
    assert "3 of 4 images kept, 1 skipped" in said


def test_names_differ_from_nihs_only_where_the_table_says(folder):
    write_film(folder / "images" / "00000002_000.png")
    cases = read_nih(folder).set_index("case_id")
    assert cases.loc["00000002_000", "labels"] == ["Pleural Thickening"]
    assert cases.loc["00000002_000", "age"] is None  # 414 years is no age


def test_outlined_findings_have_their_box_within_the_film(folder):
    facts = read_nih(folder).set_index("case_id")["facts"]
    assert [(fact.label, fact.box) for fact in facts["00000003_000"]] == [("Infiltration", (.25, .5, .375, 1.0))]
    assert [fact.box for fact in facts["00000001_000"]] == [None, None]


def test_a_box_that_is_no_numbers_is_refused(folder):
    write_lines(folder / BOXES[0], "Image Index,Finding Label,Bbox [x,y,w,h],,,", "00000003_000.png,Mass,1,2,wide,4,,,")
    with pytest.raises(MedMIRError, match=r"BBox_List_2017\.csv has a box that is not four numbers"):
        read_nih(folder)


def test_the_official_test_list_is_kept(folder):
    write_lines(folder / "test_list.txt", "00000003_000.png")
    write_lines(folder / "train_val_list.txt", "00000001_000.png", "00000001_001.png")
    split = read_nih(folder).set_index("case_id")["split"]
    assert split["00000003_000"] == "test" and split["00000001_000"] in ("train", "validation")


def test_a_folder_without_films_says_so(tmp_path):
    write_lines(tmp_path / TABLES[0], HEADER, ROWS[0])
    with pytest.raises(MedMIRError, match="no image of .* can be used"):
        read_nih(tmp_path)


def test_without_any_table_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "PACKAGE", "a_package_nobody_has")
    with pytest.raises(MedMIRError, match="Data_Entry_2017_v2020.csv: put NIH's table there, or name it with --cases"):
        read_nih(tmp_path)


def test_a_table_of_another_kind_is_refused(folder):
    write_lines(folder / TABLES[0], "file,label", "a.png,Mass")
    with pytest.raises(MedMIRError, match="has no column 'Image Index'"):
        read_nih(folder)


def test_the_real_table_has_the_published_label_counts(whole):
    assert len(whole) == 112_120
    assert Counter(label for labels in whole["labels"] for label in labels) == PUBLISHED


def test_every_real_box_outlines_a_label_of_its_film():
    names = ("image", "label")
    boxes = on_disk.read_csv(packaged_table(BOXES), names, names=names, usecols=(0, 1), skiprows=1, header=None)
    films = on_disk.read_csv(packaged_table(TABLES), ()).set_index("Image Index")["Finding Labels"]
    assert len(boxes) == 984
    assert all(LABELS.get(row.label, row.label) in films[row.image].split("|") for row in boxes.itertuples())


def test_the_subset_of_the_real_table_is_the_same_every_time(whole):
    chosen = balanced_subset(whole, 150, seed=42)["case_id"]
    shuffled = balanced_subset(whole.sample(frac=1, random_state=0), 150, seed=42)["case_id"]
    digest = hashlib.sha256("\n".join(sorted(chosen)).encode()).hexdigest()
    assert (len(chosen), digest) == (1378, CHOSEN)
    assert set(shuffled) == set(chosen)
    assert set(balanced_subset(whole, 150, seed=43)["case_id"]) != set(chosen)


def test_what_the_table_says_of_the_original_film_is_kept(folder):
    columns = read_nih(folder).set_index("case_id")["columns"]["00000001_000"]
    assert columns == {"OriginalImage[Width": "2682", "Height]": "2749", "OriginalImagePixelSpacing[x": "0.143",
                       "y]": "0.143"}


def test_a_box_never_leaves_its_film(folder):
    write_lines(folder / BOXES[0], "Image Index,Finding Label,Bbox [x,y,w,h],,,",
                "00000003_000.png,Infiltrate,-20,1000,2048,100,,,")
    assert read_nih(folder).set_index("case_id")["facts"]["00000003_000"][0].box == (0.0, 0.9766, 1.0, 1.0)


def test_the_table_may_lie_elsewhere(folder, tmp_path_factory):
    own = write_lines(tmp_path_factory.mktemp("own") / "films.csv", HEADER, ROWS[0])
    assert read_nih(folder, own)["case_id"].tolist() == ["00000001_000"]
