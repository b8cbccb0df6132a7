"""Where things are in a checkout; the rest of the pipeline asks here and builds no path of its own.

An installation that does not point into a checkout has the pipeline alone: the folders below ``ROOT`` are not there,
and what needs one of them says so.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""
CACHE = ROOT / ".cache" / "medmir"
"""What was fetched or computed once and can be again."""
NODE_MODULES = ROOT / "node_modules"
"""What `npm ci` installed of package.json."""
WEBAPP = ROOT / "webapp"
"""The page's sources."""
DEMO = ROOT / "assets" / "demo"
"""The demo bundle."""
DEMO_MODEL = DEMO / "model"
"""The demo's exported towers."""
