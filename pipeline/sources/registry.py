"""What each source brings: its case table and the card that says what the collection is."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.bundle.write import CollectionCard
from pipeline.sources.public import COLLECTIONS, Choice, read_public

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

ALL = Choice()
DICOM_TITLE = "DICOM images"
DICOM_MADE = ("DICOM frames went through modality LUT and VOI LUT or window to 8 bit. Of their headers only view,"
              " modality, body part and laterality were taken, and sex and age where they stand below; identifiers are"
              " keyed hashes.")
DICOM_LIMITS = ("Text in the pixels of DICOM images was not removed.",)


def read_source(
    source: str, images: Path, cases: Path | None, title: str | None, choice: Choice = ALL, **reading: object
) -> tuple[pd.DataFrame, CollectionCard]:
    """Return the case table and the collection's card of a source: "folder", "rendered" or a public collection.

    ``choice`` is the part of it to take, ``reading`` goes to :func:`pipeline.sources.folder.read_folder`. MedMIRError
    where the source lacks what it needs.
    """
    if source in COLLECTIONS:
        return _public(source, images, cases, title, choice)
    table, card = _rendered(images) if source == "rendered" else _folder(images, cases, title, **reading)
    if choice == ALL:
        return table, card
    return choice.of(table), replace(card, description=f"{card.description} Of these: {choice}.")


def _public(
    name: str, folder: Path, table: Path | None, title: str | None, choice: Choice
) -> tuple[pd.DataFrame, CollectionCard]:
    rows, origin = read_public(name, folder, table, choice), COLLECTIONS[name].origin
    part = f" Of these: {choice}." if choice != ALL else ""
    return rows, CollectionCard(
        title=title or origin.title, description=f"Images of {origin.title}.{part}", source=origin.url,
        licence=origin.licence, limits=origin.limits,
    )


def _folder(
    images: Path, cases: Path | None, title: str | None, **reading: object
) -> tuple[pd.DataFrame, CollectionCard]:
    from pipeline.sources.folder import find_table, read_folder

    described = cases or find_table(images)
    table = read_folder(images, described, **reading)
    dicom = any("body_part" in columns for columns in table["columns"])  # which only DICOM headers state
    name = DICOM_TITLE if dicom else images.resolve().name  # folders of DICOM files are named after patients
    licences = sorted(set(table["licence"]) - {""})
    return table, CollectionCard(
        title=title or name,
        description=f"Images of a folder{f', described by {described.name}' if described else ''}.",
        source=", ".join(sorted(set(table["source_url"]) - {""})[:3]), licence="; ".join(licences) or "not stated",
        made=DICOM_MADE if dicom else "", limits=DICOM_LIMITS if dicom else (),
    )


def _rendered(folder: Path) -> tuple[pd.DataFrame, CollectionCard]:
    from pipeline.sources.rendered.corpus import read_corpus
    from pipeline.sources.rendered.sampling import sampling_card
    from pipeline.sources.rendered.source import ATTRIBUTION

    return read_corpus(folder), replace(RENDERED, source=ATTRIBUTION, sampling=sampling_card())
