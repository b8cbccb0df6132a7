"""The workflow that publishes the demo: its shell steps, run as they stand in a checkout with nothing installed."""

import re
from pathlib import Path

from support.fresh_checkout import run, write_checkout

from pipeline.files.paths import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "pages.yml").read_text()


def run_step(script: str, folder: Path) -> str:
    return run(["bash", "-e", "-c", script], folder, PAGES_PATH="/repo")


def test_the_steps_leave_a_site_for_its_sub_path_in_the_folder_that_is_published(tmp_path: Path):
    checkout = write_checkout(tmp_path / "checkout")
    steps = re.findall(r"^ +- run: (.+)$", WORKFLOW, re.MULTILINE)
    assert steps
    for step in steps:
        run_step(step, checkout)
    site = checkout / re.search(r"path: (\S+)", WORKFLOW)[1]
    assert {"index.html", "bundle", "runtime"} <= {path.name for path in site.iterdir()}
    assert '<a href="/repo/">' in (site / "404.html").read_text()
    assert not (checkout / "node_modules" / "axe-core").exists()
    assert re.search(r"pipeline\.files\.node ci (?!.*--omit)", run_step("make -n test", checkout), re.MULTILINE)
