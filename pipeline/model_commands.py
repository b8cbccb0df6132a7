"""The commands of `medmir` about models that need no collection."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Quantization(StrEnum):
    """How an exported tower's weights are kept."""

    stored_int8 = "stored-int8"
    int8 = "int8"
    int4 = "int4"


def export(
    model: Annotated[str, typer.Option(help="biomedclip, hf-hub:ORG/NAME, local-dir:PATH, or a folder that `medmir"
                                       " train` wrote.")],
    out: Annotated[Path, typer.Option(help="Folder for text.onnx, vision.onnx, vocab.txt and config.json.")],
    quantization: Annotated[Quantization, typer.Option(help="stored-int8: exact; int8: twice as fast, for large towers;"
                                                       " int4: the smallest file.")] = Quantization.stored_int8,
) -> None:
    """Export both towers to quantized ONNX; refuses when they drift from PyTorch."""
    from pipeline.model.sources import find_model

    folder = find_model(model)  # before open_clip is imported: see there
    from pipeline.model.export import export_model

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
    from pipeline.metrics_table import drift_table
    from pipeline.model.drift import drift

    typer.echo(drift_table(drift(bundle, model)))


def bench(
    model: Annotated[Path, typer.Argument(help="Exported model folder.")] = Path("assets/demo/model"),
) -> None:
    """Time an exported model natively and in WebAssembly, by length of the text; sizes and peak memory."""
    from pipeline.bench import bench

    typer.echo(bench(model))
