"""A folder of images, with or without a CSV: the source anybody has."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from medmir.inputs.dicom.header import frame_count, refusals
from pipeline.cases.dicom.confidentiality import Confidentiality, burnt_in, dicom_fields
from pipeline.cases.dicom.files import read_header
from pipeline.cases.dicom.prefix import is_dicom
from pipeline.cases.pictures import FRAME, check_file
from pipeline.cases.repeats import number_repeats, refuse_repeats
from pipeline.cases.skipped import ABSENT, Skipped, printable, refusal
from pipeline.cases.splits import in_gallery
from pipeline.cases.table import case_table
from pipeline.sources.folder_table import Described, read_described

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
        shown = (path for path in found if not any(part.startswith(".") for part in self._parts(path)))
        return sorted(shown, key=attrgetter("parts"))  # alike on every system: Windows sorts paths without capitals

    def name(self, path: Path) -> str:
        """The file's path below the folder, as it is called in messages."""
        return "/".join(self._parts(path))

    def _parts(self, path: Path) -> tuple[str, ...]:
        return path.relative_to(self.path).parts if path.is_relative_to(self.path) else path.parts


def read_folder(images: Path, table: Path | None = None, frames: str = "middle",
                rules: Confidentiality | None = None) -> pd.DataFrame:
    """Return the case table of a folder of images, one row per image or DICOM frame; pixels are not decoded yet.

    With a CSV its rows count and its columns come before a DICOM header's (see :mod:`pipeline.sources.folder_table`).
    Without one every file below the folder is an image and, unless it is DICOM, a patient of its own. What cannot be
    used is skipped with one reason each on stderr. MedMIRError where the folder, the CSV or its image column is
    missing or nothing is left.
    """
    folder = Folder(images, frames, rules or Confidentiality())
    rows = _described(folder, table) if table else [(path, Described()) for path in folder.files()]
    cases = case_table(
        tqdm(rows, desc="check", unit="image"), lambda row: _cases(*row, folder), images, draw=in_gallery,
        repeat=refuse_repeats(table) if table else number_repeats, nothing=_nothing(images, table),
    )
    _warn(folder)
    return cases


def find_table(images: Path) -> Path | None:
    """The CSV that describes a folder: the only one in it, or None; MedMIRError where there are several."""
    found = sorted(path for path in images.glob("*.[cC][sS][vV]") if not path.name.startswith("."))
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise MedMIRError(f"{images} holds several CSV files ({names}): say which describes the images with --cases.")
    return found[0] if found else None


def _described(folder: Folder, table: Path) -> list[tuple[Path, Described]]:
    """The file that each row of a CSV means, and what the row says of it."""
    rows, files = read_described(table), folder.files()
    by_name: dict[str, list[Path]] = {}
    for path in files:
        by_name.setdefault(path.name, []).append(path)
    found = [(_place(folder, row.image, by_name), row) for row in rows]
    unnamed = len(set(files) - {path for path, _ in found})
    if unnamed:
        print(f"left out: files that {table.name} does not name: {unnamed:,}", file=sys.stderr)
    if kept := sorted({name for row in rows for name in row.columns}):
        print(f"kept for all to see, as they stand in {table.name}: columns {printable(', '.join(kept))}",
              file=sys.stderr)
    return found


def _place(folder: Folder, image: str, by_name: dict[str, list[Path]]) -> Path:
    """The file a CSV means: at that path in the folder, else the only one of that name below it."""
    path = folder.path / image
    alike = by_name.get(Path(image).name, [])
    return alike[0] if len(alike) == 1 and not path.is_file() else path


def _cases(path: Path, told: Described, folder: Folder) -> Iterator[Case]:
    """The cases that one file gives; :class:`Skipped` where it gives none."""
    name = folder.name(path)
    if told.image == "":
        raise Skipped("a row", "that names no file.")
    if not path.is_file():
        raise Skipped(name, ABSENT)
    try:
        if is_dicom(path):
            return _dicom_cases(path, name, told, folder)
        check_file(path, name)
    except (MedMIRError, OSError) as reason:
        raise refusal(name, reason) from reason
    case_id = Path(told.image).stem if told.image else str(Path(name).with_suffix(""))[-ID_LENGTH:]
    return iter([_case(str(path), {"case_id": case_id}, told)])


def _dicom_cases(path: Path, name: str, told: Described, folder: Folder) -> Iterator[Case]:
    header = read_header(path, name)
    with refusals(name):  # attributes are converted, and may be found wrong, when they are asked for
        fields = dicom_fields(header, name, folder.rules)
        suspicion, count = burnt_in(header), frame_count(header)
    folder.warnings.update([suspicion] if suspicion else [])
    case = _case(str(path), fields, told)
    if folder.frames != "all" or count == 1:
        return iter([case])
    return (replace(case, case_id=f"{case.case_id}-f{frame:04d}", image=f"{path}{FRAME}{frame}")
            for frame in range(count))


def _case(place: str, fields: dict, told: Described) -> Case:
    """The case of an image with what its file states; what its row in a CSV says comes before that."""
    columns = fields.get("columns", {}) | told.columns
    return Case(**fields | told.fields | {"image": place, "columns": columns})


def _warn(folder: Folder) -> None:
    for why, files in sorted(folder.warnings.items()):
        print(f"warning: text may be burnt into pixels ({why}; files: {files}): Med-MIR does not remove it; look at"
              " them before you show the collection to anybody.", file=sys.stderr)


def _nothing(images: Path, table: Path | None) -> str:
    if table:
        return f"no image named in {table} could be read from {images}: check the column and the folder."
    return f"{images} holds no image that could be read: PNG, JPEG, TIFF, WebP, BMP and DICOM are."
