"""The workflow that publishes the demo: its shell steps, run as they stand in a checkout with nothing installed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.runtime import ROOT

FILES = ("Makefile", "README.md", "LICENSE", "pyproject.toml", "package.json", "package-lock.json", ".npmrc")
WORKFLOW = (ROOT / ".github" / "workflows" / "pages.yml").read_text()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what an installation needs; the demo and what has been downloaded before are not copied."""
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("pipeline", "webapp"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("assets", ".cache"):
        (ROOT / name).mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def run(script: str, folder: Path) -> str:
    """The output of a step, in a shell that was not itself started by make."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=settings | {"PAGES_PATH": "/repo"}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_the_steps_leave_a_site_for_its_sub_path_in_the_folder_that_is_published(checkout: Path):
    steps = re.findall(r"^ +- run: (.+)$", WORKFLOW, re.MULTILINE)
    assert steps
    for step in steps:
        run(step, checkout)
    site = checkout / re.search(r"path: (\S+)", WORKFLOW)[1]
    assert {"index.html", "bundle", "runtime"} <= {path.name for path in site.iterdir()}
    assert '<a href="/repo/">' in (site / "404.html").read_text()
    assert not (checkout / "node_modules" / "axe-core").exists()
    assert re.search(r"^npm ci (?!.*--omit)", run("make -n test", checkout), re.MULTILINE)
