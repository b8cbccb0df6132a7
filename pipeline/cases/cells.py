"""What a source's table says in a cell, as the case table has it."""

from collections.abc import Container, Iterable, Mapping

OLDEST = 120  # years; a greater age is a slip of the pen


def age_in_years(text: str) -> int | None:
    """ "58", "58.0" or "058Y" in years; None where nothing sensible is said."""
    digits = text.strip().rstrip("Yy").split(".")[0]
    return int(digits) if digits.isdigit() and 0 < int(digits) <= OLDEST else None


def sex_of(text: str) -> str:
    """ "F" or "M" of "Female", "m" …; empty where neither is said."""
    first = text.strip()[:1].upper()
    return first if first in ("F", "M") else ""


def without_repeats(labels: Iterable[str]) -> list[str]:
    """The labels in their order, each once."""
    return list(dict.fromkeys(labels))


def unclaimed(row: Mapping[str, object], claimed: Container[str]) -> dict[str, str]:
    """What a row states in columns that no field of a case is made of, as text; blank cells state nothing."""
    return {name: str(value).strip() for name, value in row.items()
            if name not in claimed and value is not None and str(value).strip()}
