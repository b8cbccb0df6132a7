"""The benchmark's document names every field of its file and every step, and nothing that is not there."""

import json
import re
from pathlib import Path

import pytest
from support.benchmarked import Benchmarked
from support.bundle_on_disk import write_whole_bundle
from support.stepped_loop import SteppedLoop

from medmir.measure.timing import Times
from medmir.page.benchmark_files import to_json
from medmir.page.benchmarking import Row

DOCUMENT = (Path(__file__).parents[2] / "docs" / "benchmark.md").read_text(encoding="utf-8")


def named(head: str) -> set[str]:
    """What stands as code in the first column of the table with that head."""
    table = DOCUMENT.split(f"| {head} | ")[1].split("\n\n")[0]
    return {name for line in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split(" | ")[0])}


@pytest.fixture
def told(tmp_path: Path) -> dict:
    with SteppedLoop():
        benchmark = Benchmarked(write_whole_bundle(tmp_path / "bundle")).benchmark
        times = Times(1, 1, 1, 30)
        benchmark.rows = [Row(step, {"rows": 3}, times, times, 3) for step in benchmark.steps[:-1]]
        benchmark.rows.append(Row(benchmark.steps[-1], {}, failure="No."))
        return json.loads(to_json(benchmark))


def test_every_field_is_documented(told):
    assert named("field") == told.keys()


def test_every_step_is_documented_in_its_order(told):
    assert named("step") == {step["step"] for step in told["steps"]}


def test_every_field_of_a_step_is_documented(told):
    assert named("field of a step") == {name for step in told["steps"] for name in step}
