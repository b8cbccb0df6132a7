"""A folder of images with a CSV: the source anybody has."""

import sys
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from medmir.errors import MedMIRError
from medmir.findings import NORMAL
from medmir.preprocessing import open_picture

# accepted column names, best first; only the image column must be there
ALIASES = {
    "image": ("image", "filename", "file", "path"),
    "case_id": ("case_id", "id"),
    "study_id": ("study_id", "study"),
    "patient_id": ("patient_id", "patient", "patientid", "subject_id"),
    "view": ("view", "projection"),
    "modality": ("modality",),
    "labels": ("labels", "label", "finding labels", "finding"),
    "findings": ("findings", "report", "text", "caption"),
    "impression": ("impression",),
    "source_url": ("source_url", "source", "url"),
    "licence": ("licence", "license"),
    "split": ("split",),
}


def read_folder(images: Path, table: Path) -> pd.DataFrame:
    """Return the case table of a folder of images described by a CSV, one row per readable image.

    Labels are separated by ``|`` or ``;``. Rows whose image cannot be used are skipped with one reason each
    on stderr. MedMIRError where the folder, the CSV or its image column is missing or nothing is left.
    """
    rows = _read_csv(table)
    if not images.is_dir():
        raise MedMIRError(f"{images} is not a folder: give the folder of images with --images.")
    cases = [_case(row, images, number) for number, row in enumerate(rows.to_dict("records"), start=2)]
    reasons = [_unusable(Path(case["image"])) for case in tqdm(cases, desc="check", unit="image")]
    for reason in filter(None, reasons):
        print(f"skipped: {reason}", file=sys.stderr)
    kept = pd.DataFrame([case for case, reason in zip(cases, reasons, strict=True) if not reason])
    print(f"{len(kept)} of {len(cases)} images kept, {len(cases) - len(kept)} skipped", file=sys.stderr)
    if kept.empty:
        raise MedMIRError(f"no image named in {table} could be read from {images}: check the column and the folder.")
    return _with_unique_ids(kept, table)


def _read_csv(table: Path) -> pd.DataFrame:
    try:
        rows = pd.read_csv(table, dtype=str, keep_default_na=False)
    except FileNotFoundError as missing:
        raise MedMIRError(f"{table} does not exist: give the CSV that describes the images with --cases.") from missing
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as broken:
        raise MedMIRError(f"{table} is not a CSV file ({broken}); save it as UTF-8 CSV with a header line.") from broken
    named = {column.strip().lower(): column for column in rows.columns}
    chosen = {field: next((named[a] for a in names if a in named), None) for field, names in ALIASES.items()}
    if chosen["image"] is None:
        raise MedMIRError(
            f"{table} has no column with the images' file names: call it one of {', '.join(ALIASES['image'])}."
        )
    return pd.DataFrame({field: rows[column] if column else "" for field, column in chosen.items()})


def _case(row: dict, images: Path, line: int) -> dict:
    labels = [_label(name.strip()) for name in row["labels"].replace(";", "|").split("|") if name.strip()]
    case_id = _file_safe(row["case_id"] or Path(row["image"]).stem) or f"line-{line}"
    patient = row["patient_id"] or case_id
    return row | {"case_id": case_id, "image": str(images / row["image"]), "labels": labels, "facts": [],
                  "patient_id": patient, "study_id": row["study_id"] or case_id, "split": row["split"] or "gallery"}


def _label(name: str) -> str:
    """The label as written; NIH's "No Finding" is this project's Normal."""
    return NORMAL if name.lower() in ("no finding", "normal") else name


def _file_safe(name: str) -> str:
    """The name with everything but letters, digits, ``.``, ``_`` and ``-`` replaced: it becomes a file's name."""
    return "".join(c if c.isalnum() or c in "._-" else "_" for c in name).lstrip(".")


def _unusable(path: Path) -> str | None:
    """One sentence on why a file cannot become a case, or None."""
    if not path.is_file():
        return f"{path.name} does not exist."
    try:
        open_picture(path.name, path.read_bytes())
    except MedMIRError as reason:
        return str(reason)
    except OSError as unreadable:
        return f"{path.name} cannot be read ({unreadable.strerror})."
    return None


def _with_unique_ids(cases: pd.DataFrame, table: Path) -> pd.DataFrame:
    repeated = cases.loc[cases["case_id"].duplicated(), "case_id"]
    if len(repeated):
        raise MedMIRError(f"{table}: case_id {repeated.iloc[0]!r} stands twice; give every image an id of its own.")
    return cases
