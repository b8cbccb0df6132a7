"""A reader study measured: each set of answers, per reader and over readers, and what similar films changed.

Intervals are percentile bootstraps with a fixed seed: over films, the readers being those there are; and over readers
and films, each drawn with replacement. This is no Dorfman-Berbaum-Metz and no Obuchowski-Rockette analysis.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from medmir.measure.reader_study import area_under_roc, sensitivity, share, signed_rank, specificity, weighted_median
from medmir.study.design import WITH, WITHOUT
from medmir.study.log import Log
from pipeline.evaluation.reader_readings import BEFORE, SETS, Collected, Readings, collect

SCHEMA_VERSION = 1
RESAMPLES, SEED = 1000, 0
NOTE = ("Bootstrap intervals over films, and over readers and films; no DBM or Obuchowski-Rockette analysis. With fewer"
        " than five readers the interval over readers is a rough guide.")
Metric = Callable[[Readings, np.ndarray], float]


def _timed(rows: Readings, weights: np.ndarray) -> float:
    known = ~np.isnan(rows.ms)
    return weighted_median(rows.ms[known] / 1000, weights[known])


def _any(rows: Readings, weights: np.ndarray) -> float:
    """How well "something is there" is told from "nothing"."""
    sure = np.where(rows.said.any(axis=1), rows.confidence, -rows.confidence)
    return area_under_roc(sure, rows.true.any(axis=1), weights)


def _each_label(weights: np.ndarray, rows: Readings) -> np.ndarray:
    return np.broadcast_to(weights[:, None], rows.said.shape)


METRICS: dict[str, Metric] = {
    "all right": lambda rows, weights: share(rows.exact, weights),
    "sensitivity": lambda rows, weights: sensitivity(rows.said, rows.true, _each_label(weights, rows)),
    "specificity": lambda rows, weights: specificity(rows.said, rows.true, _each_label(weights, rows)),
    "AUC, any finding": _any,
    "median seconds": _timed,
}
DIFFERENCES = {"with - without": (WITH, WITHOUT), "with - before": (WITH, BEFORE)}
"""What is compared: the arms, and the final with the first answer of the same reader to the same film."""


def analyse(logs: Sequence[Log]) -> dict:
    """All figures of some logs, with n; MedMIRError where they do not belong together."""
    found = collect(logs)
    return {
        "schema_version": SCHEMA_VERSION, "note": NOTE, "resamples": RESAMPLES, "seed": SEED,
        "studies": sorted({log.study.study_id for log in logs}), "bundle_id": logs[0].study.bundle_id,
        "readers": len(found.readers), "films": len(found.films), "unscored": found.unscored,
        "unfinished": sum(not log.done for log in logs),
        "sets": {name: _figures(rows, METRICS, found) for name, rows in found.sets.items()},
        "labels": {label: {name: _figures(rows, label_metrics(place), found) for name, rows in found.sets.items()}
                   for place, label in enumerate(found.labels) if _occurs(found, place)},
        "by_reader": {code: {name: _plain(rows.having(rows.reader == place)) for name, rows in found.sets.items()
                             if (rows.reader == place).any()} for place, code in enumerate(found.readers)},
        "differences": {name: _difference(found, *both) for name, both in DIFFERENCES.items()
                        if set(both) <= set(found.sets)},
    }


def _occurs(found: Collected, place: int) -> bool:
    return any((rows.true[:, place] | rows.said[:, place]).any() for rows in found.sets.values())


def label_metrics(place: int) -> dict[str, Metric]:
    """Sensitivity, specificity and AUC of the label at a place."""
    return {
        "sensitivity": lambda rows, weights: sensitivity(rows.said[:, place], rows.true[:, place], weights),
        "specificity": lambda rows, weights: specificity(rows.said[:, place], rows.true[:, place], weights),
        "AUC": lambda rows, weights: area_under_roc(rows.ratings[:, place], rows.true[:, place], weights),
    }


def _plain(rows: Readings) -> dict:
    """One reader's figures, without intervals."""
    weights = np.ones(len(rows.film))
    return {"n": len(rows.film), **{name: rounded(metric(rows, weights)) for name, metric in METRICS.items()}}


def _figures(rows: Readings, metrics: dict[str, Metric], found: Collected) -> dict:
    return {name: {**_estimate(lambda weigh, each=metric: each(rows, weigh(rows)), found), "n": _counted(name, rows)}
            for name, metric in metrics.items()}


def _counted(name: str, rows: Readings) -> int:
    return int((~np.isnan(rows.ms)).sum()) if name == "median seconds" else len(rows.film)


def _estimate(figure: Callable[[Callable[[Readings], np.ndarray]], float], found: Collected) -> dict:
    """A figure with its intervals: over films, and over readers and films."""
    films = [figure(weigh) for weigh in _draws(found, readers=False)]
    both = [figure(weigh) for weigh in _draws(found, readers=True)] if len(found.readers) > 1 else films
    return {"value": rounded(figure(lambda rows: np.ones(len(rows.film)))), "films": interval(films),
            "readers_and_films": interval(both)}


def _draws(found: Collected, readers: bool) -> Iterator[Callable[[Readings], np.ndarray]]:
    """For each resample how often each reading counts; every figure meets the same resamples."""
    rng = np.random.default_rng(SEED)
    for _ in range(RESAMPLES):
        films = _counts(rng, len(found.films))
        who = _counts(rng, len(found.readers)) if readers else np.ones(len(found.readers))
        yield lambda rows, films=films, who=who: films[rows.film] * who[rows.reader]


def _counts(rng: np.random.Generator, n: int) -> np.ndarray:
    return np.bincount(rng.integers(0, n, n), minlength=n).astype(float)


def interval(values: Sequence[float]) -> list[float | None]:
    """95 % of the resamples that have a figure at all; empty ends where fewer than half of them have."""
    known = [value for value in values if not np.isnan(value)]
    return [rounded(each) for each in np.percentile(known, [2.5, 97.5])] if len(known) > len(values) / 2 else [None] * 2


def rounded(value: float) -> float | None:
    """To four places; None for a figure of nothing."""
    return None if np.isnan(value) else round(float(value), 4)


def _difference(found: Collected, first: str, second: str) -> dict:
    one, other = found.sets[first], found.sets[second]
    figures = {name: _estimate(lambda weigh, each=metric: each(one, weigh(one)) - each(other, weigh(other)), found)
               for name, metric in METRICS.items()}
    return {"sets": [SETS[first], SETS[second]], "figures": figures, "n": [len(one.film), len(other.film)],
            "paired": _paired(one, other)}


def _paired(one: Readings, other: Readings) -> dict:
    """Wilcoxon's signed-rank test of paired differences: by film where the same readers read the same films in both,
    else by reader.
    """
    shared = set(one.pairs) & set(other.pairs)
    if shared:
        one, other = (rows.having(np.array([pair in shared for pair in rows.pairs])) for rows in (one, other))
    units = ("film", one.film, other.film) if shared else ("reader", one.reader, other.reader)
    by, ones, others = units
    both = np.intersect1d(ones, others)
    differences = {name: np.array([metric(one, ones == unit) - metric(other, others == unit) for unit in both])
                   for name, metric in METRICS.items() if name in ("all right", "median seconds")}
    return {"by": by, "pairs": len(both), **{name: _tested(values) for name, values in differences.items()}}


def _tested(differences: np.ndarray) -> dict:
    known = np.round(differences[~np.isnan(differences)], 9)
    test = signed_rank(known)
    return {"n": len(known), "mean": rounded(known.mean() if len(known) else np.nan), "differ": test.n,
            "p": rounded(test.p)}
