"""Tables for whatever reads CSV: one line a row, and no cell that a spreadsheet would compute."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

PROTECTED = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a cell begins with that a spreadsheet computes (OWASP, CSV injection): a ' before it makes it text. The ' itself
is among them, so that it can be taken away again."""


def csv_text(columns: Sequence[str], rows: Iterable[Mapping]) -> str:
    """The table as CSV (RFC 4180); a row lacks what it has no value for."""
    written = StringIO()
    table = csv.DictWriter(written, columns, restval="")
    table.writeheader()
    table.writerows({name: as_text(value) for name, value in row.items()} for row in rows)
    return written.getvalue()


def as_text(value: object) -> object:
    """A cell's value, protected where it is text that would be computed."""
    return f"'{value}" if isinstance(value, str) and value.startswith(PROTECTED) else value
