"""The commands of `medmir` about models."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from medmir.errors import MedMIRError


class Source(StrEnum):
    """Where images come from."""

    folder = "folder"
    rendered = "rendered"
    nih = "nih"
    openi = "openi"
    roco = "roco"
    pmc_oa = "pmc-oa"
    mimic_cxr = "mimic-cxr"
    chexpert = "chexpert"
    padchest = "padchest"


class Quantization(StrEnum):
    """How an exported tower's weights are kept."""

    stored_int8 = "stored-int8"
    int8 = "int8"
    int4 = "int4"


def train(
    films: Annotated[Path, typer.Option("--corpus", help="Folder that `medmir corpus --split train` wrote; with --init"
                                        " any SOURCE of `medmir build` that has reports.")],
    out: Annotated[Path, typer.Option(help="Model folder; training goes on from the checkpoint it holds.")],
    steps: Annotated[int | None, typer.Option(min=1, help="Optimizer steps of the image tower, on the films' facts;"
                                              " with --init of both. 4800 if not given, 500 with --init.",
                                              show_default=False)] = None,
    detail_steps: Annotated[int, typer.Option(min=1, help="Without --init: steps of the image tower at full size,"
                                              " after --steps at 128 pixels.")] = 1200,
    text_steps: Annotated[int, typer.Option(min=1, help="Without --init: steps of the text tower, against the"
                                            " image tower.")] = 1000,
    tower: Annotated[str, typer.Option(help="Without --init: any timm model with a pooled output.")] = "resnet18_24",
    size: Annotated[int, typer.Option(min=32, help="Without --init: side of the pictures it sees, in pixels.")] = 192,
    seed: Annotated[int, typer.Option(help="Same seed, same model on one machine.")] = 2026,
    init: Annotated[str | None, typer.Option(help="Tune this model on images and reports instead: biomedclip,"
                                             " hf-hub:ORG/NAME, local-dir:PATH or a model folder.")] = None,
    lora: Annotated[bool, typer.Option("--lora", help="With --init: low-rank adapters, not the matrices themselves."
                                       )] = False,
    source: Annotated[Source, typer.Option(help="With --init: what the corpus holds.")] = Source.folder,
    cases: Annotated[Path | None, typer.Option(help="With --init: CSV that describes the images.")] = None,
) -> None:
    """Train the demo model's two towers on rendered films, or tune a model; on a GPU where there is one."""
    if init:
        from pipeline.towers.sources import find_model

        folder = find_model(init)  # before open_clip is imported: see there
        from pipeline.cases.table import readable
        from pipeline.sources.registry import read_source
        from pipeline.towers.tune.fine_tuning import fine_tune
        from pipeline.towers.tune.gains import gains_table

        rows = readable(read_source(source.value, films, cases, None)[0])
        typer.echo(gains_table(fine_tune(rows, folder, out, steps or 500, lora, seed)["gains"]))
        return
    if lora:
        raise MedMIRError("--lora tunes a model that is there: give one with --init.")
    from pipeline.sources.rendered.corpus import read_corpus
    from pipeline.towers.train.demo import train_demo
    from pipeline.towers.train.setting import Setting, Steps

    setting = Setting(tower, size, seed, Steps(steps or 4800, detail_steps, text_steps))
    record = train_demo(read_corpus(films), out, setting)
    typer.echo(json.dumps(record["held_out"], indent=1))


def export(
    model: Annotated[str, typer.Option(help="biomedclip, hf-hub:ORG/NAME, local-dir:PATH, or a folder that `medmir"
                                       " train` wrote.")],
    out: Annotated[Path, typer.Option(help="Folder for text.onnx, vision.onnx, vocab.txt and config.json.")],
    quantization: Annotated[Quantization, typer.Option(help="stored-int8: exact; int8: twice as fast, for large towers;"
                                                       " int4: the smallest file.")] = Quantization.stored_int8,
) -> None:
    """Export both towers to quantized ONNX; refuses when they drift from PyTorch."""
    from pipeline.towers.sources import find_model

    folder = find_model(model)  # before open_clip is imported: see there
    from pipeline.towers.export.export import export_model

    for name, tower in export_model(folder, out, quantization.value).items():
        if tower.drifted:
            typer.echo(f"{name}: {quantization.value} drifted, lowest cosine to PyTorch {tower.drifted}")
        typer.echo(f"{name}: {tower.form}, {tower.bytes / 1e6:.1f} MB, lowest cosine to PyTorch {tower.closeness} over"
                   f" {tower.samples} samples")


def drift(
    bundle: Annotated[Path, typer.Argument(help="Bundle built with the exported towers.")],
    model: Annotated[Path, typer.Option(help="Model folder that `medmir train` wrote and the towers came from.")],
) -> None:
    """Measure what storing the towers as int8 costs: mAP of every protocol, int8 and float32."""
    from pipeline.cards.tables import drift_table
    from pipeline.towers.export.drift import drift

    typer.echo(drift_table(drift(bundle, model)))


def bench(
    model: Annotated[Path, typer.Argument(help="Exported model folder.")] = Path("assets/demo/model"),
) -> None:
    """Time an exported model natively and in WebAssembly, by length of the text; sizes and peak memory."""
    from pipeline.towers.export.bench import bench

    typer.echo(bench(model))
