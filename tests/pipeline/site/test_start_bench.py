"""`medmir bench --page`: the start of the page against bare Pyodide, as ratios of one run."""

import re
import subprocess
import sys
from pathlib import Path

from pipeline.site.start_bench import OPENINGS, Start, table


def test_ratios_are_of_pairs_with_their_spread():
    bare = {name: Start(2000.0, 2000.0) for name in OPENINGS[:3]}
    page = {name: Start(800.0, 1600.0) for name in OPENINGS}
    slow = {name: Start(1200.0, 2400.0) for name in OPENINGS}
    cold, *_others, disk, _note = table([{"page": run, "bare": bare} for run in (page, page, slow)]).splitlines()[1:]
    assert cold.split() == "cold 2.00 0.80 1.60 0.40 (0.40 to 0.60) 0.80 (0.80 to 1.20)".split()
    assert disk.split()[2:5] == ["2.00", "0.80", "1.60"]  # the disk's against the bare page over http, cold


def test_an_opening_that_a_site_has_not_is_left_out():
    times = {"cold": Start(1.0, 2.0), "warm": Start(1.0, 2.0), "restarted": Start(1.0, 2.0)}
    assert "from disk " not in table([{"page": times, "bare": times}])


def test_the_demo_is_opened_in_all_four_ways(site: Path):
    command = [Path(sys.executable).with_name("medmir"), "bench", "--page", "--site", site, "--pairs", "1"]
    done = subprocess.run(command, capture_output=True, text=True)  # Playwright runs once in a process
    assert done.returncode == 0, done.stderr
    for opening in OPENINGS:
        row = rf"^{opening} +[\d.]+ +[\d.]+ +[\d.]+  \d\.\d\d \("
        assert re.search(row, done.stdout, re.MULTILINE), done.stdout


def test_without_a_site_the_way_to_one_is_told(medmir, tmp_path: Path):
    status, _said, errors = medmir("bench", "--page", "--site", tmp_path)
    assert status == 2 and "medmir site --out" in errors
