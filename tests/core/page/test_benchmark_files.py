"""A benchmark as a file: everything that was measured, and what it was measured on."""

import json

import pytest
from support.benchmarked import Benchmarked

from medmir.measure.timing import Times
from medmir.page.benchmark_files import cells, plain, size_of, to_json, to_markdown
from medmir.page.benchmarking import Row

TIMES, LOOP = Times(1.23456, 1.0, 2.5, 30), Times(2.4, 2, 3, 30)


@pytest.fixture
def benchmark(loop, folder):
    found = Benchmarked(folder).benchmark
    found.rows = [Row(found.steps[0], {"tokens": 4}, TIMES), Row(found.steps[5], {}, failure="No film here."),
                  Row(found.steps[8], {"rows": 112_120, "dimensions": 256}, TIMES, LOOP, 10)]
    return loop.finish(found.ready())


def test_json_holds_the_device_the_collection_and_every_step(benchmark):
    told = json.loads(to_json(benchmark))
    assert (told["schema_version"], told["complete"]) == (1, False)
    assert told["bundle_id"] == benchmark.bundle.manifest["bundle_id"]
    assert told["device"] == {"user_agent": "A browser", "logical_processors": 8, "memory_gb": 4,
                              "cross_origin_isolated": True, "model_threads": 0}
    assert told["start_ms"] == {"page": 90.0, "live": 1200.0}
    tokens, picture, search = told["steps"]
    assert tokens == {"step": "tokenize_short", "size": {"tokens": 4}, "median_ms": 1.2346, "p05_ms": 1.0,
                      "p95_ms": 2.5, "n": 30}
    assert picture == {"step": "embed_picture", "size": {}, "failure": "No film here."}
    assert search["javascript"]["median_ms"] == 2.4
    assert (search["ratio"], search["same_rows_of_10"]) == (0.514, 10)


def test_markdown_is_a_table_a_reader_can_paste(benchmark):
    lines = to_markdown(benchmark).splitlines()
    assert "- Browser: A browser" in lines and "- Live: any question: 1,200 ms" in lines
    assert "| Tokenize a short question | 4 tokens | 1.23 | 1 to 2.5 | 30 |  |  |" in lines
    assert "| Search 112,120 made-up rows | 112,120 × 256 numbers | 1.23 | 1 to 2.5 | 30 | 2.4 | 0.51 |" in lines
    assert lines[-1].endswith("Not complete.")
    assert len({line.count("|") for line in lines if line.startswith("|")}) == 1


def test_a_loop_that_is_too_fast_for_its_clock_gives_no_ratio(benchmark):
    row = benchmark.rows[2]._replace(javascript=Times(0, 0, 1, 30))
    assert row.ratio is None and cells(row)[-1] == ""
    benchmark.rows = [row]
    assert json.loads(to_json(benchmark))["steps"][0]["ratio"] is None


@pytest.mark.parametrize(("size", "told"), [
    ({"tokens": 67}, "67 tokens"), ({"width": 512, "height": 400}, "512 × 400 pixels"), ({"rows": 1019}, "1,019 films"),
    ({"rows": 1019, "dimensions": 256}, "1,019 × 256 numbers"), ({}, "")])
def test_the_size_of_a_step_is_told_with_its_unit(benchmark, size, told):
    assert size_of(benchmark.rows[0]._replace(size=size)) == told


@pytest.mark.parametrize(("milliseconds", "told"), [
    (0.02143, "0.0214"), (3.2149, "3.21"), (99.94, "99.9"), (118.4, "118"), (12345.6, "12,346")])
def test_milliseconds_have_three_digits_that_mean_something(milliseconds, told):
    assert plain(milliseconds) == told
