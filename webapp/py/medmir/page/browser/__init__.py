"""The one room that touches the browser: nothing outside it imports ``js``, ``pyscript`` or ``pyodide``."""
