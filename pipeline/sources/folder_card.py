"""The card of somebody's own folder of images."""

from pathlib import Path

import pandas as pd

from pipeline.cases.dicom.prefix import is_dicom
from pipeline.cases.pictures import FRAME
from pipeline.sources.card import CollectionCard

DICOM_TITLE = "DICOM images"  # folders of DICOM files are named after patients
DICOM_MADE = ("DICOM frames went through modality LUT and VOI LUT or window to 8 bit. Of their headers only view,"
              " modality, body part and laterality were taken, and sex and age where they stand below; identifiers are"
              " keyed hashes.")
DICOM_LIMITS = ("Text in the pixels of DICOM images was not removed.",)
MOST_ADDRESSES = 3


def folder_card(folder: Path, described: Path | None, cases: pd.DataFrame) -> CollectionCard:
    """The card of a folder's cases, ``described`` by a CSV or by none; licences and addresses are the rows' own."""
    dicom = any(is_dicom(Path(place.partition(FRAME)[0])) for place in cases["image"])
    addresses = sorted(set(cases["source_url"]) - {""})
    return CollectionCard(
        title=DICOM_TITLE if dicom else folder.resolve().name,
        description=f"Images of a folder{f', described by {described.name}' if described else ''}.",
        source=", ".join(addresses[:MOST_ADDRESSES]),
        licence="; ".join(sorted(set(cases["licence"]) - {""})) or "not stated",
        made=DICOM_MADE if dicom else "", limits=DICOM_LIMITS if dicom else (),
    )
