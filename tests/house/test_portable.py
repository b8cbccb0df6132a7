"""What a user runs does the same on Windows and macOS as here: nothing of POSIX's own, and text in UTF-8."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.portable import offences

ROOT = Path(__file__).parents[2]
IN_PYODIDE = ("pipeline/site/preload.py", "pipeline/site/bytecompile.py", "webapp/py/medmir/page/browser/")
"""What runs in Pyodide alone, which is POSIX everywhere."""
PLACES = ("pipeline/**/*.py", "webapp/py/medmir/**/*.py")


def test_nothing_that_a_user_runs_is_of_one_system_only():
    files = {path.relative_to(ROOT).as_posix(): path for place in PLACES for path in ROOT.glob(place)}
    found = [f"{name}:{each}" for name, path in files.items() if not name.startswith(IN_PYODIDE)
             for each in offences(path.read_text(encoding="utf-8"))]
    assert len(files) > 100 and found == []


@pytest.mark.parametrize("line", [
    "path.read_text()", "path.write_text(x, newline='')", "path.write_text(x, encoding='utf-8')", "open(path)",
    "open(path, 'w', encoding='utf-8')", "path.open('w')", "path.open()", "open(p, 'a')",
    "import fcntl", "from resource import getrusage", "def late():\n    import pwd", "os.rename(a, b)", "os.fork()",
    "subprocess.run(c, text=True)", "path.symlink_to(x)", "Path('/tmp/x')", "gzip.open(p, 'wt')",
])
def test_a_planted_habit_of_one_system_is_found(line: str):
    assert len(list(offences(line))) >= 1


@pytest.mark.parametrize("line", [
    "path.read_text(encoding='utf-8')", "path.write_text(x, encoding='utf-8', newline='\\n')", "open(path, 'rb')",
    "path.open('wb')", "Image.open(path)", "webbrowser.open(address)", "os.replace(a, b)", "subprocess.run(c)",
    "try:\n    import resource\nexcept ImportError:\n    resource = None", "gzip.open(part)", "gzip.open(part, 'rb')",
])
def test_what_does_the_same_everywhere_is_not(line: str):
    assert list(offences(line)) == []


def test_git_hands_out_every_file_as_it_is():
    """A bundle's hashes would not survive the other ends of lines that git gives Windows otherwise."""
    asked = ["git", "check-attr", "text", "assets/demo/manifest.json", "webapp/index.html", "Makefile"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True)
    if told.returncode:
        pytest.skip("this is no checkout of git's")
    assert [line.rpartition(" ")[2] for line in told.stdout.splitlines()] == ["unset"] * 3


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("command", [["--help"], ["info", "assets/demo"], ["info", "assets/demo", "--json"]])
def test_a_console_that_lacks_letters_is_written_to_all_the_same(encoding: str, command: list[str]):
    run = "from pipeline.cli.app import main; main()"
    settings = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'webapp/py'}"}
    done = subprocess.run([sys.executable, "-c", run, *command], cwd=ROOT, env=settings, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"") and done.stdout.decode(encoding)
