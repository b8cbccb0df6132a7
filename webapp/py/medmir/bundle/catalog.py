"""The report catalogue: SQLite with a full-text index over labels and reports."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medmir.bundle.contract import CASE_TABLE, CATALOG, REPORT_TABLE, Report
from medmir.errors import MedMIRError

if TYPE_CHECKING:
    import sqlite3

INDEX = f"{REPORT_TABLE} USING fts5(case_id UNINDEXED, labels, findings, impression, tokenize = 'porter unicode61')"


class Text(NamedTuple):
    """What is searched of a case; ``score`` is the negated BM25 of SQLite's FTS5: higher is better, unbounded."""

    case_id: str
    score: float
    labels: str
    findings: str
    impression: str


def fill_catalog(database: "sqlite3.Connection", columns: Sequence[str], rows: Iterable[Sequence],
                 words: Iterable[Sequence[str]]) -> None:
    """Write both tables of a catalogue into an empty database.

    ``columns`` begin with ``case_id`` and hold ``findings`` and ``impression``; ``rows`` are values in their order;
    ``words`` are case id, labels, findings and impression, to be searched.
    """
    names = ", ".join(columns).replace("case_id", "case_id TEXT PRIMARY KEY", 1)
    database.execute(f"CREATE TABLE {CASE_TABLE} ({names})")
    database.execute(f"CREATE VIRTUAL TABLE {INDEX}")
    marks = ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO {CASE_TABLE} VALUES ({marks})", rows)
    database.executemany(f"INSERT INTO {REPORT_TABLE} VALUES (?, ?, ?, ?)", words)
    database.commit()


class Catalog:
    """The content of a bundle's ``catalog.sqlite``, held in memory; MedMIRError where it is no SQLite database."""

    def __init__(self, data: bytes):
        import sqlite3  # late: the page fetches it after its first screen

        self._database = sqlite3.connect(":memory:", check_same_thread=False)  # read alone, and serialized by SQLite
        try:
            self._database.deserialize(data)
            self._database.execute(f"SELECT count(*) FROM {CASE_TABLE}").fetchone()
        except (sqlite3.Error, MemoryError) as broken:  # MemoryError: of no bytes at all
            raise MedMIRError(f"{CATALOG} cannot be read ({broken}); rebuild the bundle.") from broken

    def report(self, case_id: str) -> Report:
        """The report of one case; empty where the case is unknown."""
        row = self._database.execute(
            f"SELECT findings, impression FROM {CASE_TABLE} WHERE case_id = ?", (case_id,)
        ).fetchone()
        return Report(*row) if row else Report("", "")

    def matching(self, expression: str, k: int) -> list[Text]:
        """The ``k`` cases whose labels and report match an FTS5 expression, best first, ties by case id.

        MedMIRError where the expression is none.
        """
        import sqlite3

        try:
            rows = self._database.execute(
                f"SELECT case_id, -bm25({REPORT_TABLE}) AS score, labels, findings, impression FROM {REPORT_TABLE}"
                f" WHERE {REPORT_TABLE} MATCH ? ORDER BY score DESC, case_id LIMIT ?", (expression, k)).fetchall()
        except sqlite3.OperationalError as wrong:
            raise MedMIRError(f"{expression} is no search expression ({wrong}).") from wrong
        return [Text(*row) for row in rows]
