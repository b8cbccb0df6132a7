"""The Med-MIR core: whatever decides a search result, in pure Python and NumPy.

The same modules run in CPython (the pipeline) and in Pyodide (the page). Only
:mod:`medmir.page` touches the browser.
"""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.search.collection import Collection

__version__ = "0.1.0"


def open(place: str | PathLike) -> "Collection":
    """Open the bundle in a folder, or that of the site there, to ask it from Python; see docs/python.md.

    MedMIRError where no bundle is there. Only where Med-MIR is installed: the page has none of the pipeline.
    """
    from pipeline.search.collection import open_collection  # the one door out of the core: what researchers import

    return open_collection(place)
