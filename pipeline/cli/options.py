"""What several commands take, declared once. Names to choose from are the registries' own.

Nothing heavy is imported: `medmir --help` and `medmir serve` need no pandas and no PyTorch.
"""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.arrays.engines import ENGINES
from pipeline.sources.registry import SOURCES


def choices(kind: str, names: Iterable[str]) -> type[StrEnum]:
    """An enumeration of exactly these names, for an option to take; ``kind`` is what each of them is."""
    return StrEnum(kind, {name: name for name in names})


def explained(meanings: dict[str, str]) -> str:
    """Each name with its meaning, for an option's help."""
    return "; ".join(f"{name} ({meaning})" for name, meaning in meanings.items())


Source = choices("Source", SOURCES)
Engine = choices("Engine", ENGINES)

THE_DEMOS = "the demo's"
"""In the place of a path that is long and another on every machine."""

Bundle = Annotated[Path, typer.Argument(metavar="BUNDLE", help="Folder of a bundle.")]
DemoModel = Annotated[Path, typer.Argument(metavar="MODEL", help="Exported model folder.", show_default=THE_DEMOS)]
SourceName = Annotated[Source, typer.Option(
    "--source", metavar="NAME", help="What the folder holds, one of "
    f"{explained({name: source.holds for name, source in SOURCES.items()})}.")]
Cases = Annotated[Path | None, typer.Option(
    "--cases", help="CSV that describes the images; if not given, the one in the folder.", show_default=False)]
Seed = Annotated[int, typer.Option(help="Same seed, same result on one machine.")]
EngineName = Annotated[Engine, typer.Option(
    "--engine", help=f"Where the work is done, {explained({name: each.where for name, each in ENGINES.items()})}.")]
OpensFromDisk = Annotated[bool, typer.Option(
    "--file/--no-file", help="Let the site open by double-click too; this takes about as many bytes as it fetches.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
