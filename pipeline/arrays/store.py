"""What a build has embedded so far, in a file that survives whatever interrupts the build."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from medmir.errors import MedMIRError


class Row(NamedTuple):
    """One picture: ``content`` says which one it was, ``width`` and ``height`` in pixels, ``embedding`` float32 [d].

    ``full_width`` and ``full_height``: of its original, in pixels; 0 where none is kept.
    """

    case_id: str
    content: str
    width: int
    height: int
    embedding: np.ndarray
    full_width: int = 0
    full_height: int = 0


class EmbeddingStore:
    """Embeddings by case id, added batch by batch: a batch is there whole or not at all (a SQLite transaction).

    ``made_with`` says what made them; a store that something else made is emptied. MedMIRError where another process
    has the file open: two builds must not write to one place.
    """

    def __init__(self, path: Path, made_with: str):
        self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as busy:
            raise MedMIRError(
                f"another build is writing to {path.parent}: wait for it, or choose another --out."
            ) from busy
        self._prepare(made_with)
        self._database.execute("COMMIT")  # the lock stays until the file is closed

    def _prepare(self, made_with: str) -> None:
        self._database.execute("CREATE TABLE IF NOT EXISTS maker (made_with TEXT)")
        if self._database.execute("SELECT made_with FROM maker").fetchone() != (made_with,):
            self._database.execute("DROP TABLE IF EXISTS pictures")
            self._database.execute("DELETE FROM maker")
            self._database.execute("INSERT INTO maker VALUES (?)", (made_with,))
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS pictures (case_id TEXT PRIMARY KEY, content TEXT, width INTEGER,"
            " height INTEGER, embedding BLOB, full_width INTEGER, full_height INTEGER)"
        )

    def __len__(self) -> int:
        return self._database.execute("SELECT count(*) FROM pictures").fetchone()[0]

    def __contains__(self, case_id: str) -> bool:
        return self._database.execute("SELECT 1 FROM pictures WHERE case_id = ?", (case_id,)).fetchone() is not None

    def add(self, rows: list[Row]) -> None:
        """Add a batch; it is on disk when this returns."""
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO pictures VALUES (?, ?, ?, ?, ?, ?, ?)",
                                   [row._replace(embedding=row.embedding.astype("<f4").tobytes()) for row in rows])
        self._database.execute("COMMIT")

    def rename(self, ids: list[tuple[str, str]]) -> None:
        """Give pictures another id: pairs of the new and the old one."""
        self._database.execute("BEGIN")
        self._database.executemany("UPDATE pictures SET case_id = ? WHERE case_id = ?", ids)
        self._database.execute("COMMIT")

    def remove(self, case_ids: set[str]) -> None:
        """Forget these pictures."""
        self._database.execute("BEGIN")
        self._database.executemany("DELETE FROM pictures WHERE case_id = ?", [(case_id,) for case_id in case_ids])
        self._database.execute("COMMIT")

    def rows(self) -> Iterator[Row]:
        """Every picture, in order of case id."""
        for values in self._database.execute("SELECT * FROM pictures ORDER BY case_id"):
            row = Row(*values)
            yield row._replace(embedding=np.frombuffer(row.embedding, "<f4"))

    def embeddings(self) -> np.ndarray:
        """All embeddings, float32 ``[n, d]``, in order of case id; in memory once."""
        first = next(self.rows()).embedding
        found = np.empty((len(self), len(first)), np.float32)
        for place, row in enumerate(self.rows()):
            found[place] = row.embedding
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
