"""The Med-MIR core: whatever decides a search result, in pure Python and NumPy.

The same modules run in CPython (the pipeline) and in Pyodide (the page). Only
:mod:`medmir.page` touches the browser.
"""

__version__ = "0.1.0"
