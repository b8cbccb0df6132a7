"""PMC-OA: 1.6 million figures of PubMed Central's open-access articles with their captions.

Lin et al., PMC-CLIP, MICCAI 2023. The folder holds ``pmc_oa.jsonl`` (or ``train``, ``valid`` and ``test.jsonl``, or one
other), a line ``{"image": "PMC212319_Fig3_4.jpg", "caption": "..."}`` for each figure, and the figures of
``images.zip``, unpacked, in the folder or up to two folders below it.

Captions are the findings; there are no labels, and the modality is not known. The article, which begins the figure's
name, stands for the patient.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from medmir.bundle.contract import Case
from medmir.errors import MedMIRError
from pipeline.cases.cells import unclaimed
from pipeline.cases.on_disk import check_folder, present
from pipeline.cases.skipped import Skipped
from pipeline.cases.table import case_table
from pipeline.sources.card import Origin
from pipeline.sources.roco import ARTICLE, ARTICLES, SPLITS

ORIGIN = Origin("PMC-OA", "https://weixionglin.github.io/PMC-CLIP/", "that of each article",
                ("Figures of every kind: microscopy, charts and photographs stand beside films.",
                 "Articles stand for patients."))
WHOLE = "pmc_oa.jsonl"
CLAIMED = ("image", "caption")


def read_pmc_oa(folder: Path, table: Path | None = None) -> pd.DataFrame:
    """Return the case table of the figures in a folder; ``table`` names the JSON lines file to take.

    MedMIRError where it is not plain which file that is.
    """
    tables = [table] if table else _tables(check_folder(folder))
    places = [folder, *(path for depth in ("*/", "*/*/") for path in sorted(folder.glob(depth)))]
    rows = (row for path in tables for row in _lines(path))
    return case_table(rows, lambda row: [_case(row, places)], folder)


def _tables(folder: Path) -> list[Path]:
    found = {path.stem: path for path in sorted(folder.glob("*.jsonl"))}
    parts = [found[split] for split in SPLITS if split in found]
    one = [folder / WHOLE] if (folder / WHOLE).is_file() else list(found.values())
    if not parts and len(one) != 1:
        raise MedMIRError(f"{folder} holds {len(one)} .jsonl files and no {WHOLE}: name the one to take with --cases.")
    return parts or one


def _lines(path: Path) -> Iterator[dict]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                yield {"place": f"{path.name} line {number}", "line": line, "split": SPLITS.get(path.stem, "")}
    except (OSError, UnicodeDecodeError) as broken:
        raise MedMIRError(f"{path} cannot be read ({broken}): fetch it again.") from broken


def _case(row: dict, places: list[Path]) -> Case:
    try:
        fields = json.loads(row["line"])
        name, caption = Path(fields["image"]).name, " ".join(fields["caption"].split())
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise Skipped(row["place"], f"is no figure with image and caption ({broken!r}).") from broken
    if not caption:
        raise Skipped(name, "has no caption.")
    article = ARTICLE.match(name)
    return Case(
        case_id=Path(name).stem, image=present(*(place / name for place in places)), findings=caption,
        patient_id=article[0] if article else Path(name).stem, split=row["split"], licence=ORIGIN.licence,
        source_url=f"{ARTICLES}/{article[0]}/" if article else ORIGIN.url, columns=unclaimed(fields, CLAIMED),
    )
