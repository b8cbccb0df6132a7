"""Eight films whose facts, devices, ages and reports are known: a bundle in memory, for tests that search one."""

import sqlite3

import numpy as np

from medmir.bundle.catalog import Catalog, fill_catalog
from medmir.bundle.contract import INSTANT, METADATA, Case, Fact, Hit
from medmir.bundle.parts import hits_part
from medmir.bundle.reader import Bundle
from medmir.inputs.tokenizer import WordPieceTokenizer

LEFT, RIGHT, HEART = Fact("Effusion", "left", severity="large"), Fact("Effusion", "right", severity="small"), \
    Fact("Cardiomegaly", severity="mild")
MASS = Fact("Mass", "left", lobe="LLL")
# case, patient, view, sex, age, facts, devices, own column, report
FILMS = (
    ("f0", "p0", "PA", "F", 34, (LEFT,), (), "Room A", "Large left pleural effusion."),
    ("f1", "p1", "AP", "M", 61, (RIGHT,), ("pacemaker",), "Room A", "Small right effusion. Pacemaker in place."),
    ("f2", "p2", "LAT", "F", 79, (LEFT, RIGHT), (), "Room B", "Effusions on both sides, large on the left."),
    ("f3", "p3", "PA", "M", 80, (HEART, Fact("Effusion", "right", severity="large"), MASS), (), "Room B",
     "The heart is enlarged. Large right effusion. Mass in the left lower lobe."),
    ("f4", "p4", "PA", "F", None, (HEART,), ("central line",), "", "Enlarged heart. No pleural effusion."),
    ("f5", "p5", "PA", "M", 17, (), (), "Room A", "The lungs are clear. No effusion or pneumothorax."),
    ("f6", "p5", "LAT", "M", 17, (), (), "Room A", "The lungs are clear."),
    ("f7", "p6", "AP", "", 45, (MASS, Fact("Fibrosis", "bilateral", severity="mild")), ("pacemaker",), "Room C",
     "Left lower lobe mass. Pacing leads."),
)
AXES = {"effusion": 0, "heart": 1, "mass": 2, "clear": 3}
VECTORS = np.array([[1, 0, 0, 0], [.8, 0, 0, .6], [.9, 0, .3, .3], [.6, .6, .5, .2], [.1, .9, 0, .4], [0, 0, 0, 1],
                    [0, .1, 0, .99], [0, .2, .9, 0]], dtype=np.float32)
STORED = {"pleural effusion": [Hit("f0", 1.0), Hit("f2", .9)], "enlarged heart": [Hit("f4", .9)]}
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *AXES]


def cases() -> list[Case]:
    """The films as the case table has them; their labels are those of their facts."""
    return [Case(case_id, "", study_id=patient, patient_id=patient, view=view, sex=sex, age=age, facts=facts,
                 labels=tuple(dict.fromkeys(fact.label for fact in facts)) or ("Normal",), devices=devices,
                 columns={"Reading room": room})
            for case_id, patient, view, sex, age, facts, devices, room, _ in FILMS]


def catalog() -> Catalog:
    """The films' reports with their index."""
    database = sqlite3.connect(":memory:")
    fill_catalog(database, ("case_id", "findings", "impression"), [(film[0], film[-1], "") for film in FILMS],
                 [(case.case_id, " ".join(case.labels), film[-1], "") for case, film in zip(cases(), FILMS,
                     strict=True)])
    return Catalog(database.serialize())


def chest_bundle(embedded: bool = True) -> Bundle:
    """The films as a bundle; ``embedded``: it has the embeddings of its stored questions, as newer ones have."""
    rows = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)
    bundle = Bundle({"files": {}, "preprocessing": {}}, None, cases(), rows.astype(np.float32),
                    {METADATA: {}, INSTANT: hits_part(INSTANT, STORED)},
                    np.eye(2, 4, dtype=np.float32) if embedded else None)
    bundle._catalog = catalog()
    bundle._tokenizer = WordPieceTokenizer.from_text("\n".join(WORDS) + "\n", 16, True)
    return bundle


class WordTowers:
    """A text tower that knows the words of :data:`AXES`, each by an axis of its own; ``asked`` is all it was given."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    async def embed_text(self, ids: np.ndarray) -> np.ndarray:
        """The unit vector of the words among the ids; of none, one that is equally like all axes."""
        self.asked.append(ids.tolist())
        vector = np.bincount([i - 4 for i in ids if i >= 4], minlength=4).astype(np.float32)
        vector = vector if vector.any() else np.ones(4, np.float32)
        return vector / np.linalg.norm(vector)

    async def embed_image(self, pixels: np.ndarray) -> np.ndarray:
        """No test of words asks by a picture."""
        raise NotImplementedError
