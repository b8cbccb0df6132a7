"""The contract between pipeline and page: what a bundle's files are called and what a row of them is.

The only module that knows a file's name or shape: writer, reader and verifier ask it. Names that the project's
JavaScript original had (github.com/Endlesscrazz/MED-MIR) stay as they were there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import NamedTuple

from medmir.errors import MedMIRError

SCHEMA_VERSION = 1
"""Of the manifest, and so of the bundle as a whole."""

MANIFEST = "manifest.json"
METADATA = "metadata.json"
EMBEDDINGS = "embeddings.bin"
INSTANT = "fallback_results.json"
INSTANT_EMBEDDINGS = "instant_embeddings.bin"
"""Of the stored questions, in their order; older bundles have none."""
NEIGHBOURS = "nearest_neighbors.json"
CATALOG = "catalog.sqlite"
INDEX_INFO = "index_info.json"
METRICS = "metrics.json"
CURVES = "curves.json"
"""Beside the metrics, for whoever looks at them closely: every visitor fetches those. Older bundles have none."""
HARD_CASES = "hard_cases.json"
CALIBRATION = "calibration.json"
MAP, MAP_INFO = "map.bin", "map.json"
"""Each film's place on the collection's map, and how the map was made; a bundle may lack both."""
DATA_CARD = "data_card.md"
MODEL_CARD = "model_card.md"
IMAGES = "images"
ORIGINALS = "originals"
"""Pictures at the size their source has, where a bundle keeps them."""
CASE_TABLE, REPORT_TABLE = "cases", "reports"
"""Of the catalogue: a row a case, and the full-text index over labels and reports."""
SHORT = 16
"""Hexadecimal digits of its SHA-256 that a file's address carries."""
SITE_BUNDLE = "bundle"
"""The folder of a site that its bundle is in."""

MODEL = "model"
TOWERS = {"text": "text.onnx", "vision": "vision.onnx"}
VOCABULARY = "vocab.txt"
MODEL_CONFIG = "config.json"
TRAINING = "training.json"
"""Beside a model's towers, where its training is known."""
MODEL_FILES = (*TOWERS.values(), VOCABULARY, MODEL_CONFIG)
"""Without these a folder is no exported model."""

PART_SCHEMAS = {METADATA: 1, INSTANT: 1, NEIGHBOURS: 1, METRICS: 2, CURVES: 1, HARD_CASES: 2, CALIBRATION: 1,
                MAP_INFO: 1}
"""The ``schema_version`` inside each JSON file that carries one; a reader refuses a newer one."""
NEEDED = (METADATA, EMBEDDINGS, INSTANT, NEIGHBOURS, CATALOG, *(f"{MODEL}/{name}" for name in MODEL_FILES))
"""Without these a bundle cannot be searched."""

THUMBNAIL = 256
"""Longest side of a thumbnail, in pixels; a picture that is no larger is its own."""


def model_file(name: str) -> str:
    """The place in a bundle of one of the model's files."""
    return f"{MODEL}/{name}"


class Report(NamedTuple):
    """The two sections of a radiology report; empty strings where the source had none."""

    findings: str
    impression: str


class Hit(NamedTuple):
    """One retrieved case; ``score`` is the cosine similarity, -1 to 1, unless a text search says otherwise."""

    case_id: str
    score: float


@dataclass(frozen=True)
class Fact:
    """One finding on one image.

    ``side``: "left", "right" or "bilateral". ``lobe``: a code of :data:`medmir.vocabulary.findings.LOBES`.
    ``severity``: a grade as the source says it. ``kind``: a kind of the finding ("plate", "cavitating").
    ``size_mm``: longest diameter. ``box``: x0, y0, x1, y1 as fractions of the image. ``visibility``: detectability
    index d' of the lesion on this image. None or empty where it is not known.
    """

    label: str
    side: str | None = None
    lobe: str | None = None
    severity: str | None = None
    kind: str | None = None
    size_mm: float | None = None
    box: tuple[float, float, float, float] | None = None
    visibility: float | None = None

    @classmethod
    def from_dict(cls, row: Mapping) -> "Fact":
        """Read one fact of ``metadata.json``; unknown fields are ignored, a missing label is a MedMIRError."""
        if "label" not in row:
            raise MedMIRError(f"{METADATA}: a fact has no label ({dict(row)}).")
        known = {name: row[name] for name in _FACT_NAMES if name in row}
        return cls(**known | {"box": tuple(known["box"]) if known.get("box") else None})

    def to_dict(self) -> dict:
        """The fact as ``metadata.json`` holds it."""
        return asdict(self) | {"box": list(self.box) if self.box else None}


