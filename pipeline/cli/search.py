"""Asking a bundle at the shell: in words, by a case, by a picture, or by a folder of pictures."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medmir.search.query import MODES, ORDERS, RELEVANCE, RESULTS
from pipeline.cli.options import AsJson, choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.search.results import Results

Mode = choices("Mode", MODES)
Order = choices("Order", ORDERS)

SearchedBundle = Annotated[Path, typer.Argument(metavar="BUNDLE", help="Folder of a bundle or of a site.")]
Question = Annotated[list[str] | None, typer.Argument(
    metavar="QUERY", show_default=False, help="What to look for, as in the page's search box; in quotes where it has a"
    " - or a \", and after -- where it begins with -.")]
OfPicture = Annotated[Path | None, typer.Option("--picture", help="Picture to ask by.", show_default=False)]
Like = Annotated[str, typer.Option(metavar="CASE", help="Case to ask by.", show_default=False)]
PictureWeight = Annotated[float, typer.Option(
    min=0, max=1, help="How much picture or case weigh beside words, 0 to 1.")]
OneMode = Annotated[Mode | None, typer.Option(
    help="By meaning, by the words of reports, or both; if not given, as the query says, else both.",
    show_default=False)]
Filters = Annotated[list[str] | None, typer.Option(
    "--filter", metavar="FIELD:VALUE", help="What a case must state, such as view:lateral, age:60-79, -label:hernia;"
    " may be given several times.", show_default=False)]
Sort = Annotated[Order, typer.Option(help="In which order.")]
Grouped = Annotated[bool, typer.Option("--grouped", help="One case a patient.")]
K = Annotated[int, typer.Option("-k", min=1, metavar="N", help="How many cases.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, a row a case.")]
What = Annotated[list[str], typer.Argument(metavar="CASE|PICTURE", help="Cases of the collection, or picture files.")]
Pictures = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of the pictures, at any depth.")]
BatchOut = Annotated[Path, typer.Option(help="CSV to write.")]


def search(
    bundle: SearchedBundle, query: Question = None, picture: OfPicture = None, like: Like = "",
    picture_weight: PictureWeight = 0.5, mode: OneMode = None, filters: Filters = None, sort: Sort = Order[RELEVANCE],
    grouped: Grouped = False, k: K = RESULTS, as_json: AsJson = False, as_csv: AsCsv = False,
) -> None:
    """Ask a bundle in words, by a picture or by both."""
    from pipeline.search.collection import open_collection

    found = open_collection(bundle).search(
        " ".join(query or ()), picture=picture, like=like, mode=mode and mode.value, filters=filters or (),
        sort=sort.value, grouped=grouped, picture_weight=picture_weight, k=k)
    typer.echo(_json(found.told()) if as_json else _told([found], as_csv), nl=not as_csv)


def similar(bundle: SearchedBundle, what: What, k: K = RESULTS, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Find the cases most like some case or picture."""
    from pipeline.search.collection import open_collection

    collection = open_collection(bundle)
    answers = [collection.similar(each, k) for each in what]
    typer.echo(_json([found.told() for found in answers]) if as_json else _told(answers, as_csv), nl=not as_csv)


def batch(bundle: SearchedBundle, folder: Pictures, out: BatchOut, k: K = RESULTS) -> None:
    """Find the cases most like each picture of a folder.

    One CSV, a row for each picture and case; a picture that cannot be read is skipped with its reason.
    """
    from pipeline.search.batch import ask_by_folder
    from pipeline.search.collection import open_collection

    done = ask_by_folder(open_collection(bundle), folder, out, k)
    typer.echo(f"{out}: {done.pictures:,} pictures, {len(done.skipped):,} skipped")


def _json(told: dict | list) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def _told(answers: "Sequence[Results]", as_csv: bool) -> str:
    from pipeline.search.printed import csv_text, text

    return csv_text(answers) if as_csv else "\n\n".join(map(text, answers))
