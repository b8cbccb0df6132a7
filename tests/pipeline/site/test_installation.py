"""Med-MIR installed without its checkout: whole as far as it goes, and clear about where it ends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.fresh_checkout import write_checkout

from pipeline.files.paths import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that pip has installed Med-MIR into, the way `pip install .` does."""
    folder = tmp_path_factory.mktemp("installation")
    checkout = write_checkout(folder / "checkout")
    command = [sys.executable, "-m", "pip", "install", "-qq", "--no-deps", "--target", folder / "installed", checkout]
    subprocess.run(command, check=True)
    return folder / "installed"


def data_files(package: Path) -> set[Path]:
    return {path.relative_to(package) for path in package.rglob("*.*") if path.suffix not in (".py", ".pyc")}


def test_every_data_file_of_the_pipeline_is_installed(installed: Path):
    assert data_files(installed / "pipeline") == data_files(ROOT / "pipeline") != set()


def test_what_takes_a_checkout_says_so_in_one_sentence(installed: Path, tmp_path: Path):
    run = "from pipeline.cli.app import main; main()"
    command = [sys.executable, "-c", run, "site", "--bundle", ROOT / "assets/demo"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(installed)}, cwd=tmp_path, capture_output=True,
                          text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"medmir: {re.escape(str(installed))} .*`pip install -e \.`.*\.\n", done.stderr)
    assert not list(tmp_path.iterdir())
