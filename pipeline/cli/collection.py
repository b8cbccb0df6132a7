"""From images to a bundle or a site: fetching or rendering a collection, and building from one."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cases.splits import HELD_OUT
from pipeline.cli.options import (
    THE_DEMOS,
    AsJson,
    Cases,
    Engine,
    EngineName,
    OpensFromDisk,
    Seed,
    Source,
    SourceName,
    choices,
)
from pipeline.sources.registry import SOURCES

if TYPE_CHECKING:
    from pipeline.site.build import BuildRequest, Built

Fetchable = choices("Fetchable", (name for name, source in SOURCES.items() if source.fetchable))
Split = choices("Split", HELD_OUT)
Frames = choices("Frames", ("middle", "all"))

Collection = Annotated[Fetchable, typer.Argument(metavar="NAME", help="Which collection.")]
FetchOut = Annotated[Path, typer.Option(help="Folder to fill; a download that broke off goes on.")]

CorpusOut = Annotated[Path, typer.Option(help="Folder to write; patients already there are kept.")]
CorpusSplit = Annotated[str, typer.Option(help="train or gallery: disjoint patients.")]
Patients = Annotated[int, typer.Option(min=1, help="How many patients to render.")]
FilmSize = Annotated[int, typer.Option(min=64, help="Side of the square films in pixels.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes.")]

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of the images, at any depth.")]
BuildOut = Annotated[Path, typer.Option(
    help="Site to write; one that is there is replaced when the new is done. A build that was interrupted goes on.")]
Title = Annotated[str | None, typer.Option(help="Name of the collection, shown on the page.", show_default=False)]
Model = Annotated[Path | None, typer.Option(help="Exported model folder.", show_default=THE_DEMOS)]
PerLabel = Annotated[int | None, typer.Option(
    min=1, help="Take a balanced subset: so many images of each label.", show_default=False)]
OneSplit = Annotated[Split | None, typer.Option(help="Take the patients of one split only.", show_default=False)]
BundleOnly = Annotated[bool, typer.Option(
    "--bundle-only", help="Write a bundle; `medmir site` makes a site of it.")]
FrameChoice = Annotated[Frames, typer.Option(
    help="Of a DICOM file with several frames: the middle one, or a case for each.")]
Originals = Annotated[bool, typer.Option(
    "--originals", help="Keep pictures larger than 1,024 pixels at their own size too, without loss, for the case view:"
    " a megabyte or more each.")]
KeepSexAndAge = Annotated[bool, typer.Option("--keep-sex-and-age", help="Take them from DICOM headers.")]
WithMap = Annotated[bool, typer.Option(
    "--map", help="Place the films on a map as well, which takes minutes for 100,000; needs medmir[map].")]
Salt = Annotated[str | None, typer.Option(
    envvar="MEDMIR_SALT", help="Secret behind the pseudonyms of DICOM identifiers: the same gives the same; random if"
    " not given.", show_default=False)]


def fetch(collection: Collection, out: FetchOut) -> None:
    """Download a public collection that needs no account.

    Nothing else ever downloads one.
    """
    from pipeline.sources.openi import ORIGIN, fetch_openi

    typer.echo(f"{ORIGIN.title}, {ORIGIN.licence}. {' '.join(ORIGIN.limits)}", err=True)
    typer.echo(f"{fetch_openi(out)}: complete. Next: medmir build {out} --source {collection} --out site")


def corpus(
    out: CorpusOut, split: CorpusSplit = "gallery", patients: Patients = 400, size: FilmSize = 512,
    workers: Workers = 2, seed: Seed = 2026, engine: EngineName = Engine.local,
) -> None:
    """Render chest films with exactly known findings from one CT."""
    from pipeline.arrays.engines import ENGINES
    from pipeline.sources.rendered.corpus import render_corpus

    render_corpus(out, split, patients, size, workers, seed, engine=ENGINES[engine.value].rendering(workers))


def build(
    folder: Folder, out: BuildOut, source: SourceName = Source.folder, cases: Cases = None, title: Title = None,
    model: Model = None, split: OneSplit = None, per_label: PerLabel = None, seed: Seed = 42,
    bundle_only: BundleOnly = False, frames: FrameChoice = Frames.middle, keep_sex_and_age: KeepSexAndAge = False,
    salt: Salt = None, engine: EngineName = Engine.local, as_json: AsJson = False,
    opens_from_disk: OpensFromDisk = True, originals: Originals = False, with_map: WithMap = False,
) -> None:
    """Turn a folder of images into a site that searches them."""
    from pipeline.site.build import BuildRequest, build

    request = BuildRequest(folder, out, source.value, cases, title, model, split and split.value, per_label, seed,
                           bundle_only, frames.value, keep_sex_and_age, salt, engine.value, opens_from_disk, originals,
                           with_map)
    typer.echo((_as_json if as_json else _as_text)(request, build(request)))


def _as_json(request: "BuildRequest", built: "Built") -> str:
    return json.dumps(built.told | {"out": str(request.out), "skipped": built.skipped, "metrics": built.metrics})


def _as_text(request: "BuildRequest", built: "Built") -> str:
    from pipeline.cards.tables import figures_text

    out, told = request.out, built.told
    served = f"medmir serve {out}, or open {out / 'index.html'}"
    follow = f"medmir site --bundle {out}" if request.bundle_only else served
    return (f"{figures_text(built.metrics)}\n{out}: {told['cases']} images of {told['patients']} patients."
            f" Next: {follow}")
