"""A folder of pictures against a collection: which of its cases each is most like, as one CSV."""

import csv
from collections.abc import Iterator, Mapping, Sequence
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
    named = {pictures.name(path): path for path in pictures.files()}
    skipped: list[Skipped] = []
    out.parent.mkdir(parents=True, exist_ok=True)
    with new_file(out) as file:
        asked = _write(TextIOWrapper(file, "utf-8", newline=""), _answers(collection, named, k, skipped))
        tell_skipped(skipped, asked)
        if not asked:
            raise MedMIRError(f"{folder} holds no picture that could be read: nothing was written.")
    return Batch(asked, skipped)


def _answers(collection: Collection, pictures: Mapping[str, Path], k: int, skipped: list[Skipped]
             ) -> Iterator[Results]:
    """The answers to the pictures that can be read; why others cannot goes into ``skipped``."""
    for name, path in tqdm(pictures.items(), desc="search", unit="picture"):
        try:
            picture = Picture(name, read_picture(str(path)))
        except (MedMIRError, OSError) as reason:
            skipped.append(Skipped(name, refusal(path.name, reason).reason))
            continue
        yield collection.ask(Query(picture=picture, k=k))


def _write(text: TextIOWrapper, answers: Iterator[Results]) -> int:
    """The rows as they come; how many pictures they are of."""
    table, asked = csv.writer(text, lineterminator="\n"), 0
    table.writerow(HEADER)
    for found in answers:
        table.writerows([found.query.picture.name, *row[1:]] for row in csv_rows(found))
        asked += 1
    text.flush()
    text.detach()  # the file is closed by whoever opened it
    return asked