@dataclass(frozen=True)
class Case:
    """One image of a collection with all that its source states: a row of the case table and of ``metadata.json``.

    ``case_id``: letters, digits, ``.``, ``_`` and ``-``. ``image``: where the picture is, in a bundle its name there.
    ``view``: "PA", "AP", "LAT" or as the source says. ``labels``: names of :mod:`medmir.vocabulary.findings` where it
    has them. ``age``: years. ``sex``: "F", "M" or empty. ``split``: "train", "validation", "test" or "gallery".
    ``width``, ``height``: of the bundle's picture, in pixels. ``original``: the same picture at its source's size, of
    ``original_width`` and ``original_height``; empty and 0 where the bundle keeps none. ``columns``: what else the
    source states, as text.
    ``findings`` and ``impression`` are in the catalogue, not in ``metadata.json``: a case read from there has none.
    """

    case_id: str
    image: str
    study_id: str = ""
    patient_id: str = ""
    view: str = ""
    modality: str = ""
    labels: tuple[str, ...] = ()
    source_url: str = ""
    licence: str = ""
    split: str = ""
    facts: tuple[Fact, ...] = ()
    sex: str = ""
    age: int | None = None
    devices: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    thumbnail: str = ""
    original: str = ""
    original_width: int = 0
    original_height: int = 0
    findings: str = ""
    impression: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, row: Mapping) -> "Case":
        """Read one row of ``metadata.json``: text in an unknown field becomes one of ``columns``.

        MedMIRError where the row has no id or no picture.
        """
        known = {name: row[name] for name in _NAMES if name in row}
        lists = {name: tuple(known.get(name) or ()) for name in ("labels", "devices")}
        facts = tuple(map(Fact.from_dict, known.get("facts") or ()))
        columns = {name: value for name, value in row.items() if name not in _NAMES and isinstance(value, str)}
        try:
            return cls(**known | lists | {"facts": facts, "columns": columns})
        except TypeError as missing:
            raise MedMIRError(f"{METADATA}: case {row.get('case_id', '?')} is incomplete ({missing}).") from missing

    def to_dict(self) -> dict:
        """The case as a row of ``metadata.json``."""
        unsaid = (*Report._fields, *(() if self.original else ORIGINAL_FIELDS))
        row = {name: getattr(self, name) for name in _NAMES if name not in unsaid}
        lists = {name: list(row[name]) for name in ("labels", "devices")}
        return row | lists | {"facts": [fact.to_dict() for fact in self.facts]} | dict(self.columns)


ORIGINAL_FIELDS = ("original", "original_width", "original_height")
"""Of a case; only where a bundle keeps originals do its rows have them."""

_NAMES = tuple(f.name for f in fields(Case) if f.name != "columns")
_FACT_NAMES = tuple(f.name for f in fields(Fact))


def picture_names(case_id: str, width: int, height: int) -> tuple[str, str]:
    """Names of a case's picture and of its thumbnail in a bundle, which is the picture itself where that is small."""
    image = f"{IMAGES}/{case_id}.webp"
    return image, image if max(width, height) <= THUMBNAIL else f"{IMAGES}/{case_id}-{THUMBNAIL}.webp"


def original_name(case_id: str) -> str:
    """Name of a case's picture at the source's size, in a bundle that keeps originals."""
    return f"{ORIGINALS}/{case_id}.webp"


def labels_of(facts: Iterable[Fact]) -> set[str]:
    """The labels that some facts name."""
    return {fact.label for fact in facts}
