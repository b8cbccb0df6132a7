"""Imports what a page needs for its first screen; runs inside Pyodide before the snapshot of its memory is taken.

The core stays in its wheel, where the page puts it as well: what is not imported here is imported from there. NumPy's
files are gone in a page that starts from the snapshot; so whatever the core takes of NumPy must be imported here.
"""

import gc
import importlib
import sys
import zipfile
from pathlib import Path

WHEEL = Path("/tmp/numpy.whl")

zipfile.ZipFile(WHEEL).extractall(importlib.import_module("site").getsitepackages()[0])
WHEEL.unlink()
sys.path.append("/lib/medmir.whl")
importlib.invalidate_caches()
importlib.import_module("medmir.page.app")
importlib.import_module("asyncio")
gc.collect()
