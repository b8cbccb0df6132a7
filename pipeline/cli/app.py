"""The command `medmir`: its table of contents, and how it ends.

Each command imports what it needs itself, so that serving a site needs no PyTorch. Commands parse and print; what they
do is decided in the rooms they import from.
"""

import sys

import typer

from pipeline.cli import bundle, collection, models, search, site, study
from pipeline.cli.failures import failure

CONTENTS = {  # in the order of the work
    "Collection: from images to a site that searches them": (collection.fetch, collection.corpus, collection.build),
    "Bundle: check, show and measure what was built": (
        bundle.verify, bundle.info, bundle.evaluate, bundle.map, bundle.sheet, bundle.plot),
    "Search: ask a bundle at the shell": (search.search, search.similar, search.batch),
    "Study: what readers answered": (study.study,),
    "Site: from a bundle to a page on any static host": (site.demo, site.site, site.serve),
    "Models: make and measure the towers that embed": (
        models.train, models.tune, models.export, models.drift, models.bench, models.evaluate_text),
}

app = typer.Typer(
    help="Medical image retrieval inside the browser tab: build a bundle, assemble the site, serve it.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
for group, commands in CONTENTS.items():
    for command in commands:
        app.command(rich_help_panel=group)(command)


@app.callback(invoke_without_command=True)
def contents(context: typer.Context) -> None:
    """Without a command: show what there is."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line; what goes wrong for a user is one sentence on stderr and exit status 2."""
    sys.stdout.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks is no reason to stop
    try:
        status = app(prog_name="medmir", standalone_mode=False)
        sys.stdout.flush()  # here, where a reader that has gone can still be told from a mistake
    except Exception as error:
        status = failure(error)
    sys.exit(status)
