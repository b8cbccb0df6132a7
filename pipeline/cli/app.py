"""The command `medmir`. Each command imports what it needs itself, so that serving a site needs no torch."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from medmir.errors import MedMIRError
from pipeline.cli import model_commands
from pipeline.cli.model_commands import Source

app = typer.Typer(
    help="Medical image retrieval inside the browser tab: build a bundle, assemble the site, serve it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def site(
    bundle: Annotated[Path, typer.Option(help="Folder of a bundle (holds manifest.json).")] = Path("assets/demo"),
    out: Annotated[Path, typer.Option(help="Folder to write; a site that is there is replaced.")] = Path("dist"),
    base_path: Annotated[str | None, typer.Option(help="Where on its host the site will lie, such as /repo/: adds a"
                                                  " 404.html that leads there. The page itself works under any path.",
                                                  show_default=False)] = None,
) -> None:
    """Assemble web page, bundle and runtime into a folder of static files."""
    from pipeline.site.assemble import assemble

    assemble(bundle, out, base_path=base_path)


@app.command()
def serve(
    directory: Annotated[Path, typer.Argument(help="Folder that `medmir site` wrote.")] = Path("dist"),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; a free one is taken if it is in use.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser window.")] = True,
) -> None:
    """Serve an assembled site on this machine."""
    from pipeline.site.serve import serve

    serve(directory, port, open_browser)


class Engine(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


ENGINE_HELP = "local: this machine; ray: a running Ray cluster whose nodes see the same folders."


@app.command()
def corpus(
    out: Annotated[Path, typer.Option(help="Folder to write; patients already there are kept.")],
    split: Annotated[str, typer.Option(help="train or gallery: disjoint patients.")] = "gallery",
    patients: Annotated[int, typer.Option(min=1, help="How many patients to render.")] = 400,
    size: Annotated[int, typer.Option(min=64, help="Side of the square films in pixels.")] = 512,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 2,
    seed: Annotated[int, typer.Option(help="Same seed, same films.")] = 2026,
    engine: Annotated[Engine, typer.Option(help=ENGINE_HELP)] = Engine.local,
) -> None:
    """Render chest radiographs with exactly known findings from one CT."""
    from pipeline.arrays.ray_engine import render_on_ray
    from pipeline.sources.rendered.corpus import render_corpus

    render_corpus(out, split, patients, size, workers, seed, engine=render_on_ray if engine == Engine.ray else None)


for command in (model_commands.train, model_commands.export, model_commands.drift, model_commands.bench):
    app.command()(command)


class Split(StrEnum):
    """The patients' splits of the public collections."""

    train = "train"
    validation = "validation"
    test = "test"


class Fetchable(StrEnum):
    """Collections that may be downloaded without an account."""

    openi = "openi"


class Frames(StrEnum):
    """Which frames of a multi-frame DICOM file become cases."""

    middle = "middle"
    all = "all"


@app.command()
def build(
    folder: Annotated[Path, typer.Argument(metavar="SOURCE", help="Folder of PNG, JPEG, TIFF, WebP, BMP or DICOM"
                                           " files, at any depth.")],
    out: Annotated[Path, typer.Option(help="Site to write; one that is there is replaced when the new is done. A build"
                                      " that was interrupted goes on.")],
    cases: Annotated[Path | None, typer.Option(help="CSV that describes the images; if not given, the one in SOURCE.",
                                               show_default=False)] = None,
    title: Annotated[str | None, typer.Option(help="Name of the collection, shown on the page.")] = None,
    model: Annotated[Path | None, typer.Option(help="Exported model folder; if not given, the demo's.",
                                               show_default=False)] = None,
    source: Annotated[Source, typer.Option(help="What SOURCE holds: any images, films of `medmir corpus`, or a public"
                                           " collection as it unpacks.")] = Source.folder,
    per_label: Annotated[int | None, typer.Option(min=1, help="Take a balanced subset: so many images of each label.")
                         ] = None,
    seed: Annotated[int, typer.Option(help="Same seed, same subset.")] = 42,
    split: Annotated[Split | None, typer.Option(help="Take the patients of one split only.")] = None,
    bundle_only: Annotated[bool, typer.Option("--bundle-only", help="Write a bundle; `medmir site` makes a site of"
                                              " it.")] = False,
    frames: Annotated[Frames, typer.Option(help="Of a DICOM file with several frames: the middle one, or a case for"
                                           " each.")] = Frames.middle,
    keep_sex_and_age: Annotated[bool, typer.Option("--keep-sex-and-age", help="Take them from DICOM headers.")] = False,
    salt: Annotated[str | None, typer.Option(envvar="MEDMIR_SALT", help="Secret behind the pseudonyms of DICOM"
                                             " identifiers: the same gives the same; random if not given.",
                                             show_default=False)] = None,
    engine: Annotated[Engine, typer.Option(help=ENGINE_HELP)] = Engine.local,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was built as JSON.")] = False,
) -> None:
    """Turn a folder of images into a site that searches them, ready for any static host."""
    from pipeline.arrays.embed import on_this_machine
    from pipeline.arrays.ray_engine import embed_on_ray
    from pipeline.bundle.info import information
    from pipeline.bundle.write import build_bundle
    from pipeline.cards.tables import figures_text
    from pipeline.cases.choice import Choice
    from pipeline.cases.dicom.confidentiality import confidentiality
    from pipeline.site.build import DEMO_MODEL, build_site, check_before
    from pipeline.sources.registry import read_source

    check_before(folder, out, model or DEMO_MODEL, bundle_only)
    reading = {"frames": frames.value, "rules": confidentiality(salt, keep_sex_and_age)}
    choice = Choice(per_label, seed, split.value if split else None)
    rows, card = read_source(source.value, folder, cases, title, choice, **reading)
    work = embed_on_ray if engine == Engine.ray else on_this_machine
    metrics = (build_bundle if bundle_only else build_site)(rows, model or DEMO_MODEL, out, card, work)
    told = information(out if bundle_only else out / "bundle")
    if as_json:
        typer.echo(json.dumps(told | {"out": str(out), "skipped": len(rows) - told["cases"], "metrics": metrics}))
        return
    follow = f"medmir site --bundle {out}" if bundle_only else f"medmir serve {out}"
    typer.echo(f"{figures_text(metrics)}\n{out}: {told['cases']} images of {told['patients']} patients. Next: {follow}")


