"""The demo, with nothing to be made before: for the first minute with Med-MIR."""

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.files.paths import DEMO
from pipeline.site.assemble import assemble
from pipeline.site.serve import serve


def demo(port: int, open_browser: bool) -> None:
    """Serve the demo until Ctrl-C, out of a folder that vanishes with it; the installation is only read."""
    with TemporaryDirectory(prefix="medmir-demo-", ignore_cleanup_errors=True) as scratch:
        assemble(DEMO, Path(scratch) / "site", door=False)
        serve(Path(scratch) / "site", port, open_browser)
