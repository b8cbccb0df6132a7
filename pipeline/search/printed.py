"""Results for the terminal, and as CSV with a row a hit."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from textwrap import shorten
from typing import TYPE_CHECKING

from pipeline.cards.contact_sheet import caption
from pipeline.cases.skipped import printable

if TYPE_CHECKING:
    from pipeline.search.results import Result, Results

COLUMNS = ("question", "place", "case_id", "score", "closer_than", "path", "labels", "patient_id", "view", "sex", "age",
           "image", "findings", "impression")
"""Of the CSV. Several labels stand in one cell with ``|`` between them."""
SAID = {"instant": "as precomputed", "fuzzy": "as precomputed for the question you probably meant",
        "live": "by the text model", "lexical": "by the words of reports", "similar": "by the case's own embedding",
        "picture": "by the image model", "filter": "in the collection's order"}
"""By an answer's path, how it was found."""
ALL = 0.9995  # as the page has it
WIDTH = 100
"""Columns of a terminal that a line is cut to."""


def text(found: "Results") -> str:
    """Results as a table under a sentence that says what they are."""
    return "\n".join([_headline(found), *_conditions(found), *([] if not found else _table(found))])


def _headline(found: "Results") -> str:
    answer, asked = found.answer, printable(found.question)
    if answer.path == "fuzzy":
        asked = f"{answer.shown_query} (for {asked})"
    some = "" if answer.all_words or not found else "; no report holds all the words, these hold some"
    count = f"{len(found)} of {len(found.bundle.cases):,} cases"
    return f"{asked}: {count}, {SAID[answer.path]}, {answer.milliseconds:.0f} ms{some}"


def _conditions(found: "Results") -> Iterator[str]:
    asked = found.told()["conditions"]
    if asked or found.stated:
        stated = [f"{condition} (the collection states it)" for condition in found.stated]
        yield printable(f"fulfilled by {found.answer.among:,} cases: {', '.join([*asked, *stated])}")
    if found.answer.relevant < len(found):
        yield f"above the drop of the scores: {found.answer.relevant:,}"


def _table(found: "Results") -> list[str]:
    wide = max(len(result.case_id) for result in found)
    head = f"{'':>3}  {'case':<{wide}}  {'score':>9}  closer than  shown"
    return [head, *(line for result in found for line in _lines(result, wide))]


def _lines(result: "Result", wide: int) -> Iterator[str]:
    closer = "" if result.closer_than is None else closer_than(result.closer_than)
    shown = printable(caption(result.case)) or "-"
    yield f"{result.place:>3}  {result.case_id:<{wide}}  {result.score:>9.4g}  {closer:>11}  {shown}"
    if report := printable(result.report.impression or result.report.findings):
        yield f"{'':>5}{shorten(report, WIDTH - 5, placeholder=' ...')}"


def closer_than(share: float) -> str:
    """ "99.8%" of the other cases, or "all others" where rounding would leave none."""
    return f"{share:.1%}" if share < ALL else "all others"


def csv_text(answers: Iterable["Results"]) -> str:
    """Answers as CSV, a row a hit, under :data:`COLUMNS`."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(row for found in answers for row in csv_rows(found))
    return out.getvalue()


def csv_rows(found: "Results") -> Iterator[list]:
    """The rows of an answer, in the order of :data:`COLUMNS`; what is not known is empty."""
    for result in found:
        row = result.row() | {"question": found.question, "path": found.answer.path, "labels": "|".join(result.labels)}
        yield [row[name] for name in COLUMNS]
