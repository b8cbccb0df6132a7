"""CheXpert: chest films of Stanford Hospital with 14 observations mined from their reports.

Irvin et al., CheXpert, AAAI 2019. The folder holds ``train.csv`` and ``valid.csv`` (and ``test.csv`` where it was
fetched); their ``Path`` column begins with the name of the folder itself, which may have been renamed.

An observation is 1 (stated), 0 (denied), -1 (uncertain) or blank (not mentioned). Only 1 becomes a label: an
uncertain finding is not counted as there (the paper's "U-Zeros"), because a film must not answer a search for what its
report leaves open. Observations that were denied or uncertain become columns.
"""

from pathlib import Path, PurePosixPath

import pandas as pd

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from medmir.vocabulary.findings import NORMAL
from medmir.vocabulary.labelling import MINED
from medmir.vocabulary.views import LATERAL, XRAY
from pipeline.cases.cells import age_in_years, sex_of, unclaimed
from pipeline.cases.on_disk import check_folder, find_table, present, read_csv
from pipeline.cases.skipped import Skipped
from pipeline.cases.splits import split_of
from pipeline.cases.table import case_table
from pipeline.sources.card import Origin

ORIGIN = Origin("CheXpert", "https://stanfordmlgroup.github.io/competitions/chexpert/",
                "Stanford University Dataset Research Use Agreement",
                ("Stanford's agreement forbids passing films on: keep the bundle to those who signed it.",
                 "Labels were mined from reports by a program; findings it was uncertain of are left out."),
                labelled=MINED)
OBSERVATIONS = (
    "No Finding", "Enlarged Cardiomediastinum", "Cardiomegaly", "Lung Opacity", "Lung Lesion", "Edema",
    "Consolidation", "Pneumonia", "Atelectasis", "Pneumothorax", "Pleural Effusion", "Pleural Other", "Fracture",
    "Support Devices",
)
LABELS = {"No Finding": NORMAL, "Pleural Effusion": "Effusion"}  # the others keep their names
TABLES = {"train": "train.csv", "validation": "valid.csv", "test": "test.csv"}
CLAIMED = ("Path", "Sex", "Age", "Frontal/Lateral", "AP/PA", "table")  # what a case's fields are made of
STATED = ("1", "1.0")


def stated_labels(row: dict) -> tuple[str, ...]:
    """Labels of the observations a row states (1); MIMIC-CXR has the same 14 columns."""
    return tuple(LABELS.get(name, name) for name in OBSERVATIONS if row.get(name, "").strip() in STATED)


def other_observations(row: dict) -> dict[str, str]:
    """The observations a row denies (0) or is uncertain of (-1), as it says them."""
    said = {name: row.get(name, "").strip() for name in OBSERVATIONS}
    return {name: text for name, text in said.items() if text and text not in STATED}


def read_chexpert(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of the films in a folder; ``table`` stands for its CSV files where it is elsewhere.

    The official validation patients become the test split, since there are but 200 of them and Stanford's radiologists
    read their films; validation is drawn by patient from ``train.csv``. MedMIRError where no table is there.
    """
    check_folder(folder)
    named = {"train": table} if table else {split: find_table(folder, [name]) for split, name in TABLES.items()}
    found = {split: path for split, path in named.items() if path}
    if not found:
        raise MedMIRError(f"{folder} holds no train.csv or valid.csv: give the folder CheXpert unpacks to.")
    rows = [row | {"table": split} for split, path in found.items()
            for row in read_csv(path, ("Path", *OBSERVATIONS)).to_dict("records")]
    return case_table(rows, lambda row: [_case(row, folder)], folder)


def _case(row: dict, folder: Path) -> Case:
    path = PurePosixPath(row["Path"])
    start = next((n for n, part in enumerate(path.parts) if part.startswith("patient")), None)
    if start is None or start == len(path.parts) - 1:
        raise Skipped(row["Path"] or "a row", "names no patient's film.")
    own, place = path.parts[start:-1], path.parts[max(start - 1, 0):]
    return Case(
        case_id="-".join((*own, path.stem)), patient_id=own[0], study_id="-".join(own), modality=XRAY,
        image=present(folder.joinpath(*place), folder / path),
        view=LATERAL if row.get("Frontal/Lateral") == "Lateral" else row.get("AP/PA", ""),
        labels=stated_labels(row), age=age_in_years(row.get("Age", "")), sex=sex_of(row.get("Sex", "")),
        split=_split(row["table"], own[0]), source_url=ORIGIN.url, licence=ORIGIN.licence,
        columns=other_observations(row) | unclaimed(row, (*CLAIMED, *OBSERVATIONS)),
    )


def _split(table: str, patient: str) -> str:
    if table != "train":
        return "test"
    return "validation" if split_of(patient) == "validation" else "train"
