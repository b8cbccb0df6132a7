"""What each source brings: its case table and the card that says what the collection is."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from medmir.errors import MedMIRError
from pipeline.index import CollectionCard

RENDERED = CollectionCard(
    title="Rendered radiographs",
    badge="Rendered radiographs",
    description="Chest films rendered from one CT into which findings were modelled. Every label, side, severity and "
    "lesion outline is known exactly; no film shows a patient, and no figure measured on them is clinical.",
    source="",
    licence="CC BY 3.0",
)


def read_source(
    source: str, images: Path, cases: Path | None, title: str | None
) -> tuple[pd.DataFrame, CollectionCard]:
    """Return the case table and the collection's card of a source ("folder" or "rendered").

    MedMIRError where the source lacks what it needs.
    """
    if source == "rendered":
        return _rendered(images)
    from pipeline.corpora.folder import read_folder

    if cases is None:
        raise MedMIRError("--cases is missing: give the CSV that describes the images.")
    table = read_folder(images, cases)
    licences = sorted(set(table["licence"]) - {""})
    return table, CollectionCard(
        title=title or images.resolve().name,
        description=f"{len(table)} images of a folder, described by {cases.name}.",
        source=", ".join(sorted(set(table["source_url"]) - {""})[:3]), licence="; ".join(licences) or "not stated",
    )


def _rendered(folder: Path) -> tuple[pd.DataFrame, CollectionCard]:
    from pipeline.corpora.rendered.corpus import read_corpus
    from pipeline.corpora.rendered.source import ATTRIBUTION

    return read_corpus(folder), replace(RENDERED, source=ATTRIBUTION)
