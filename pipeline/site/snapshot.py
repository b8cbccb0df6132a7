"""A snapshot of Python's memory with NumPy and the core imported, out of which a page starts in a third of the time.

It belongs to one build: of Pyodide, of the byte-compiled standard library and NumPy, of the core.
``webapp/python.mjs`` restores it, and starts Pyodide as it always does where it cannot.
"""

import gzip
import tempfile
from pathlib import Path

from pipeline.files.atomic import new_folder
from pipeline.files.hashing import bytes_sha256, file_sha256
from pipeline.files.paths import NODE_MODULES, WEBAPP
from pipeline.site.node import run_node

SCRIPTS = Path(__file__).parent
MAKES = SCRIPTS / "snapshot.mjs"
CHECKS = SCRIPTS / "restore.mjs"
RESTORES = WEBAPP / "python.mjs"
MEMORY = "memory.bin.gz"
PRELOAD = """
import asyncio, gc, importlib, pathlib, site, sys, zipfile
wheel = pathlib.Path('/tmp/numpy.whl')
zipfile.ZipFile(wheel).extractall(site.getsitepackages()[0])
wheel.unlink()
sys.path.append('/lib/medmir.whl')
importlib.invalidate_caches()
import medmir.page.app
del wheel
gc.collect()
gc.freeze()
"""
"""What Python does before it. The core stays in its wheel, where the page puts it as well: what is not imported
yet is imported from there. Of NumPy a page that starts from the snapshot has only what is imported here."""


def snapshot(runtime: Path, core: str, cache: Path, node_modules: Path = NODE_MODULES) -> Path:
    """The folder of the snapshot: memory, layout and NumPy's WebAssembly modules, restored once to see that they work.

    ``runtime`` holds Pyodide as the site ships it, ``core`` is the name of the core's wheel there. Kept under the hash
    of all that decides it. MedMIRError where node is missing, or the snapshot cannot be taken or restored.
    """
    made = cache / "snapshot" / snapshot_key(runtime, node_modules)
    if not (made / MEMORY).is_file():
        with new_folder(made) as folder:
            take(runtime, core, folder, node_modules)
            run_node([CHECKS, node_modules / "pyodide", runtime, folder, RESTORES], "start from its snapshot")
    return made


def snapshot_key(runtime: Path, node_modules: Path) -> str:
    """Hash of the runtime, the compiler of it all (Pyodide) and the scripts."""
    parts = [*sorted(runtime.iterdir()), node_modules / "pyodide" / "pyodide-lock.json", MAKES, CHECKS, RESTORES,
             Path(__file__)]
    return bytes_sha256("".join(path.name + file_sha256(path) for path in parts).encode())[:16]


def take(runtime: Path, core: str, folder: Path, node_modules: Path) -> None:
    """Write the snapshot into an empty folder; equal input gives equal bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        run_node([MAKES, node_modules / "pyodide", runtime, core, PRELOAD, scratch], "take the snapshot of its memory")
        for path in Path(scratch).iterdir():
            data = path.read_bytes()
            if path.suffix == ".bin":
                (folder / MEMORY).write_bytes(gzip.compress(data, mtime=0))
            else:
                (folder / path.name).write_bytes(data)
