"""The sources: each by its name, with what its folder holds, its reader, and the card that says what the collection is.

The one place that lists them. Importing it imports no reader: a reader is looked up when it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from pipeline.sources.card import CollectionCard

if TYPE_CHECKING:
    from pandas import DataFrame

    from pipeline.cases.choice import Choice
    from pipeline.cases.dicom.confidentiality import Confidentiality

Collected = tuple["DataFrame", CollectionCard]
Reader = Callable[..., Collected]  # from folder and table; ``frames`` and ``rules`` are for DICOM files


@dataclass(frozen=True)
class Source:
    """A kind of collection.

    ``name``: on the command line. ``holds``: what its folder holds, a line without a full stop. ``read``: from a
    folder, and a table that lies elsewhere or None, to the case table and its card. ``fetchable``: whether it may be
    downloaded without an account.
    """

    name: str
    holds: str
    read: Reader
    fetchable: bool = False


def read_source(
    name: str, folder: Path, table: Path | None = None, title: str | None = None, choice: "Choice | None" = None, *,
    frames: str = "middle", rules: "Confidentiality | None" = None,
) -> Collected:
    """Return the case table and the card of a source's collection, or of the part of it that is chosen.

    ``table`` stands for the source's own where it is not in its folder, ``title`` for the collection's. ``frames`` and
    ``rules``: see :func:`pipeline.sources.folder.read_folder`. Images are not decoded. MedMIRError as the source's
    reader, and where nothing is chosen.
    """
    cases, card = SOURCES[name].read(folder, table, frames=frames, rules=rules)
    card = replace(card, title=title or card.title)
    if choice is None or not str(choice):
        return cases, card
    return choice.of(cases), replace(card, description=f"{card.description} Of these: {choice}.")


def _published(module: str) -> Reader:
    """A published collection: its module exports a reader named after it, and ``ORIGIN``."""
    def read(folder: Path, table: Path | None, **_: object) -> Collected:
        cases = resolve_name(f"pipeline.sources.{module}:read_{module}")(folder, table)
        return cases, resolve_name(f"pipeline.sources.{module}:ORIGIN").card()
    return read


def _read_folder(folder: Path, table: Path | None, **dicom: object) -> Collected:
    from pipeline.sources.folder import find_table, read_folder
    from pipeline.sources.folder_card import folder_card

    described = table or find_table(folder)
    cases = read_folder(folder, described, **dicom)
    return cases, folder_card(folder, described, cases)


def _read_rendered(folder: Path, table: Path | None, **_: object) -> Collected:
    from pipeline.sources.rendered.card import rendered_card
    from pipeline.sources.rendered.corpus import read_corpus

    return read_corpus(folder, table), rendered_card()


SOURCES = {source.name: source for source in (
    Source("folder", "any images, PNG, JPEG, TIFF, WebP, BMP or DICOM, with or without a CSV", _read_folder),
    Source("rendered", "films of `medmir corpus`, with exactly known findings", _read_rendered),
    Source("nih", "NIH ChestX-ray14: films and Data_Entry_2017_v2020.csv", _published("nih")),
    Source("openi", "Open-i's Indiana films with their reports", _published("openi"), fetchable=True),
    Source("roco", "ROCO or ROCOv2: figures of articles with captions", _published("roco")),
    Source("pmc-oa", "PMC-OA: figures of articles with captions", _published("pmc_oa")),
    Source("mimic-cxr", "MIMIC-CXR-JPG: films, three tables and the reports", _published("mimic_cxr")),
    Source("chexpert", "CheXpert: films, train.csv and valid.csv", _published("chexpert")),
    Source("padchest", "PadChest: films and the table with Spanish reports", _published("padchest")),
)}
