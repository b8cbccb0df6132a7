"""A folder of pictures against a collection: which of its cases each is most like, as one CSV."""

import csv
import sys
from collections.abc import Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from tqdm import tqdm

from medmir.errors import MedMIRError
from medmir.search.query import Picture, Query
from pipeline.cases.pictures import read_picture
from pipeline.cases.skipped import Skipped, refusal, tell_skipped
from pipeline.files.atomic import new_file
from pipeline.search.collection import Collection
from pipeline.search.printed import COLUMNS, csv_rows
from pipeline.search.results import Results
from pipeline.sources.folder import Folder

HEADER = ("picture", *COLUMNS[1:])


class Batch(NamedTuple):
    """How many pictures were asked by, and what was skipped."""

    pictures: int
    skipped: Sequence[Skipped]


def ask_by_folder(collection: Collection, folder: Path, out: Path, k: int) -> Batch:
    """Write the ``k`` most similar cases of every picture below ``folder``, under :data:`HEADER`, whole or not at all.

    What cannot be read is skipped with one reason each on stderr. MedMIRError where no picture could be read.
    """
    pictures = Folder(folder)
    skipped: list[Skipped] = []
    answers = _answers(collection, pictures, k, skipped)
    out.parent.mkdir(parents=True, exist_ok=True)
    with new_file(out) as file:
        asked = _write(TextIOWrapper(file, "utf-8", newline=""), answers)
        tell_skipped(skipped, asked)
        if not asked:
            raise MedMIRError(f"{folder} holds no picture that could be read: nothing was written.")
    return Batch(asked, skipped)


def _answers(collection: Collection, pictures: Folder, k: int, skipped: list[Skipped]) -> Iterator[tuple[str, Results]]:
    for path in tqdm(pictures.files(), desc="search", unit="picture", file=sys.stderr):
        name = pictures.name(path)
        try:
            picture = Picture(name, read_picture(str(path)))
        except (MedMIRError, OSError) as reason:
            skipped.append(Skipped(name, refusal(path.name, reason).reason))
            continue
        yield name, collection.ask(Query(picture=picture, k=k))


def _write(text: TextIOWrapper, answers: Iterator[tuple[str, Results]]) -> int:
    """The rows as they come; how many pictures they are of."""
    table, asked = csv.writer(text, lineterminator="\n"), 0
    table.writerow(HEADER)
    for asked, (name, found) in enumerate(answers, 1):
        table.writerows([name, *row[1:]] for row in csv_rows(found))
    text.flush()
    text.detach()  # the file is closed by whoever opened it
    return asked
