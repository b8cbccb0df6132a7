"""The films of Open-i's Indiana collection with their reports: up to 7,470 films of 3,955 reports.

The folder holds the films, PNG or DICOM, named as the reports name them, and the reports as
:mod:`pipeline.sources.openi_reports` reads them: its archive or XML files; where it has neither, those in the package
torchxrayvision. No patient is named, and every report is taken for a patient of its own: in the films' DICOM headers
the patient's id is the report's number throughout. Views come from those headers (a table in the same package).

Labels are the first words of the MeSH terms: those of ``LABELS`` this project's findings, the others their own names.
The words after them give the facts side, severity and lobe. 95 reports were not indexed and have neither.
"""

from pathlib import Path

import pandas as pd

from medmir.bundle.contract import Case, Fact
from medmir.vocabulary.findings import LOBES, NORMAL
from medmir.vocabulary.grades import GRADES
from medmir.vocabulary.labelling import INDEXED
from medmir.vocabulary.sides import BILATERAL, SIDES
from medmir.vocabulary.views import LATERAL, XRAY
from pipeline.cases.cells import without_repeats
from pipeline.cases.on_disk import check_folder, packaged_table, read_csv
from pipeline.cases.skipped import ABSENT, Skipped
from pipeline.cases.table import case_table
from pipeline.files.atomic import new_folder
from pipeline.files.download import download, unpack
from pipeline.sources.card import Origin
from pipeline.sources.openi_reports import LICENCE, NOT_INDEXED, read_reports

ORIGIN = Origin("Open-i Indiana chest X-rays", "https://openi.nlm.nih.gov", LICENCE,
                ("The licence forbids changed copies, which thumbnails are, and commercial use: keep the bundle to"
                 " yourself.", "Names and dates were blotted out of the reports as XXXX.",
                 "Labels, sides and severities are the indexers' terms for the report, not drawn on each film."),
                labelled=INDEXED)
ARCHIVE, FILMS_ARCHIVE = "NLMCXR_reports.tgz", "NLMCXR_png.tgz"
COLLECTION = "https://openi.nlm.nih.gov/imgs/collections"
HEADERS = ("nlmcxr_dicom_metadata.csv",)
VIEWS = {"LL": LATERAL, "RL": LATERAL, "LATERAL": LATERAL, "LARGE LATERAL": LATERAL}
LABELS: dict[str, tuple[str, ...]] = {
    "Atelectasis": ("Pulmonary Atelectasis",),
    "Cardiomegaly": ("Cardiomegaly",),
    "Consolidation": ("Consolidation",),
    "Edema": ("Pulmonary Edema",),
    "Effusion": ("Pleural Effusion", "Hydropneumothorax"),
    "Emphysema": ("Emphysema", "Pulmonary Emphysema", "Bullous Emphysema"),
    "Fibrosis": ("Fibrosis", "Pulmonary Fibrosis"),
    "Hernia": ("Hernia, Hiatal", "Hernia, Diaphragmatic"),
    "Infiltration": ("Infiltrate",),
    "Mass": ("Mass",),
    "Nodule": ("Nodule",),
    "Pleural Thickening": ("Thickening/pleura",),
    "Pneumonia": ("Pneumonia",),
    "Pneumothorax": ("Pneumothorax", "Hydropneumothorax", "Hemopneumothorax"),
    NORMAL: ("normal",),
}
_CODES = {name: code for code, name in LOBES.items()}


def read_openi(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of the films in a folder; ``table`` is the reports' archive or folder where elsewhere.

    Splits are drawn by patient. MedMIRError where there are neither reports nor films.
    """
    films = {path.stem: path for path in sorted(check_folder(folder).rglob("*")) if path.suffix in (".png", ".dcm")}
    reports, views = read_reports(table or _reports(folder)), _views()
    rows = ({**report, "film": film} for report in reports.to_dict("records") for film in report["images"])
    return case_table(rows, lambda row: [_case(row, films, views)], folder)


def fetch_openi(folder: Path, collection: str = COLLECTION) -> Path:
    """Download reports and films (1.3 GB) into a folder that :func:`read_openi` takes, and return it.

    Goes on where it broke off; see :mod:`pipeline.files.download` for how files are checked and the errors raised.
    """
    download(f"{collection}/{ARCHIVE}", folder / ARCHIVE)
    films = download(f"{collection}/{FILMS_ARCHIVE}", folder / FILMS_ARCHIVE)
    if not (folder / "images").exists():
        with new_folder(folder / "images") as scratch:
            unpack(films, scratch)
    return folder


def _reports(folder: Path) -> Path | None:
    if (folder / ARCHIVE).is_file():
        return folder / ARCHIVE
    return folder if next(folder.rglob("*.xml"), None) else None


def _views() -> dict[str, str]:
    """View of each film by its id, where the package with the headers' table is installed."""
    path = packaged_table(HEADERS)
    rows = read_csv(path, ("imageid", "View Position"), usecols=["imageid", "View Position"]) if path else None
    return {} if rows is None else dict(zip(rows["imageid"], rows["View Position"], strict=True))


def _case(row: dict, films: dict[str, Path], views: dict[str, str]) -> Case:
    name, uid = row["film"], row["uid"]
    film = films.get(name) or films.get(name.removeprefix("CXR"))  # DICOM files lack the prefix
    if film is None:
        raise Skipped(f"{name}.png", ABSENT)
    view, terms = views.get(name, ""), row["mesh"]
    return Case(
        case_id=name, image=str(film), patient_id=uid, study_id=uid, view=VIEWS.get(view, view), modality=XRAY,
        labels=tuple(without_repeats(label for term in terms for label in canonical(term))),
        findings=row["findings"], impression=row["impression"],
        facts=tuple(said for term in terms for said in facts_of(term)), source_url=ORIGIN.url,
        licence=ORIGIN.licence, columns={"MeSH": "; ".join(terms)} if terms else {},
    )


def canonical(term: str) -> list[str]:
    """The labels of a MeSH term with its qualifiers ("Opacity/lung/base/left"); none of one that was not indexed."""
    head, *qualifiers = term.split("/")
    if term == NOT_INDEXED:
        return []
    spoken = {head, *(f"{head}/{qualifier}" for qualifier in qualifiers)}
    return [label for label, names in LABELS.items() if spoken.intersection(names)] or [head]


def facts_of(term: str) -> list[Fact]:
    """The term's findings with side, severity and lobe, each where its qualifiers state just one; none of "normal"."""
    qualifiers = term.split("/")[1:]
    side, severity = (_only(qualifiers, words) for words in ((*SIDES, BILATERAL), GRADES))
    lobes = [_CODES.get(f"{side} {qualifier}") for qualifier in qualifiers]
    lobe = next(filter(None, lobes), None)
    return [Fact(label, side, lobe, severity) for label in canonical(term) if label != NORMAL]


def _only(qualifiers: list[str], words: tuple[str, ...]) -> str | None:
    found = [word for word in words if word in qualifiers]
    return found[0] if len(found) == 1 else None
