"""From a bundle to a page: the static site and a server for this machine."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import THE_DEMOS, OpensFromDisk
from pipeline.files.paths import DEMO

BundleOption = Annotated[Path, typer.Option(help="Folder of a bundle (holds manifest.json).", show_default=THE_DEMOS)]
SiteOut = Annotated[Path, typer.Option(help="Folder to write; a site that is there is replaced.")]
BasePath = Annotated[str | None, typer.Option(
    help="Where on its host the site will lie, such as /repo/: adds a 404.html that leads there. The page itself works"
    " under any path.", show_default=False)]
Site = Annotated[Path, typer.Argument(metavar="SITE", help="Folder that `medmir site` wrote.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; a free one is taken if it is in use.")]
OpenBrowser = Annotated[bool, typer.Option("--open/--no-open", help="Open a browser window.")]


def site(bundle: BundleOption = DEMO, out: SiteOut = Path("dist"), base_path: BasePath = None,
         opens_from_disk: OpensFromDisk = True) -> None:
    """Assemble page, bundle and runtime into static files."""
    from pipeline.site.assemble import assemble
    from pipeline.site.weight import in_words

    assemble(bundle, out, base_path=base_path, door=opens_from_disk)
    typer.echo(in_words(out))


def demo(port: Port = 8000, open_browser: OpenBrowser = True) -> None:
    """Show the demo on this machine."""
    from pipeline.site.demo import demo

    demo(port, open_browser)


def serve(directory: Site = Path("dist"), port: Port = 8000, open_browser: OpenBrowser = True) -> None:
    """Serve an assembled site on this machine."""
    from pipeline.site.serve import serve

    serve(directory, port, open_browser)
