"""The towers: trained, tuned, exported, compared and timed."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Cases, DemoModel, Seed, Source, SourceName, choices, explained
from pipeline.files.paths import DEMO_MODEL
from pipeline.towers.export.forms import FORMS, STORED
from pipeline.towers.train.setting import Setting, Steps

Form = choices("Form", FORMS)
DEMO, STEPS = Setting(), Steps()  # for their defaults

TrainCorpus = Annotated[Path, typer.Option("--corpus", help="Folder that `medmir corpus --split train` wrote.")]
TrainOut = Annotated[Path, typer.Option(help="Model folder; training goes on from the checkpoint it holds.")]
ImageSteps = Annotated[int, typer.Option(
    "--steps", min=1, help="Optimizer steps of the image tower at 128 pixels, on the films' facts.")]
DetailSteps = Annotated[int, typer.Option(min=1, help="Steps of the image tower at full size after that.")]
TextSteps = Annotated[int, typer.Option(min=1, help="Steps of the text tower, against the image tower.")]
Tower = Annotated[str, typer.Option(help="Any timm model with a pooled output.")]
Size = Annotated[int, typer.Option(min=32, help="Side of the pictures it sees, in pixels.")]

Init = Annotated[str, typer.Option(
    help="Model to begin with: biomedclip, hf-hub:ORG/NAME, local-dir:PATH or a model folder.")]
TuneCorpus = Annotated[Path, typer.Option("--corpus", help="Folder of images that have reports.")]
TuneSteps = Annotated[int, typer.Option("--steps", min=1, help="Optimizer steps of both towers.")]
Lora = Annotated[bool, typer.Option("--lora", help="Low-rank adapters, not the matrices themselves.")]

ExportModel = Annotated[str, typer.Option(
    "--model", help="biomedclip, hf-hub:ORG/NAME, local-dir:PATH, or a folder that `medmir train` or `medmir tune`"
    " wrote.")]
ExportOut = Annotated[Path, typer.Option(help="Folder for text.onnx, vision.onnx, vocab.txt and config.json.")]
Quantization = Annotated[Form, typer.Option(
    help=f"How weights are kept, {explained({name: form.choice for name, form in FORMS.items()})}.")]
ExportedBundle = Annotated[Path, typer.Argument(metavar="BUNDLE", help="Bundle built with the exported towers.")]
TrainedModel = Annotated[Path, typer.Option("--model", help="Model folder that the towers were exported from.")]
OfThePage = Annotated[bool, typer.Option(
    "--page", help="Time the start of a page instead, against bare Pyodide and NumPy (needs Playwright and Chromium).")]
StartedSite = Annotated[Path, typer.Option("--site", help="With --page: folder that `medmir site` wrote.")]
Pairs = Annotated[int, typer.Option(min=1, help="With --page: how often both pages are opened, in turn.")]
Reports = Annotated[Path | None, typer.Option(
    help="Open-i's archive or folder of XML files; if not given, the one in the package torchxrayvision.",
    show_default=False)]


def train(
    films: TrainCorpus, out: TrainOut, steps: ImageSteps = STEPS.findings, detail_steps: DetailSteps = STEPS.detail,
    text_steps: TextSteps = STEPS.language, tower: Tower = DEMO.tower, size: Size = DEMO.size, seed: Seed = DEMO.seed,
) -> None:
    """Train the demo's two towers on rendered films.

    On a GPU where there is one. `medmir tune` goes on with a model that is there.
    """
    from pipeline.sources.rendered.corpus import read_corpus
    from pipeline.towers.train.demo import train_demo

    setting = Setting(tower, size, seed, Steps(steps, detail_steps, text_steps))
    typer.echo(json.dumps(train_demo(read_corpus(films), out, setting)["held_out"], indent=1))


def tune(
    init: Init, films: TuneCorpus, out: TrainOut, source: SourceName = Source.folder, cases: Cases = None,
    lora: Lora = False, steps: TuneSteps = 500, seed: Seed = 2026,
) -> None:
    """Tune a model on a collection's images and reports.

    Patients are kept apart: the gain is measured on some that neither taught nor chose. On a GPU where there is one.
    """
    from pipeline.towers.sources import find_model

    model = find_model(init)  # before open_clip is imported: see there
    from pipeline.cases.table import readable
    from pipeline.sources.registry import read_source
    from pipeline.towers.tune.fine_tuning import fine_tune
    from pipeline.towers.tune.gains import gains_table

    rows = readable(read_source(source.value, films, cases)[0])
    typer.echo(gains_table(fine_tune(rows, model, out, steps, lora, seed)["gains"]))


def export(model: ExportModel, out: ExportOut, quantization: Quantization = Form[STORED]) -> None:
    """Export a model's towers to quantized ONNX.

    A tower that drifts from PyTorch is refused.
    """
    from pipeline.towers.sources import find_model

    folder = find_model(model)  # before open_clip is imported: see there
    from pipeline.towers.export.export import export_model

    for name, tower in export_model(folder, out, quantization.value).items():
        if tower.drifted:
            typer.echo(f"{name}: {quantization} drifted, lowest cosine to PyTorch {tower.drifted}")
        typer.echo(f"{name}: {tower.form}, {tower.bytes / 1e6:.1f} MB, lowest cosine to PyTorch {tower.closeness} over"
                   f" {tower.samples} samples")


def drift(bundle: ExportedBundle, model: TrainedModel) -> None:
    """Measure what storing the towers as int8 costs in retrieval.

    mAP of every protocol, int8 and float32.
    """
    from pipeline.cards.tables import drift_table
    from pipeline.towers.export.drift import drift

    typer.echo(drift_table(drift(bundle, model)))


def bench(model: DemoModel = DEMO_MODEL, page: OfThePage = False, site: StartedSite = Path("dist"),
          pairs: Pairs = 5) -> None:
    """Time an exported model, or the start of a page.

    The model natively and in WebAssembly by length of the text, with sizes and peak memory; the page against bare
    Pyodide with NumPy, in turn.
    """
    from pipeline.site.start_bench import bench_page
    from pipeline.towers.export.bench import bench

    typer.echo(bench_page(site, pairs) if page else bench(model))


def evaluate_text(model: DemoModel = DEMO_MODEL, reports: Reports = None) -> None:
    """Test a text tower on 3,955 real reports; writes nothing."""
    from pipeline.arrays.encoder import OnnxEncoder
    from pipeline.cards.tables import figures_text
    from pipeline.evaluation.text_tower import measure_text
    from pipeline.sources.openi_reports import read_reports

    typer.echo(figures_text(measure_text(read_reports(reports), OnnxEncoder(model))))
