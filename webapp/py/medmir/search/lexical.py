"""The report catalogue: SQLite with a full-text index, for reading reports and for word search."""

import sqlite3

from medmir.bundle.contract import CATALOG, Report
from medmir.errors import MedMIRError
from medmir.search.instant import FILLERS, normalize
from medmir.search.ranking import Hit


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

    def search(self, query: str, k: int) -> list[Hit]:
        """The ``k`` cases whose labels and report hold the query's words, best first.

        The score is the negated BM25 of SQLite's FTS5: higher is better, without an upper bound.
        """
        terms = [f'"{word}"' for word in normalize(query).split() if word not in FILLERS]
        if not terms:
            return []
        rows = self._database.execute(
            "SELECT case_id, -bm25(reports) AS score FROM reports WHERE reports MATCH ?"
            " ORDER BY score DESC, case_id LIMIT ?", (" OR ".join(terms), k),
        )
        return [Hit(case_id, float(score)) for case_id, score in rows]