@app.command()
def fetch(
    collection: Annotated[Fetchable, typer.Argument(help="Which collection.")],
    out: Annotated[Path, typer.Option(help="Folder to fill; a download that broke off goes on.")],
) -> None:
    """Download a public collection that needs no account; nothing else ever downloads one."""
    from pipeline.sources.openi import ORIGIN, fetch_openi

    typer.echo(f"{ORIGIN.title}, {ORIGIN.licence}. {' '.join(ORIGIN.limits)}", err=True)
    typer.echo(f"{fetch_openi(out)}: complete. Next: medmir build {out} --source {collection.value} --out site")


@app.command()
def verify(
    bundle: Annotated[Path, typer.Argument(help="Folder of a bundle.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check every file, hash, shape and id of a bundle; exit status 1 if anything is wrong."""
    from pipeline.bundle.verify import problems, read_manifest

    found, files = problems(bundle), len(read_manifest(bundle)["files"])
    if as_json:
        typer.echo(json.dumps({"bundle": str(bundle), "files": files, "problems": found}, indent=1))
    else:
        typer.echo("\n".join(found) or f"{bundle}: {files} files, nothing wrong")
    raise typer.Exit(1 if found else 0)


@app.command()
def info(
    bundle: Annotated[Path, typer.Argument(help="Folder of a bundle.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print counts and the manifest's cards as JSON.")] = False,
) -> None:
    """Print what a bundle holds: counts, data card and model card."""
    from pipeline.bundle.info import cards, information

    told = information(bundle)
    if as_json:
        typer.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    typer.echo(f"{bundle}: {told['cases']:,} images of {told['patients']:,} patients, {told['labelled']:,} of them"
               f" labelled; {told['files']:,} files, {told['bytes'] / 1e6:.1f} MB; id {told['bundle_id']}\n")
    typer.echo(cards(bundle), nl=False)


@app.command()
def evaluate(
    bundle: Annotated[Path, typer.Argument(help="Folder of a bundle; metrics and cards in it are rewritten.")],
    details: Annotated[bool, typer.Option(help="Also per label, side and grade, and the worst queries.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure retrieval on a bundle: every figure with chance level, 95 % interval and number of queries."""
    from pipeline.bundle.evaluate import evaluate
    from pipeline.cards.tables import figures_text

    metrics = evaluate(bundle)
    typer.echo(json.dumps(metrics) if as_json else figures_text(metrics, details))


@app.command()
def evaluate_text(
    model: Annotated[Path, typer.Argument(help="Exported model folder.")] = Path("assets/demo/model"),
    reports: Annotated[Path | None, typer.Option(help="Open-i's archive or folder of XML files.")] = None,
) -> None:
    """Test the text tower on 3,955 real reports (Open-i, in the package torchxrayvision); writes nothing."""
    from pipeline.arrays.encoder import OnnxEncoder
    from pipeline.cards.tables import figures_text
    from pipeline.evaluation.text_tower import measure_text
    from pipeline.sources.openi_reports import read_reports

    typer.echo(figures_text(measure_text(read_reports(reports), OnnxEncoder(model))))


@app.command()
def sheet(
    bundle: Annotated[Path, typer.Argument(help="Folder of a bundle.")],
    out: Annotated[Path, typer.Option(help="WebP file to write.")],
) -> None:
    """Draw a contact sheet: 30 films, every label by those that show it most plainly."""
    from pipeline.cards.contact_sheet import write_contact_sheet

    typer.echo(f"{out}: {', '.join(write_contact_sheet(bundle, out))}")


def main() -> None:
    """Run the command line; a user's error is one line on stderr and exit status 2."""
    try:
        app()
    except MedMIRError as error:
        print(f"medmir: {error}", file=sys.stderr)
        sys.exit(2)
