"""A folder of images, with or without a CSV: the source anybody has."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from medmir.errors import MedMIRError
from medmir.vocabulary.findings import NORMAL
from pipeline.cases.dicom.confidentiality import Confidentiality, burnt_in, dicom_fields
from pipeline.cases.dicom.header import frame_count, read_header, refusals
from pipeline.cases.dicom.prefix import is_dicom
from pipeline.cases.pictures import FRAME, check_file
from pipeline.cases.table import file_safe, printable

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
ID_LENGTH = 80  # characters of a path that become an id: file names end at 255 bytes


@dataclass
class Folder:
    """A folder being read: what is in it, how its DICOM files are treated, and what was noticed on the way.

    ``frames`` is "middle" or "all": which frames of a multi-frame DICOM file become cases.
    """

    path: Path
    frames: str = "middle"
    rules: Confidentiality = field(default_factory=Confidentiality)
    warnings: Counter = field(default_factory=Counter)

    def files(self) -> list[Path]:
        """Every file below the folder that is neither hidden nor a CSV, in order of its path."""
        if not self.path.is_dir():
            raise MedMIRError(f"{self.path} is not a folder: give the folder that holds the images.")
        found = (path for path in self.path.rglob("*") if path.suffix.lower() != ".csv" and path.is_file())
        return sorted(path for path in found if not any(part.startswith(".") for part in self._parts(path)))

    def name(self, path: Path) -> str:
        """The file's path below the folder, as it is called in messages."""
        return "/".join(self._parts(path))

    def _parts(self, path: Path) -> tuple[str, ...]:
        return path.relative_to(self.path).parts if path.is_relative_to(self.path) else path.parts


def read_folder(images: Path, table: Path | None = None, frames: str = "middle",
                rules: Confidentiality | None = None) -> pd.DataFrame:
    """Return the case table of a folder of images, one row per image or DICOM frame; pixels are not decoded yet.

    With a CSV its rows count and its columns come before a DICOM header's; labels in it are separated by ``|`` or
    ``;``. Without one every file below the folder is an image and, unless it is DICOM, a patient of its own. What
    cannot be used is skipped with one reason each on stderr. MedMIRError where the folder, the CSV or its image
    column is missing or nothing is left.
    """
    folder = Folder(images, frames, rules or Confidentiality())
    rows = _csv_rows(folder, table) if table else [{"file": path} for path in folder.files()]
    cases, reasons = [], []
    for row in tqdm(rows, desc="check", unit="image"):
        try:
            cases += _cases(row, folder)
        except MedMIRError as reason:
            reasons.append(reason)
    _report(folder, rows, reasons)
    if not cases:
        raise MedMIRError(_nothing(images, table))
    ids = _unique if table is None else _checked
    return _frame(ids(cases, table))


def find_table(images: Path) -> Path | None:
    """The CSV that describes a folder: the only one in it, or None; MedMIRError where there are several."""
    found = sorted(path for path in images.glob("*.[cC][sS][vV]") if not path.name.startswith("."))
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise MedMIRError(f"{images} holds several CSV files ({names}): say which describes the images with --cases.")
    return found[0] if found else None


def _csv_rows(folder: Folder, table: Path) -> list[dict]:
    rows, files = _read_csv(table).to_dict("records"), folder.files()
    by_name: dict[str, list[Path]] = {}
    for path in files:
        by_name.setdefault(path.name, []).append(path)
    for row in rows:
        row["file"] = _place(folder, row["image"], by_name)
    unnamed = len(set(files) - {row["file"] for row in rows})
    if unnamed:
        print(f"left out: files that {table.name} does not name: {unnamed:,}", file=sys.stderr)
    return rows


def _place(folder: Folder, image: str, by_name: dict[str, list[Path]]) -> Path:
    """The file a CSV means: at that path in the folder, else the only one of that name below it."""
    path = folder.path / image
    alike = by_name.get(Path(image).name, [])
    return alike[0] if len(alike) == 1 and not path.is_file() else path


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


