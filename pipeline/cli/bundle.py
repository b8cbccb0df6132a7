"""What can be asked of a bundle that is there."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import AsJson, Bundle

Details = Annotated[bool, typer.Option("--details", help="Also per label, side and grade, and the worst queries.")]
PlotOut = Annotated[Path, typer.Option(help="Folder for the plots; those that are there are replaced.")]
SheetOut = Annotated[Path, typer.Option(help="WebP file to write.")]


def verify(bundle: Bundle, as_json: AsJson = False) -> None:
    """Check every file, hash, shape and id of a bundle.

    Exit status 1 if anything is wrong.
    """
    from pipeline.bundle.verify import problems, read_manifest

    found, files = problems(bundle), len(read_manifest(bundle)["files"])
    if as_json:
        typer.echo(json.dumps({"bundle": str(bundle), "files": files, "problems": found}, indent=1))
    else:
        typer.echo("\n".join(found) or f"{bundle}: {files} files, nothing wrong")
    raise typer.Exit(1 if found else 0)


def info(bundle: Bundle, as_json: AsJson = False) -> None:
    """Print what a bundle holds: counts, data card, model card."""
    from pipeline.bundle.info import cards, information

    told = information(bundle)
    if as_json:
        typer.echo(json.dumps(told, indent=1))
        return
    typer.echo(f"{bundle}: {told['cases']:,} images of {told['patients']:,} patients, {told['labelled']:,} of them"
               f" labelled; {told['files']:,} files, {told['bytes'] / 1e6:.1f} MB; id {told['bundle_id']}\n")
    typer.echo(cards(bundle), nl=False)


def evaluate(bundle: Bundle, details: Details = False, as_json: AsJson = False) -> None:
    """Measure retrieval, with chance level and 95 % interval.

    Metrics, calibration and cards in the bundle are rewritten.
    """
    from pipeline.bundle.evaluate import evaluate
    from pipeline.cards.tables import figures_text

    metrics = evaluate(bundle)
    typer.echo(json.dumps(metrics) if as_json else figures_text(metrics, details))


def map(bundle: Bundle, as_json: AsJson = False) -> None:
    """Place the films on a map, alike ones together.

    The page then shows it. Needs openTSNE: pip install "medmir[map]".
    """
    from pipeline.bundle.collection_map import write_map
    from pipeline.cards.tables import map_text

    told = write_map(bundle)
    typer.echo(json.dumps(told, indent=1) if as_json else map_text(told))


def sheet(bundle: Bundle, out: SheetOut) -> None:
    """Draw a contact sheet of 30 films.

    Every label is shown by the films that show it most plainly.
    """
    from pipeline.cards.contact_sheet import write_contact_sheet

    typer.echo(f"{out}: {', '.join(write_contact_sheet(bundle, out))}")


def plot(bundle: Bundle, out: PlotOut) -> None:
    """Draw what was measured, as SVG and PNG.

    Bars per label, Recall@K and the protocols side by side, each with 95 % interval, chance and n.
    """
    from pipeline.cards.plots import write_plots

    typer.echo(f"{out}: {', '.join(write_plots(bundle, out))}")
