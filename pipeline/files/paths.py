"""Where things are; the rest of the pipeline asks here and builds no path of its own.

Page, demo and what the page runs on lie in a checkout, or in an installed wheel that carries them, laid out as there
(:mod:`pipeline.site.distribution`). An installation of the sources alone has none of them, and what needs one says so.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CARRIED = PACKAGE / "carried"
"""What a wheel carries."""
ROOT = CARRIED if CARRIED.is_dir() else PACKAGE.parent
"""The checkout, or what was carried of it."""
IN_CHECKOUT = (ROOT / "package.json").is_file()
CACHE = (ROOT / ".cache" if IN_CHECKOUT else Path.home() / ".cache") / "medmir"
"""What was fetched or computed once and can be again; an installation is not written to."""
NODE_MODULES = ROOT / "node_modules"
"""What `npm ci` installed of package.json, in a checkout."""
RUNTIME = CARRIED / "runtime"
"""What a page runs on, made already, in an installed wheel."""
WEBAPP = ROOT / "webapp"
"""The page's sources."""
DEMO = ROOT / "assets" / "demo"
"""The demo bundle."""
DEMO_MODEL = DEMO / "model"
"""The demo's exported towers."""
