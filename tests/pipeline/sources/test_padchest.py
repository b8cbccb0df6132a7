"""PadChest: its folders, its Spanish reports, its 193 labels and its 16-bit films."""

import numpy as np
import pytest
from PIL import Image
from support.corpus_files import write_film, write_lines

from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import eight_bit
from medmir.vocabulary.findings import LABELS as FINDINGS
from pipeline.cases import on_disk
from pipeline.cases.on_disk import packaged_table, read_csv
from pipeline.sources.padchest import COLUMNS, LABELS, TABLES, canonical_labels, read_padchest, written_labels

ROWS = (
    "a.png,0,20140915,s1,p1,1930.0,F,PA, sin hallazg patolog .,\"['normal']\"",
    "b.png,17,20150101,s2,p2,1950.0,M,L,derram .,\"['hydropneumothorax', ' pleural effusion', '', 'kyphosis']\"",
    "c.png,17,20150101,s3,p3,1950.0,M,PA,mal .,\"['exclude']\"",
    "d.png,17,20150101,s4,p4,None,O,AP_horizontal,,nan",
    "e.png,17,20150101,s5,p5,1950.0,M,PA,x,['unclosed",
)


@pytest.fixture
def folder(tmp_path):
    write_lines(tmp_path / TABLES[0], ",".join(COLUMNS), *ROWS)
    for place in ("0/a.png", "b.png", "17/c.png", "images/d.png", "17/e.png"):
        write_film(tmp_path / place)
    return tmp_path


def test_films_are_found_flat_or_in_numbered_folders(folder):
    cases = read_padchest(folder)
    assert cases["case_id"].tolist() == ["a", "b", "d"]
    assert cases["view"].tolist() == ["PA", "LAT", "AP supine"]
    assert cases["findings"].tolist() == ["sin hallazg patolog .", "derram .", ""]
    assert cases["age"].tolist() == [84, 65, None] and cases["sex"].tolist() == ["F", "M", ""]


def test_labels_become_this_projects_or_keep_their_names(folder):
    assert read_padchest(folder)["labels"].tolist() == [["Normal"], ["Effusion", "Pneumothorax", "kyphosis"], []]
    assert canonical_labels(["subcutaneous emphysema", "pseudonodule"]) == ["subcutaneous emphysema", "pseudonodule"]


def test_what_is_marked_to_be_excluded_and_what_is_broken_is_skipped_with_its_reason(folder, capsys):
    read_padchest(folder)
    said = capsys.readouterr().err
    assert "skipped: c.png is marked to be excluded" in said
    assert "skipped: e.png has labels that are no list: ['unclosed" in said


def test_a_table_of_another_kind_is_refused(folder):
    table = write_lines(folder / "other.csv", "file,label", "a.png,Mass")
    with pytest.raises(MedMIRError, match="has no column 'ImageID'"):
        read_padchest(folder, table)


def test_the_real_tables_labels_are_all_read():
    rows = read_csv(packaged_table(TABLES), COLUMNS, usecols=["ImageID", "Labels", *COLUMNS]).to_dict("records")
    written = [written_labels(row) for row in rows]
    known = {label for labels in written for label in labels}
    canonical = [name for labels in written for name in canonical_labels(labels)]
    assert (len(rows), len(known)) == (160_861, 193)
    assert {name for names in LABELS.values() for name in names} <= known and set(LABELS) == set(FINDINGS)
    assert (canonical.count("Pneumothorax"), canonical.count("Emphysema")) == (573, 1_538)


def test_a_16_bit_film_is_windowed_not_cut_off(folder):
    Image.fromarray(np.linspace(0, 4095, 600).reshape(20, 30).astype(np.uint16)).save(folder / "0" / "a.png")
    with Image.open(read_padchest(folder)["image"][0]) as film:
        assert np.asarray(eight_bit(film)).mean() == pytest.approx(127.5, abs=1)


def test_how_labels_were_found_is_kept_and_the_machine_is_not(folder):
    write_lines(folder / TABLES[0], f"{','.join(COLUMNS)},MethodLabel,Exposure_DICOM", f"{ROWS[0]},Physician,5")
    assert read_padchest(folder)["columns"][0] == {"MethodLabel": "Physician", "study_date": "20140915"}


def test_a_folder_without_a_table_anywhere_is_told_which(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "PACKAGE", "a_package_nobody_has")
    with pytest.raises(MedMIRError, match=r"holds no PADCHEST_chest_x_ray_images_labels_160K_01\.02\.19\.csv: put"):
        read_padchest(tmp_path)
