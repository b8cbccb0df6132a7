"""What runs on one kind of system only, found in the sources alone: each place with what is wrong there.

Python opens text in the system's own encoding unless told otherwise and, on Windows, ends its lines in another way,
which changes every hash; and some of its modules are POSIX's own.
"""

import ast
from collections.abc import Iterator

POSIX_MODULES = {"crypt", "fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
POSIX_CALLS = {"chown", "fork", "forkpty", "getuid", "geteuid", "killpg", "mkfifo", "setsid", "symlink", "symlink_to",
               "hardlink_to", "uname", "sched_getaffinity"}
NOT_REPLACING = {"os.rename"}  # on Windows it fails where something stands; os.replace does not
MODES = set("rwaxbt+")


def offences(source: str) -> Iterator[str]:
    """Line number and reason of whatever another system would do otherwise."""
    tree = ast.parse(source)
    excused = {id(node) for each in ast.walk(tree) if isinstance(each, ast.Try) and each.handlers
               for node in ast.walk(each)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and id(node) not in excused:
            names = [node.module] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            yield from (f"{node.lineno}: {name} is POSIX's" for name in names if name in POSIX_MODULES)
        if isinstance(node, ast.Call):
            yield from (f"{node.lineno}: {reason}" for reason in _call(node))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(("/tmp", "/dev/")):
            yield f"{node.lineno}: {node.value} is a place of POSIX's"


def _call(node: ast.Call) -> Iterator[str]:
    called, given = ast.unparse(node.func), {each.arg for each in node.keywords}
    mode = _mode(node, called)
    if called.rpartition(".")[2] in POSIX_CALLS or called in NOT_REPLACING:
        yield f"{called} is POSIX's"
    if (mode or {"text", "universal_newlines"} & given) and "encoding" not in given:
        yield f"{called} without an encoding"
    if set(mode) & set("wax") and "newline" not in given:
        yield f"{called} without newline"


def _mode(node: ast.Call, called: str) -> str:
    """How a call opens a file as text: "r", "w" …; empty where it does not."""
    owner, _, name = called.rpartition(".")
    if owner and name in ("read_text", "write_text"):
        return name[0]
    if name != "open" or owner[:1].isupper() or owner == "webbrowser":  # Image.open and its kind
        return ""
    place = 1 if owner in ("", "gzip", "os") else 0  # of the mode among the arguments
    mode = node.args[place].value if len(node.args) > place and isinstance(node.args[place], ast.Constant) else None
    if isinstance(mode, str) and set(mode) <= MODES:
        return "" if "b" in mode else mode
    return "r" if len(node.args) <= place and owner != "gzip" else ""
