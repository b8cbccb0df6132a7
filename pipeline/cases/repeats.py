"""What becomes of a case whose id was there before: one place, and a source says which of the three it wants."""

from collections.abc import Callable, Container
from itertools import count
from pathlib import Path

from medmir.errors import MedMIRError
from pipeline.cases.skipped import Skipped

Repeat = Callable[[str, Container[str]], str]  # from an id and those taken to the id the case gets


def skip_repeats(case_id: str, taken: Container[str]) -> str:
    """Tables of public collections: the first row counts; :class:`Skipped` for the others."""
    if case_id in taken:
        raise Skipped(case_id, "stands twice in the table; the first row was taken.")
    return case_id


def number_repeats(case_id: str, taken: Container[str]) -> str:
    """Files, such as ``a.png`` and ``a.jpg``: the later ones get a number."""
    numbered = (f"{case_id}-{number}" for number in count(2))
    return case_id if case_id not in taken else next(each for each in numbered if each not in taken)


def apart(case_id: str, files: Container[str]) -> str:
    """The id, with a number where it differs from another in capitals alone: to many disks both name one file.

    ``files``: the ids that were given before, without capitals.
    """
    numbered = (f"{case_id}-{number}" for number in count(2))
    return case_id if case_id.casefold() not in files else next(
        each for each in numbered if each.casefold() not in files)


def refuse_repeats(table: Path) -> Repeat:
    """Somebody's own table: MedMIRError, since nobody but its author can tell which row is meant."""
    def refuse(case_id: str, taken: Container[str]) -> str:
        if case_id in taken:
            raise MedMIRError(f"{table}: case_id {case_id!r} stands twice; give every image an id of its own.")
        return case_id
    return refuse
