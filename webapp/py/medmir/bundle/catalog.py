"""The report catalogue: SQLite with a full-text index over labels and reports."""

import sqlite3

from medmir.bundle.contract import CATALOG, Hit, Report
from medmir.errors import MedMIRError


class Catalog:
    """The content of a bundle's ``catalog.sqlite``, held in memory; MedMIRError where it is no SQLite database."""

    def __init__(self, data: bytes):
        self._database = sqlite3.connect(":memory:")
        try:
            self._database.deserialize(data)
            self._database.execute("SELECT count(*) FROM cases").fetchone()
        except sqlite3.Error as broken:
            raise MedMIRError(f"{CATALOG} cannot be read ({broken}); rebuild the bundle.") from broken

    def report(self, case_id: str) -> Report:
        """The report of one case; empty where the case is unknown."""
        row = self._database.execute(
            "SELECT findings, impression FROM cases WHERE case_id = ?", (case_id,)
        ).fetchone()
        return Report(*row) if row else Report("", "")

    def matching(self, expression: str, k: int) -> list[Hit]:
        """The ``k`` cases whose labels and report match an FTS5 expression, best first, ties by case id.

        The score is the negated BM25 of SQLite's FTS5: higher is better, without an upper bound.
        """
        rows = self._database.execute(
            "SELECT case_id, -bm25(reports) AS score FROM reports WHERE reports MATCH ?"
            " ORDER BY score DESC, case_id LIMIT ?", (expression, k),
        )
        return [Hit(case_id, float(score)) for case_id, score in rows]