def _cases(row: dict, folder: Folder) -> list[dict]:
    """The rows of the case table that one file gives; MedMIRError with the reason where it gives none."""
    path, name = row["file"], folder.name(row["file"])
    stated = {field: value for field, value in row.items() if field in ALIASES and value}
    if not path.is_file():
        raise MedMIRError(f"{name} does not exist." if row["image"] else "a row that names no file.")
    try:
        if is_dicom(path):
            return _dicom_cases(path, name, stated, folder)
        check_file(path, name)
    except OSError as unreadable:
        raise MedMIRError(f"{name} cannot be read ({unreadable.strerror}).") from unreadable
    return [_case({"case_id": Path(row["image"]).stem if "image" in row else _path_id(name)} | stated, str(path))]


def _dicom_cases(path: Path, name: str, stated: dict, folder: Folder) -> list[dict]:
    header = read_header(path, name)
    with refusals(name):  # attributes are converted, and may be found wrong, when they are asked for
        fields = dicom_fields(header, name, folder.rules) | stated
        suspicion, count = burnt_in(header), frame_count(header)
    cases = []
    for frame in range(count) if folder.frames == "all" and count > 1 else [None]:
        number = {} if frame is None else {"case_id": f"{fields['case_id']}-f{frame:04d}"}
        cases.append(_case(fields | number, str(path) + ("" if frame is None else f"{FRAME}{frame}")))
    folder.warnings.update([suspicion] if suspicion else [])
    return cases


def _case(fields: dict, place: str) -> dict:
    labels = [_label(name.strip()) for name in fields.get("labels", "").replace(";", "|").split("|") if name.strip()]
    case_id = file_safe(fields["case_id"]) or "image"
    columns = {name: fields.pop(name) for name in ("body_part", "laterality") if name in fields}
    filled = {name: fields.get(name, "") for name in ALIASES} | fields | {"columns": columns}
    return filled | {"case_id": case_id, "image": place, "labels": labels, "facts": [],
                     "patient_id": filled["patient_id"] or case_id, "study_id": filled["study_id"] or case_id,
                     "split": filled["split"] or "gallery"}


def _label(name: str) -> str:
    """The label as written; NIH's "No Finding" is this project's Normal."""
    return NORMAL if name.lower() in ("no finding", "normal") else name


def _path_id(name: str) -> str:
    return str(Path(name).with_suffix(""))[-ID_LENGTH:]


def _report(folder: Folder, rows: list, reasons: list[MedMIRError]) -> None:
    for reason in reasons:
        print(f"skipped: {printable(str(reason))}", file=sys.stderr)
    for why, files in sorted(folder.warnings.items()):
        print(f"warning: text may be burnt into pixels ({why}; files: {files}): Med-MIR does not remove it; look at"
              " them before you show the collection to anybody.", file=sys.stderr)
    print(f"{len(rows) - len(reasons)} of {len(rows)} images kept, {len(reasons)} skipped", file=sys.stderr)


def _nothing(images: Path, table: Path | None) -> str:
    if table:
        return f"no image named in {table} could be read from {images}: check the column and the folder."
    return f"{images} holds no image that could be read: PNG, JPEG, TIFF, WebP, BMP and DICOM are."


def _unique(cases: list[dict], table: None) -> list[dict]:
    """The cases with a number after every id that has been before, as of ``a.png`` and ``a.jpg``."""
    taken: set[str] = set()
    for case in cases:
        plain, number = case["case_id"], 2
        while case["case_id"] in taken:
            case["case_id"], number = f"{plain}-{number}", number + 1
        taken.add(case["case_id"])
    return cases


def _checked(cases: list[dict], table: Path) -> list[dict]:
    repeated = [case_id for case_id, times in Counter(case["case_id"] for case in cases).items() if times > 1]
    if repeated:
        raise MedMIRError(f"{table}: case_id {repeated[0]!r} stands twice; give every image an id of its own.")
    return cases


def _frame(cases: list[dict]) -> pd.DataFrame:
    """The table; what only DICOM headers state is empty for other images, an age None: JSON knows no NaN."""
    table = pd.DataFrame(cases, dtype=object)
    empty = {column: None if column == "age" else "" for column in table}
    return table.apply(lambda column: column.where(column.notna(), empty[column.name]))
