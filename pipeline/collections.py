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
    made="Findings are modelled in Hounsfield units into one chest CT, so that label, side, lobe, severity and outline "
    "of each are known. A patient is that chest under a body habitus and a smooth deformation of its own; a film is a "
    "cone-beam projection of it (PA, AP portable or lateral) with scatter, noise, exposure, markers and devices. Every "
    "lesion is scored on every film, and one that cannot be seen there is neither among the film's facts nor in its "
    "report. Reports are written from the facts by a grammar.",
    limits=(
        "All films come from one person's CT: bones and vessels vary as far as deforming them allows.",
        "Findings look as they were modelled, and rare ones are oversampled: how often something occurs here says "
        "nothing about patients.",
        "Reports come from a grammar; their wording is narrower than radiologists'.",
        "No figure measured on these films is clinical.",
    ),
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
    from pipeline.corpora.rendered.sampling import sampling_card
    from pipeline.corpora.rendered.source import ATTRIBUTION

    return read_corpus(folder), replace(RENDERED, source=ATTRIBUTION, sampling=sampling_card())
