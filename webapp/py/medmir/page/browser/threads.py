"""What was learned of this browser: that its models do not answer on several threads. A new version may."""

from js import localStorage, navigator
from pyodide.ffi import JsException

KEY = "Med-MIR one thread"


def one_thread() -> bool:
    """Whether this very browser was silent on several threads."""
    try:
        return localStorage.getItem(KEY) == navigator.userAgent
    except JsException:  # storage is switched off
        return False


def remember_one_thread() -> None:
    """From now on it runs on one."""
    try:
        localStorage.setItem(KEY, navigator.userAgent)
    except JsException:
        return


def forget() -> None:
    """Nothing was learned."""
    try:
        localStorage.removeItem(KEY)
    except JsException:
        return
