"""The command `medmir`. Each command imports what it needs itself, so that serving a site needs no torch."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from medmir.errors import MedMIRError

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
) -> None:
    """Assemble web page, bundle and runtime into a folder of static files."""
    from pipeline.site import assemble

    assemble(bundle, out)


@app.command()
def serve(
    directory: Annotated[Path, typer.Argument(help="Folder that `medmir site` wrote.")] = Path("dist"),
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; a free one is taken if it is in use.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser window.")] = True,
) -> None:
    """Serve an assembled site on this machine."""
    from pipeline.serving import serve

    serve(directory, port, open_browser)


def main() -> None:
    """Run the command line; a user's error is one line on stderr and exit status 2."""
    try:
        app()
    except MedMIRError as error:
        print(f"medmir: {error}", file=sys.stderr)
        sys.exit(2)
