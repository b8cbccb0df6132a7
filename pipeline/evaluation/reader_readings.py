"""The logs of a reader study as arrays: what was said, what was true, how sure and how long."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from medmir.errors import MedMIRError
from medmir.measure.reader_study import rating
from medmir.study.design import WITH, WITHOUT
from medmir.study.log import Given, Log, Reading
from medmir.study.log_files import MOST_BYTES, log_from

BEFORE = "before"
SETS = {WITHOUT: "without similar films", BEFORE: "first answer, before similar films", WITH: "with similar films"}
"""The three sets of answers. ``before`` and ``with`` are of the same readers and films."""


@dataclass(frozen=True)
class Readings:
    """Answers, one a row. ``reader``, ``film``: int ``[n]``. ``said``, ``true``: bool ``[n, labels]``.

    ``confidence``: int ``[n]``, 1 to 5. ``ms``: float ``[n]``, NaN where the reading was interrupted.
    """

    reader: np.ndarray
    film: np.ndarray
    said: np.ndarray
    true: np.ndarray
    confidence: np.ndarray
    ms: np.ndarray

    @property
    def exact(self) -> np.ndarray:
        """Bool ``[n]``: whether all labels are right."""
        return (self.said == self.true).all(axis=1)

    @property
    def ratings(self) -> np.ndarray:
        """Int ``[n, labels]``, -5 to 5: how sure it is that a label is there."""
        return rating(self.said, self.confidence[:, None])

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Reader and film of each row."""
        return list(zip(self.reader.tolist(), self.film.tolist(), strict=True))

    def having(self, keep: np.ndarray) -> "Readings":
        """Some of the rows."""
        return replace(self, **{name: rows[keep] for name, rows in vars(self).items()})


@dataclass(frozen=True)
class Collected:
    """All logs together: ``sets`` by the names of :data:`SETS`, those that have answers.

    ``unscored``: readings of films whose source states no labels, which are left out.
    """

    logs: Sequence[Log]
    readers: Sequence[str]
    films: Sequence[str]
    labels: Sequence[str]
    sets: dict[str, Readings]
    unscored: int


def read_logs(paths: Iterable[Path]) -> list[Log]:
    """The logs in some JSON files; MedMIRError names the file that is none."""
    return [log_from(str(path), _text(path)) for path in paths]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise MedMIRError(f"{path} is larger than any log of a study ({MOST_BYTES // 1_000_000} MB).")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise MedMIRError(f"{path} cannot be read: give a log that the page exported as JSON.") from wrong


def collect(logs: Sequence[Log]) -> Collected:
    """Logs of the same questions to the same collection; MedMIRError where they do not belong together."""
    _same("collection", {log.study.bundle_id for log in logs})
    _same("findings", {log.study.labels for log in logs})
    rows = [(log.reader, each) for log in logs for each in log.answered]
    _once(rows)
    scored = [(reader, each) for reader, each in rows if each.truth is not None]
    if not scored:
        raise MedMIRError("These logs hold no answer to a film whose labels are known: there is nothing to measure.")
    labels = logs[0].study.labels
    readers, films = (sorted({*names}) for names in zip(*((who, each.case_id) for who, each in scored), strict=True))
    sets = {name: _arrays(_of(name, scored), readers, films, labels) for name in SETS if _of(name, scored)}
    return Collected(logs, readers, films, labels, sets, len(rows) - len(scored))


def _same(what: str, found: set) -> None:
    if len(found) > 1:
        raise MedMIRError(f"These logs are of {len(found)} different {what}: analyse them apart.")


def _once(rows: Sequence[tuple[str, Reading]]) -> None:
    counts = Counter((reader, each.case_id, each.arm) for reader, each in rows)
    (reader, case_id, arm), n = counts.most_common(1)[0] if counts else (("", "", ""), 1)
    if n > 1:
        raise MedMIRError(f"Reader {reader} answers {case_id} {arm} similar films {n} times: give each log once, and"
                          " each reader an own code.")


def _of(name: str, rows: Sequence[tuple[str, Reading]]) -> list[tuple[str, Reading, Given]]:
    """The answers of one set."""
    arm = WITHOUT if name == WITHOUT else WITH
    return [(who, each, each.first if name == BEFORE else each.final) for who, each in rows if each.arm == arm]


def _arrays(rows: Sequence[tuple[str, Reading, Given]], readers: Sequence[str], films: Sequence[str],
            labels: Sequence[str]) -> Readings:
    return Readings(
        np.array([readers.index(who) for who, _each, _given in rows]),
        np.array([films.index(each.case_id) for _who, each, _given in rows]),
        np.array([_has(given.findings, labels) for _who, _each, given in rows]),
        np.array([_has(each.truth, labels) for _who, each, _given in rows]),
        np.array([given.confidence for _who, _each, given in rows]),
        np.array([np.nan if each.interrupted else given.ms for _who, each, given in rows]),
    )


def _has(findings: Iterable, labels: Sequence[str]) -> list[bool]:
    named = {each.label for each in findings}
    return [label in named for label in labels]
