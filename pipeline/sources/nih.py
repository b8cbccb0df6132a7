"""NIH ChestX-ray14: 112,120 frontal chest films of 30,805 patients, labels mined from their reports.

Wang et al., ChestX-ray8, CVPR 2017 (its extension to 14 labels). The folder holds the images, in ``images/`` or as
NIH packs them in ``images_001/images/`` to ``images_012/images/``, and where they were fetched the table, the boxes
and the official lists. Only films that are there are taken. Labels are NIH's own names but for ``LABELS``.

The Python package torchxrayvision carries table and boxes (no films): they stand in where the folder has none.
"""

from pathlib import Path

import pandas as pd

from medmir.bundle.contract import Case, Fact
from medmir.errors import MedMIRError
from medmir.vocabulary.findings import NORMAL
from medmir.vocabulary.labelling import MINED
from medmir.vocabulary.views import XRAY
from pipeline.cases.cells import age_in_years, sex_of, unclaimed
from pipeline.cases.on_disk import check_folder, find_table, packaged_table, present, read_csv
from pipeline.cases.splits import split_of
from pipeline.cases.table import case_table
from pipeline.sources.card import Origin

ORIGIN = Origin("NIH ChestX-ray14", "https://nihcc.app.box.com/v/ChestXray-NIHCC",
                "CC0 1.0; the NIH Clinical Center asks to be named as the source",
                ("Labels were mined from reports by a program (over 90 % right by its authors' account).",),
                labelled=MINED)
TABLES = ("Data_Entry_2017_v2020.csv", "Data_Entry_2017.csv")
BOXES = ("BBox_List_2017.csv",)
TEST_LIST, TRAIN_LIST = "test_list.txt", "train_val_list.txt"
LABELS = {"No Finding": NORMAL, "Pleural_Thickening": "Pleural Thickening", "Infiltrate": "Infiltration"}
CLAIMED = ("Image Index", "Finding Labels", "Follow-up #", "Patient ID", "Patient Age", "Patient Gender",
           "Patient Sex", "View Position")  # columns a case's fields are made of
SIDE = 1024  # pixels: films and boxes alike were scaled to 1024 x 1024


def read_nih(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of the films in a folder; ``table`` stands for NIH's own where that lies elsewhere.

    Every finding is a fact; the 984 that radiologists outlined have a box. The official test list is kept where it is
    there, and validation is drawn by patient from the rest. MedMIRError where table or films are missing.
    """
    check_folder(folder)
    films = {path.name: str(path) for path in sorted(folder.glob("**/*.png"))}
    rows = read_csv(_table(folder, table), ("Image Index", "Finding Labels", "Patient ID", "View Position"))
    boxes, splits = _boxes(folder), _splits(folder)
    return case_table(rows.to_dict("records"), lambda row: [_case(row, folder, films, boxes, splits)], folder)


def _table(folder: Path, table: Path | None) -> Path:
    found = table or find_table(folder, TABLES) or packaged_table(TABLES)
    if found is None:
        raise MedMIRError(f"{folder} holds no {TABLES[0]}: put NIH's table there, or name it with --cases.")
    return found


def _boxes(folder: Path) -> dict[tuple[str, str], tuple[float, ...]]:
    """Box of each outlined film and label, as fractions; NIH writes x, y, width and height in pixels."""
    table = find_table(folder, BOXES) or packaged_table(BOXES)
    if table is None:
        return {}
    names = ["image", "label", "x", "y", "width", "height"]
    rows = read_csv(table, names, names=names, usecols=range(6), skiprows=1, header=None)
    try:
        return {(row["image"], _label(row["label"])): _fractions(*(float(row[name]) for name in names[2:]))
                for row in rows.to_dict("records")}
    except ValueError as broken:
        raise MedMIRError(f"{table} has a box that is not four numbers ({broken}): fetch it again.") from broken


def _fractions(x: float, y: float, width: float, height: float) -> tuple[float, ...]:
    return tuple(round(min(max(edge / SIDE, 0.0), 1.0), 4) for edge in (x, y, x + width, y + height))


def _splits(folder: Path) -> dict[str, str]:
    """Split of each film of the official lists; validation is yet to be drawn from "train"."""
    lists = [folder / TEST_LIST, folder / TRAIN_LIST]
    test, rest = (set(path.read_text(encoding="utf-8").split()) if path.is_file() else set() for path in lists)
    return dict.fromkeys(rest, "train") | dict.fromkeys(test, "test")


def _case(row: dict, folder: Path, films: dict[str, str], boxes: dict, splits: dict[str, str]) -> Case:
    name, patient = row["Image Index"], row["Patient ID"]
    labels = tuple(_label(label) for label in row["Finding Labels"].split("|") if label)
    split = splits.get(name, "")
    return Case(
        case_id=Path(name).stem, image=films.get(name) or present(folder / "images" / name), patient_id=patient,
        study_id=f"{patient}-{row.get('Follow-up #', '')}", view=row["View Position"], modality=XRAY, labels=labels,
        facts=tuple(Fact(label, box=boxes.get((name, label))) for label in labels if label != NORMAL),
        age=age_in_years(row.get("Patient Age", "")), sex=sex_of(_sex(row)),
        split="validation" if split == "train" and split_of(patient) == "validation" else split,
        source_url=ORIGIN.url, licence=ORIGIN.licence, columns=unclaimed(row, CLAIMED),
    )


def _label(name: str) -> str:
    return LABELS.get(name, name)


def _sex(row: dict) -> str:
    return row.get("Patient Gender") or row.get("Patient Sex") or ""  # renamed in NIH's newer tables
