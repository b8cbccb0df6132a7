"""Analysing a reader study from the logs that the page exported."""

import json
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import AsJson

Logs = Annotated[list[Path], typer.Argument(metavar="LOG", help="Logs of one study, exported by the page as JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, a row a figure.")]


def study(logs: Logs, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Measure a reader study from its logs."""
    from pipeline.evaluation.reader_readings import read_logs
    from pipeline.evaluation.reader_study import analyse
    from pipeline.evaluation.reader_study_printed import figures_csv, text

    found = analyse(read_logs(logs))
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        typer.echo(figures_csv(found) if as_csv else text(found), nl=not as_csv)
