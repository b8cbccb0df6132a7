"""The workflow that publishes the demo: its shell steps, run as they stand in a checkout with nothing installed."""

import os
import re
import subprocess
from pathlib import Path

from support.fresh_checkout import write_checkout

from pipeline.files.paths import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "pages.yml").read_text()


def run(script: str, folder: Path) -> str:
    """The output of a step, in a shell that was not itself started by make."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=settings | {"PAGES_PATH": "/repo"}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_the_steps_leave_a_site_for_its_sub_path_in_the_folder_that_is_published(tmp_path: Path):
    checkout = write_checkout(tmp_path / "checkout")
    steps = re.findall(r"^ +- run: (.+)$", WORKFLOW, re.MULTILINE)
    assert steps
    for step in steps:
        run(step, checkout)
    site = checkout / re.search(r"path: (\S+)", WORKFLOW)[1]
    assert {"index.html", "bundle", "runtime"} <= {path.name for path in site.iterdir()}
    assert '<a href="/repo/">' in (site / "404.html").read_text()
    assert not (checkout / "node_modules" / "axe-core").exists()
    assert re.search(r"^npm ci (?!.*--omit)", run("make -n test", checkout), re.MULTILINE)
