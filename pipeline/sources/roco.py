"""ROCO: radiological figures of open-access articles with their captions; version 1 and version 2.

Pelka et al., Radiology Objects in COntext, LABELS workshop at MICCAI 2018; Rückert et al., ROCOv2, Scientific Data 11,
2024. Version 1 is ``data/train/radiology/`` (and ``validation``, ``test``) with ``captions.txt``, ``licences.txt`` and
``images/``, named by ROCO's id or by article and figure; its non-radiological part is left out. Version 2 is
``train_captions.csv`` (``ID``, ``Caption``; and ``valid``, ``test``) with ``train_images/``, and where they are there
``train_concepts.csv``, ``cui_mapping.csv`` and ``license_information.csv``.

Captions are the findings. The article stands for the patient, who is not known: figures of one article often show one
person, and the official splits do not keep articles apart. Version 2's UMLS concepts give modality and labels: those
of ``LABELS`` this project's findings, the others their own names.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from medmir.vocabulary.labelling import MINED
from medmir.vocabulary.views import XRAY
from pipeline.cases.cells import without_repeats
from pipeline.cases.on_disk import check_folder, find_table, read_csv
from pipeline.cases.skipped import ABSENT, Skipped
from pipeline.cases.table import case_table
from pipeline.sources.card import Origin

ORIGIN = Origin("ROCO", "https://doi.org/10.1038/s41597-024-03496-6", "stated for each figure",
                ("Figures are of every organ and modality; a caption may speak of the case beyond its figure.",
                 "Articles stand for patients."),
                labelled=MINED)
SPLITS = {"train": "train", "validation": "validation", "valid": "validation", "test": "test"}
ARTICLE = re.compile(r"PMC\d+")
ARTICLES = "https://www.ncbi.nlm.nih.gov/pmc/articles"
NO_CODE = "NO-CC CODE"  # of version 1: no Creative Commons code was found in the article
MODALITIES = {  # UMLS
    "C1306645": XRAY, "C0040405": "CT", "C0024485": "MRI", "C0041618": "Ultrasound", "C0002978": "Angiography",
    "C0032743": "PET", "C1699633": "PET/CT",
}
LABELS = {  # UMLS; two or three concepts for one finding are the finding and its sign on a film
    "C0004144": "Atelectasis", "C0018800": "Cardiomegaly", "C0521530": "Consolidation", "C0034063": "Edema",
    "C0032227": "Effusion", "C2073625": "Effusion", "C0034067": "Emphysema", "C0034069": "Fibrosis",
    "C3489393": "Hernia", "C0019291": "Hernia", "C0235896": "Infiltration", "C0277877": "Infiltration",
    "C0149726": "Mass", "C0034079": "Nodule", "C0264545": "Pleural Thickening", "C0032285": "Pneumonia",
    "C0032326": "Pneumothorax", "C2073565": "Pneumothorax",
}


def read_roco(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of version 1 or 2, whichever the folder holds.

    MedMIRError where it holds neither, or where a ``table`` is given: captions are in several files, one a split.
    """
    if table:
        raise MedMIRError(f"ROCO takes no --cases: put {table.name} into {folder}, where its other files are.")
    rows = [*_version_2(check_folder(folder))] or [*_version_1(folder)]
    if not rows:
        raise MedMIRError(
            f"{folder} holds neither train_captions.csv (ROCOv2) nor train/radiology/captions.txt (ROCO) with rows."
        )
    films = {path.stem: path for path in sorted(folder.rglob("*.jpg"))}
    return case_table(rows, lambda row: [_case(row, films)], folder)


def _version_1(folder: Path) -> Iterator[dict]:
    for captions in sorted(folder.rglob("radiology/captions.txt")):
        licences = _table(captions.with_name("licences.txt"), "ROCO_ID")
        for line in captions.read_text(encoding="utf-8").splitlines():
            name, _, caption = line.partition("\t")
            stated = licences.get(name.strip(), {})
            code = stated.get("CC", "")
            yield {"id": name.strip(), "caption": caption, "split": captions.parents[1].name,
                   "figure": Path(stated.get("PMC_ID", "")).stem, "told": stated.get("PMC_ID", ""),
                   "licence": "not stated" if code == NO_CODE else code}


def _version_2(folder: Path) -> Iterator[dict]:
    licences, names = _table(folder / "license_information.csv", "ID"), _table(folder / "cui_mapping.csv", "CUI")
    for split in SPLITS:
        captions = find_table(folder, [f"{split}_captions.csv"])
        concepts = _table(folder / f"{split}_concepts.csv", "ID")
        for row in read_csv(captions, ("ID", "Caption")).to_dict("records") if captions else ():
            stated = licences.get(row["ID"], {})
            cuis = [cui.strip() for cui in concepts.get(row["ID"], {}).get("CUIs", "").split(";") if cui.strip()]
            yield {"id": row["ID"], "caption": row["Caption"], "split": split, "figure": row["ID"], "cuis": cuis,
                   "names": names, "told": " ".join(stated.values()), "licence": stated.get("Attribution", ""),
                   "url": stated.get("Link", "")}


def _table(path: Path, key: str) -> dict[str, dict]:
    """Rows of an optional table by their key."""
    rows = read_csv(path, (key,)).to_dict("records") if path.is_file() else []
    return {row[key]: row for row in rows}


def _case(row: dict, films: dict[str, Path]) -> Case:
    if not row["caption"].strip():
        raise Skipped(row["id"], "has no caption.")
    film = films.get(row["id"]) or films.get(row["figure"])
    if film is None:
        raise Skipped(f"{row['id']}.jpg", ABSENT)
    article = ARTICLE.search(row["told"])
    cuis = row.get("cuis", [])
    return Case(
        case_id=row["id"], image=str(film), patient_id=article[0] if article else row["id"],
        modality=next((MODALITIES[cui] for cui in cuis if cui in MODALITIES), ""),
        labels=tuple(without_repeats(_label(cui, row["names"]) for cui in cuis if cui not in MODALITIES)),
        findings=" ".join(row["caption"].split()), licence=row["licence"] or "not stated",
        split=SPLITS.get(row["split"], ""), columns={"UMLS": ";".join(cuis)} if cuis else {},
        source_url=row.get("url") or (f"{ARTICLES}/{article[0]}/" if article else ORIGIN.url),
    )


def _label(cui: str, names: dict[str, dict]) -> str:
    return LABELS.get(cui) or names.get(cui, {}).get("Canonical name") or cui
