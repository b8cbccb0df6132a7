"""Byte code in place of Python source: a tab spends half its start compiling. Pyodide itself makes it, under node."""

import tempfile
from pathlib import Path

from pipeline.files.atomic import write_bytes
from pipeline.files.hashing import bytes_sha256, file_sha256
from pipeline.files.paths import NODE_MODULES
from pipeline.site.node import run_node

SCRIPTS = Path(__file__).parent  # what runs in Pyodide under node


def byte_compiled(archives: list[Path], cache: Path, node_modules: Path = NODE_MODULES) -> list[Path]:
    """The archives with byte code in place of source (see bytecompile.py), in the same order.

    Results are kept under the hash of all that decides them, so a second call starts no node.
    Raises MedMIRError where node is missing or the compilation fails.
    """
    made = [cache / "compiled" / compile_key(path, node_modules) / path.name for path in archives]
    todo = {path: target for path, target in zip(archives, made, strict=True) if not target.is_file()}
    if todo:
        with tempfile.TemporaryDirectory() as scratch:
            run_bytecompile(list(todo), Path(scratch), node_modules)
            for target in todo.values():
                target.parent.mkdir(parents=True, exist_ok=True)
                write_bytes(target, (Path(scratch) / "out" / target.name).read_bytes())
    return made


def compile_key(archive: Path, node_modules: Path) -> str:
    """Hash of the archive, the compiler (Pyodide) and the script that drives it."""
    parts = [archive, node_modules / "pyodide" / "pyodide-lock.json", SCRIPTS / "bytecompile.py"]
    return bytes_sha256("".join(map(file_sha256, parts)).encode())[:16]


def run_bytecompile(archives: list[Path], work: Path, node_modules: Path) -> None:
    """Compile the archives into work/out, in Pyodide under node."""
    for folder in ("in", "out"):
        (work / folder).mkdir()
    for path in archives:
        (work / "in" / path.name).write_bytes(path.read_bytes())
    run_node([SCRIPTS / "pyodide_run.mjs", node_modules / "pyodide", work, SCRIPTS / "bytecompile.py"],
             "byte-compile its wheels")
