"""Packages of the runtime that the first screen does without."""

from importlib import invalidate_caches
from importlib.util import find_spec

import pyodide_js
from pyodide.ffi import JsException
from pyscript.ffi import to_js

from medmir.errors import MedMIRError

MODULES = {"pillow": "PIL", "sqlite3": "sqlite3", "pydicom": "pydicom"}  # package → what it is imported as


async def packages(*names: str) -> None:
    """Fetch and install packages of Pyodide's lock file; MedMIRError where one cannot be had."""
    try:
        await pyodide_js.loadPackage(to_js(list(names)), to_js({"messageCallback": lambda message: None}))
    except JsException as failure:
        raise MedMIRError(f"{names[0]} could not be loaded: {failure.message}") from failure
    invalidate_caches()
    for name in names:
        if find_spec(MODULES[name]) is None:
            raise MedMIRError(f"{name} could not be loaded: the server does not answer.")
