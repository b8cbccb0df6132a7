"""PadChest: 160,861 chest films of 67,625 patients of San Juan Hospital, with reports in Spanish.

Bustos et al., PadChest, Medical Image Analysis 66, 2020. The folder holds the table and the 16-bit PNG films, flat, in
``images/`` or in the numbered folders of the ``ImageDir`` column. Reports are kept as written: in Spanish, lower-case,
stemmed. Rows whose label or projection is "exclude" are skipped, as their readers meant. The package torchxrayvision
carries the table (no films): it stands in where the folder has none.

Of the other columns, ``TOLD`` and the day of the study are kept as they are. Those about the machine and the file
(other ``*_DICOM``), UMLS codes and row numbers are left out: they say nothing of what a film shows.

``LABELS`` says which of PadChest's 193 labels are findings of this project: those that name the same thing, and their
named kinds. All others keep their own names; "subcutaneous emphysema" or "pseudonodule" are none of ours.
"""

import ast
from pathlib import Path

import pandas as pd

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from medmir.vocabulary.findings import NORMAL
from medmir.vocabulary.labelling import MIXED
from medmir.vocabulary.views import LATERAL, XRAY
from pipeline.cases.cells import age_in_years, sex_of, unclaimed, without_repeats
from pipeline.cases.on_disk import check_folder, find_table, packaged_table, present, read_csv
from pipeline.cases.skipped import Skipped
from pipeline.cases.table import case_table
from pipeline.sources.card import Origin

ORIGIN = Origin("PadChest", "https://bimcv.cipf.es/bimcv-projects/padchest/", "PadChest Dataset Research Use Agreement",
                ("The agreement forbids passing films on: keep the bundle to those who signed it.",
                 "Reports are in Spanish, and three quarters of the labels were mined from them by a program."),
                labelled=MIXED)
TABLES = ("PADCHEST_chest_x_ray_images_labels_160K_01.02.19.csv",)
COLUMNS = ("ImageID", "ImageDir", "StudyDate_DICOM", "StudyID", "PatientID", "PatientBirth", "PatientSex_DICOM",
           "Projection", "Report", "Labels")
TOLD = ("MethodProjection", "Pediatric", "ReportID", "MethodLabel", "Localizations", "LabelsLocalizationsBySentence")
LABELS: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("atelectasis", "atelectasis basal", "laminar atelectasis", "lobar atelectasis", "round atelectasis",
                    "segmental atelectasis", "total atelectasis"),
    "Cardiomegaly": ("cardiomegaly",),
    "Consolidation": ("consolidation",),
    "Edema": ("pulmonary edema",),
    "Effusion": ("pleural effusion", "loculated pleural effusion", "loculated fissural effusion", "hydropneumothorax"),
    "Emphysema": ("emphysema",),
    "Fibrosis": ("pulmonary fibrosis",),
    "Hernia": ("hiatal hernia",),
    "Infiltration": ("infiltrates",),
    "Mass": ("mass", "pulmonary mass"),
    "Nodule": ("nodule", "multiple nodules"),
    "Pleural Thickening": ("pleural thickening", "apical pleural thickening", "calcified pleural thickening"),
    "Pneumonia": ("pneumonia", "atypical pneumonia"),
    "Pneumothorax": ("pneumothorax", "hydropneumothorax"),
    NORMAL: ("normal",),
}
EXCLUDED = "exclude"
VIEWS = {"L": LATERAL, "AP_horizontal": "AP supine", "COSTAL": "ribs", "UNK": ""}
_CANONICAL = {theirs: [ours for ours, names in LABELS.items() if theirs in names]
              for names in LABELS.values() for theirs in names}


def read_padchest(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of the films in a folder; ``table`` stands for PadChest's own where that lies elsewhere.

    Splits are drawn by patient. MedMIRError where table or films are missing.
    """
    found = table or find_table(check_folder(folder), TABLES) or packaged_table(TABLES)
    if found is None:
        raise MedMIRError(f"{folder} holds no {TABLES[0]}: put PadChest's table there, or name it with --cases.")
    rows = read_csv(found, COLUMNS, usecols=(*COLUMNS, *TOLD).__contains__)
    return case_table(rows.to_dict("records"), lambda row: [_case(row, folder)], folder)


def _case(row: dict, folder: Path) -> Case:
    name, labels = row["ImageID"], written_labels(row)
    if EXCLUDED in labels or row["Projection"].lower() == EXCLUDED:
        raise Skipped(name, "is marked to be excluded by those who read it.")
    return Case(
        case_id=Path(name).stem, patient_id=row["PatientID"], study_id=row["StudyID"], modality=XRAY,
        image=present(*(folder / part / name for part in (row["ImageDir"], "", "images"))),
        view=VIEWS.get(row["Projection"], row["Projection"]), labels=tuple(canonical_labels(labels)),
        findings=" ".join(row["Report"].split()), age=_age(row), sex=sex_of(row["PatientSex_DICOM"]),
        source_url=ORIGIN.url, licence=ORIGIN.licence, columns=_date(row) | unclaimed(row, COLUMNS),
    )


def _date(row: dict) -> dict[str, str]:
    """The day of the study, as PadChest writes it: 20140915."""
    return {"study_date": row["StudyDate_DICOM"]} if row["StudyDate_DICOM"].strip() else {}


def written_labels(row: dict) -> list[str]:
    """PadChest's own labels of a row, cleaned of blanks; the column is a Python list as text, or "nan"."""
    text = row["Labels"].strip()
    if text in ("", "nan"):
        return []
    try:
        return [label.strip() for label in ast.literal_eval(text) if label.strip()]
    except (ValueError, SyntaxError, TypeError, AttributeError) as broken:
        raise Skipped(row["ImageID"], f"has labels that are no list: {text[:60]}") from broken


def canonical_labels(labels: list[str]) -> list[str]:
    """This project's names where ``LABELS`` has them, PadChest's own for the rest, each once."""
    return without_repeats(name for label in labels for name in _CANONICAL.get(label, [label]))


def _age(row: dict) -> int | None:
    """Years from birth to the study, of which only the year of birth is known."""
    birth, study = row["PatientBirth"].split(".")[0], row["StudyDate_DICOM"][:4]
    return age_in_years(str(int(study) - int(birth))) if birth.isdigit() and study.isdigit() else None
