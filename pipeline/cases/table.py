"""The case table, one row per image: a column for each field of a :class:`medmir.bundle.contract.Case` that a source
can state. ``labels``, ``facts`` and ``devices`` hold lists, ``columns`` a dict of text, ``age`` years or None."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from medmir.bundle.contract import ORIGINAL_FIELDS, Case
from medmir.errors import MedMIRError
from pipeline.cases.pictures import FRAME, read_picture
from pipeline.cases.repeats import Repeat, apart, skip_repeats
from pipeline.cases.skipped import Skipped, refusal, tell_skipped
from pipeline.cases.splits import split_by_patient, split_of

FIELDS = tuple(field.name for field in fields(Case))
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³")}
MADE = ("width", "height", "thumbnail", *ORIGINAL_FIELDS)  # by the bundle, of the picture
COLUMNS = tuple(name for name in FIELDS if name not in MADE)


def case_table(rows: Iterable, to_cases: Callable[..., Iterable[Case]], source: Path, *, repeat: Repeat = skip_repeats,
               draw: Callable[[str], str] = split_of, nothing: str = "") -> pd.DataFrame:
    """Return the case table of a source's rows, split by patient.

    ``to_cases`` gives a row's cases, or raises :class:`Skipped`; reasons and counts go to stderr. A case without study
    or patient is one of its own. ``repeat`` says what becomes of an id that was there before, ``draw`` the split of a
    patient for whom the source states none. MedMIRError, with ``nothing`` for a sentence, where no case is left.
    """
    cases: dict[str, Case] = {}
    files: set[str] = set()
    skipped: list[Skipped] = []
    for row in rows:
        try:
            for case in to_cases(row):
                case_id = apart(repeat(file_safe(case.case_id) or "image", cases), files)
                files.add(case_id.casefold())
                cases[case_id] = _filed(case, case_id)
        except Skipped as reason:
            skipped.append(reason)
    tell_skipped(skipped, len(cases))
    if not cases:
        raise MedMIRError(nothing or f"no image of {source} can be used: check that it is the folder the source's"
                          " files are in.")
    return split_by_patient(table_of(cases.values()), draw)


def _filed(case: Case, case_id: str) -> Case:
    """The case under its id, its columns under names that are no fields': ``metadata.json`` has them side by side."""
    columns = {f"source {name}" if name in FIELDS else name: text for name, text in case.columns.items()}
    return replace(case, case_id=case_id, study_id=case.study_id or case_id, patient_id=case.patient_id or case_id,
                   columns=columns)


def table_of(cases: Iterable[Case]) -> pd.DataFrame:
    """The cases as a table."""
    return pd.DataFrame([_row(case) for case in cases], columns=list(COLUMNS), dtype=object)


def _row(case: Case) -> dict:
    values = {name: getattr(case, name) for name in COLUMNS}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def cases_of(table: pd.DataFrame) -> Iterator[Case]:
    """The cases of a table, one at a time; it may have but some of the columns."""
    for values in table.itertuples(index=False, name=None):
        row = zip(table.columns, values, strict=True)
        yield Case(**{name: tuple(value) if isinstance(value, list) else value for name, value in row})


def file_safe(name: str) -> str:
    """The name with everything but letters, digits, ``.``, ``_`` and ``-`` replaced: it becomes a file's name.

    Windows keeps some names for devices, whatever their ending: these get a ``_`` in front.
    """
    safe = "".join(c if c.isalnum() or c in "._-" else "_" for c in name).lstrip(".")
    return f"_{safe}" if safe.partition(".")[0].upper() in DEVICES else safe


def readable(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases whose image can be decoded; the others are skipped with one reason each on stderr."""
    reasons = [unusable(place) for place in tqdm(cases["image"], desc="check", unit="image")]
    kept = cases[[not reason for reason in reasons]]
    if len(kept) < len(cases):
        tell_skipped([reason for reason in reasons if reason], len(kept))
    if kept.empty:
        raise MedMIRError(f"none of {len(cases)} images can be decoded: fetch the collection again.")
    return kept.reset_index(drop=True)


def unusable(place: str) -> Skipped | None:
    """Why the picture at a place (see :func:`read_picture`) cannot become a case's image, or None."""
    try:
        read_picture(place)
    except (MedMIRError, OSError) as reason:
        return refusal(Path(place.partition(FRAME)[0]).name, reason)
    return None
