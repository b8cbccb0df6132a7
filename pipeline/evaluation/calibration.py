"""What a collection's own questions and films are like: measured at build, so that a stranger can be told."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image
from tqdm import tqdm

from medmir.bundle.calibration import PERCENT, THOUSANDTHS, Calibration, Pictures, Questions
from medmir.bundle.contract import Case
from medmir.bundle.reader import Bundle, at_once
from medmir.inputs.preprocessing import open_picture
from medmir.search.domain import content_words, statistics_of
from medmir.search.ranking import similarities
from medmir.search.words import normalize, stem
from medmir.vocabulary.findings import SIDED
from medmir.vocabulary.phrase import Wanted
from pipeline.arrays.encoder import Encoder
from pipeline.evaluation.protocols import Gallery
from pipeline.queries.clinical_words import CLINICAL
from pipeline.queries.lay_words import LAY
from pipeline.queries.lexicon import fill

MOST_FILMS = 2000      # that are measured, spread over the collection
FEWEST_FILMS = 60      # that tell what films look like
SMALLEST = 32          # pixels a side that the model must see: fewer have no layout
FOLDS = 5              # of patients: no film is held against a fit that knows its patient
WITHIN = .985          # of the collection's own films, so measured, are within the limit
LEAST_SCALE = .02      # of a statistic that hardly varies
SEVERAL = 2            # questions in lay words that a word must stand in: once, it may be a figure of speech
ABBREVIATED = frozenset(("chf", "hf", "ptx", "pna"))  # words of the clinical lexicon, as clinicians type them
MOST_WORDS = 3000      # the commonest ones: 30 kB
DIGITS = 4


def calibrate(bundle: Bundle, cases: list[Case], encoder: Encoder) -> Calibration:
    """Measure a bundle's own questions and films; ``cases`` are its cases with their reports.

    A part that there is too little for is left out.
    """
    return Calibration(calibrate_questions(bundle, cases, encoder), calibrate_pictures(bundle))


def calibrate_questions(bundle: Bundle, cases: list[Case], encoder: Encoder) -> Questions:
    """Ask the collection the lexicon's questions, and its own labels."""
    asked = sorted({*lexicon_questions(), *(label.lower() for case in cases for label in case.labels)})
    best = [similarities(bundle.embeddings, embedded).max() for embedded in encoder.embed_texts(asked)]
    return Questions(len(asked), _quantiles(np.array(best)), known_words(cases))


def lexicon_questions() -> list[str]:
    """One question of each template of the lexicon, about the left side where there are sides."""
    return [*_questions(CLINICAL), *_questions(LAY)]


def _questions(templates: Mapping[str, Sequence[str]]) -> list[str]:
    wanted = {label: Wanted(label, "left" if label in SIDED else None) for label in templates}
    return [fill(text, wanted[label]).text for label, texts in templates.items() for text in texts]


def known_words(cases: list[Case]) -> frozenset[str]:
    """Stems of the words that the collection's labels and reports hold, and of the lexicon's."""
    told = Counter(word for case in cases for word in _stems(" ".join((*case.labels, case.findings, case.impression))))
    lay = Counter(word for text in _questions(LAY) for word in _stems(text))
    clinical = {word for text in _questions(CLINICAL) for word in _stems(text)}
    learned = clinical | ABBREVIATED | {word for word, times in lay.items() if times >= SEVERAL}
    common = sorted(told.keys() - learned, key=lambda word: (-told[word], word))
    return frozenset([*learned, *common[: MOST_WORDS - len(learned)]])


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(normalize(text))}


def calibrate_pictures(bundle: Bundle) -> Pictures | None:
    """Measure the bundle's own pictures; None where there are fewer than :data:`FEWEST_FILMS` or they are tiny."""
    rows = np.unique(np.linspace(0, len(bundle.cases) - 1, min(len(bundle.cases), MOST_FILMS)).astype(int))
    if len(rows) < FEWEST_FILMS or bundle.recipe.size < SMALLEST:
        return None
    gallery = Gallery(bundle)
    looks = [statistics_of(_picture(bundle, row), bundle.recipe) for row in tqdm(rows, "calibrate", unit="film")]
    best = [similarities(gallery.embeddings, gallery.embeddings[row])[gallery.patients != gallery.patients[row]]
            .max(initial=-1) for row in rows]
    return fit_pictures(np.array(looks), gallery.patients[rows], np.array(best))


def _picture(bundle: Bundle, row: int) -> Image.Image:
    name = bundle.cases[row].image
    return open_picture(name, at_once(bundle.file(name)))


def fit_pictures(looks: np.ndarray, patients: np.ndarray, best: np.ndarray) -> Pictures:
    """What films with statistics ``looks`` ``[m, s]`` of ``patients`` ``[m]`` look like.

    ``best`` ``[m]``: each one's highest score among other patients' films. The limit is what :data:`WITHIN` of them
    stay within when they are held against the films of other patients.
    """
    limit = np.quantile(held_out_distances(looks, patients), WITHIN)
    return _fitted(looks, _quantiles(best), round(float(limit), DIGITS))


def held_out_distances(looks: np.ndarray, patients: np.ndarray) -> np.ndarray:
    """Of every film, ``[m]``, its distance to a fit on the other folds."""
    folds, distances = folds_of(patients), np.zeros(len(looks))
    for fold in np.unique(folds):
        distances[folds == fold] = _fitted(looks[folds != fold]).distance(looks[folds == fold])
    return distances


def folds_of(patients: np.ndarray) -> np.ndarray:
    """The fold of each film, ``[m]``: a patient's films are in the same."""
    return np.unique(patients, return_inverse=True)[1] % FOLDS


def _fitted(looks: np.ndarray, best: tuple[float, ...] = (), limit: float = 0.0) -> Pictures:
    scale = np.maximum(looks.std(axis=0), LEAST_SCALE)
    standard = (looks - looks.mean(axis=0)) / scale
    below = np.tril_indices(looks.shape[1], -1)
    correlation = np.rint(THOUSANDTHS * (standard.T @ standard / len(looks))[below]).astype(int)
    return Pictures(len(looks), best, _rounded(looks.mean(axis=0)), _rounded(scale), tuple(correlation.tolist()), limit)


def _quantiles(values: np.ndarray) -> tuple[float, ...]:
    return _rounded(np.percentile(values.astype(np.float64), PERCENT))


def _rounded(values: np.ndarray) -> tuple[float, ...]:
    return tuple(np.round(values, DIGITS).tolist())
