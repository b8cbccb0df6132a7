"""When a film was taken, where its source says so in a column of its own."""

import re
from functools import lru_cache

from medmir.bundle.contract import Case

NAMES = ("studydate", "studydatedicom", "acquisitiondate", "contentdate", "seriesdate", "examdate", "examinationdate",
         "imagedate", "filmdate", "date")
"""What a column with the day of a film is called, in small letters and without anything between them."""
DAY = re.compile(r"(\d{4})(?:([-/.]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01])(?:\D.*)?)?)?")
"""Year, month and day, as ISO 8601 ("2019-08-17", "2019-08", "2019") or DICOM ("20190817") writes them."""


def day_of(case: Case) -> int:
    """The day as a number, 20190817; 20190800 where only the month is known, 20190000 the year, 0 nothing."""
    return next(filter(None, (_day(text) for name, text in case.columns.items() if is_date(name))), 0)


def date_of(case: Case) -> str:
    """The day as ISO 8601 has it, as far as it is known: "2019-08-17", "2019"; empty where it is not."""
    known = day_of(case)
    parts = [f"{known // 10_000:04}", *(f"{part:02}" for part in (known // 100 % 100, known % 100) if part)]
    return "-".join(parts) if known else ""


@lru_cache(maxsize=256)
def is_date(name: str) -> bool:
    """Whether a column of that name holds the day of a film."""
    return re.sub(r"[\W_]+", "", name).casefold() in NAMES


@lru_cache(maxsize=65_536)  # many films share a day
def _day(text: str) -> int:
    found = DAY.fullmatch(text.strip())
    year, month, day = (int(part or 0) for part in found.group(1, 3, 4)) if found else (0, 0, 0)
    return year * 10_000 + month * 100 + day
