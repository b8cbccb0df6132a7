"""What the browser tells of itself, of the device and of the start of the page."""

import platform

import numpy as np
import pyodide
from js import crossOriginIsolated, document, navigator, performance
from pyodide_js import _module as memory

from medmir.page.machine import Machine

STAGES = ("starting", "ready", "live")
PAINTED = "first-contentful-paint"


def mark(state: str) -> None:
    """Note when the page first reached a state."""
    if not _when(state):
        performance.mark(state)


def machine() -> Machine:
    """What can be told now. Only Chromium tells of the memory of device and scripts."""
    return Machine(
        navigator.userAgent, navigator.hardwareConcurrency or 0, getattr(navigator, "deviceMemory", 0),
        bool(crossOriginIsolated), memory.HEAPU8.length,
        getattr(getattr(performance, "memory", None), "usedJSHeapSize", 0), _stages(),
        {"Python": platform.python_version(), "numpy": np.__version__, "pyodide": pyodide.__version__},
        _policy(),
    )


def _stages() -> dict[str, float]:
    page = performance.getEntriesByType("navigation")
    loaded = page[0].responseEnd if len(page) else 0
    told = {"page": loaded, "painted": _when(PAINTED)} | {state: _when(state) for state in STAGES}
    return {name: round(when, 1) for name, when in told.items() if when}


def _when(name: str) -> float:
    """Milliseconds from navigation to a mark; 0 where there is none."""
    entries = performance.getEntriesByName(name)
    return entries[0].startTime if len(entries) else 0


def _policy() -> str:
    found = document.querySelector("meta[http-equiv='Content-Security-Policy']")
    return found.content if found else ""
