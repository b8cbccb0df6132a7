"""MIMIC-CXR: 377,110 chest films with free-text reports from Beth Israel Deaconess Medical Center.

Johnson et al., MIMIC-CXR, Scientific Data 6, 2019, in the layout of MIMIC-CXR-JPG 2.0.0: films in
``files/p10/p10000032/s50414267/*.jpg``, the tables ``mimic-cxr-2.0.0-metadata.csv.gz``, ``-split`` and ``-chexpert``
beside ``files``, and the reports of MIMIC-CXR, ``files/p10/p10000032/s50414267.txt``, there or in
``mimic-cxr-reports/files``. Labels are CheXpert's, and so is the rule for uncertain ones
(:mod:`pipeline.sources.chexpert`); reports are read by :mod:`pipeline.cases.report_sections`.
"""

from pathlib import Path

import pandas as pd

from medmir.bundle.contract import Case, Report
from medmir.errors import MedMIRError
from medmir.vocabulary.labelling import MINED
from medmir.vocabulary.views import LATERAL, XRAY
from pipeline.cases.cells import unclaimed
from pipeline.cases.on_disk import check_folder, find_table, present, read_csv
from pipeline.cases.report_sections import read_sections
from pipeline.cases.table import case_table
from pipeline.sources.card import Origin
from pipeline.sources.chexpert import OBSERVATIONS, other_observations, stated_labels

ORIGIN = Origin("MIMIC-CXR", "https://physionet.org/content/mimic-cxr-jpg/",
                "PhysioNet Credentialed Health Data License 1.5.0",
                ("PhysioNet's licence forbids passing films and reports on: keep the bundle to credentialed users.",
                 "Labels were mined from reports by a program; findings it was uncertain of are left out."),
                labelled=MINED)
PARTS = {
    "metadata": ("dicom_id", "subject_id", "study_id", "ViewPosition"), "split": ("dicom_id", "split"),
    "chexpert": ("study_id", *OBSERVATIONS),
}
SPLITS = {"train": "train", "validate": "validation", "test": "test"}
VIEWS = {"LATERAL": LATERAL, "LL": LATERAL}
REPORTS = ("", "mimic-cxr-reports")


def read_mimic_cxr(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of the films in a folder; ``table`` stands for the metadata table where it is elsewhere.

    MedMIRError where one of the three tables is missing.
    """
    check_folder(folder)
    films, splits, labels = (_part(folder, name, table) for name in PARTS)
    split_of_film = dict(zip(splits["dicom_id"], splits["split"], strict=True))
    observed = {row["study_id"]: row for row in labels.to_dict("records")}
    return case_table(films.to_dict("records"), lambda row: [
        _case(row, folder, split_of_film.get(row["dicom_id"], ""), observed.get(row["study_id"], {}))], folder)


def _part(folder: Path, name: str, table: Path | None) -> pd.DataFrame:
    file_name = f"mimic-cxr-2.0.0-{name}.csv"
    path = table if table and name == "metadata" else find_table(folder, [file_name])
    if path is None:
        raise MedMIRError(f"{folder} holds no {file_name}.gz: it is part of MIMIC-CXR-JPG, put it beside files/.")
    return read_csv(path, PARTS[name])


def _case(row: dict, folder: Path, split: str, observed: dict) -> Case:
    subject, study, film = row["subject_id"], row["study_id"], row["dicom_id"]
    place = Path("files") / f"p{subject[:2]}" / f"p{subject}"
    return Case(
        case_id=film, image=present(folder / place / f"s{study}" / f"{film}.jpg"), patient_id=f"p{subject}",
        study_id=f"s{study}", view=VIEWS.get(row["ViewPosition"], row["ViewPosition"]), modality=XRAY,
        labels=stated_labels(observed), split=SPLITS.get(split, ""), source_url=ORIGIN.url, licence=ORIGIN.licence,
        columns=unclaimed(row, PARTS["metadata"]) | other_observations(observed),
        **_report(folder, place / f"s{study}.txt")._asdict(),
    )


def _report(folder: Path, name: Path) -> Report:
    path = next(filter(Path.is_file, (folder / part / name for part in REPORTS)), None)
    return read_sections(path.read_text(encoding="utf-8", errors="replace")) if path else Report("", "")
