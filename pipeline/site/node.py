"""Running a script under node: there Pyodide makes what belongs to its own Python version."""

import subprocess
from collections.abc import Sequence

from medmir.errors import MedMIRError
from pipeline.files.node import node


def run_node(arguments: Sequence[object], doing: str) -> None:
    """Run node with these arguments; MedMIRError where it is missing or fails, ``doing`` says at what."""
    try:
        subprocess.run([node(), *map(str, arguments)], check=True, capture_output=True, text=True, encoding="utf-8")
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no message"])[-1]
        raise MedMIRError(f"Pyodide could not {doing}: {last}; run `npm ci` and try again.") from None
