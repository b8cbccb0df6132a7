"""A benchmark as a file: JSON for programs (its schema stands in ``docs/benchmark.md``), Markdown for a note."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from medmir.measure.timing import BUDGET_MS, LEAST, MOST, WARM_UP, Times
from medmir.page.benchmarking import Benchmarking, Row
from medmir.page.language import counted, later, say
from medmir.page.machine import Machine
from medmir.page.parts.machine import device_rows, version_rows

SCHEMA = 1
STAGES = {"page": later("Page loaded"), "painted": later("First painted"), "starting": later("Python is up"),
          "ready": later("Ready: stored questions and reports"), "live": later("Live: any question")}
HEAD = (later("Step"), later("On"), later("Median ms"), later("5 % to 95 %"), later("n"), later("JavaScript loop ms"),
        later("NumPy / JavaScript"))


def to_json(benchmark: Benchmarking) -> str:
    """Everything that was measured, and on what."""
    return json.dumps(_whole(benchmark), indent=1, ensure_ascii=False) + "\n"


def _whole(benchmark: Benchmarking) -> dict:
    machine = benchmark.machine
    return {
        "schema_version": SCHEMA, "what": "Med-MIR benchmark in the browser tab",
        "when": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "complete": complete(benchmark),
        "bundle_id": benchmark.bundle.manifest["bundle_id"], "versions": dict(machine.versions),
        "device": {"user_agent": machine.agent, "logical_processors": machine.cores, "memory_gb": machine.memory_gb,
                   "cross_origin_isolated": machine.isolated, "model_threads": benchmark.threads},
        "memory_bytes": {"python": machine.python_bytes, "javascript": machine.javascript_bytes},
        "repetitions": {"warm_up": WARM_UP, "at_least": LEAST, "at_most": MOST, "budget_ms": BUDGET_MS},
        "start_ms": dict(machine.stages), "steps": [_step(row) for row in benchmark.rows],
    }


def complete(benchmark: Benchmarking) -> bool:
    """Whether every step was tried."""
    return len(benchmark.rows) == len(benchmark.steps)


def _step(row: Row) -> dict:
    told = {"step": row.step.name, "size": dict(row.size)}
    if row.failure:
        return told | {"failure": row.failure}
    ratio = None if row.ratio is None else round(row.ratio, 3)
    against = {"javascript": _times(row.javascript), "ratio": ratio, "same_rows_of_10": row.same
               } if row.javascript else {}
    return told | _times(row.times) | against


def _times(times: Times) -> dict:
    return {"median_ms": round(times.median, 4), "p05_ms": round(times.low, 4), "p95_ms": round(times.high, 4),
            "n": times.n}


def to_markdown(benchmark: Benchmarking) -> str:
    """The same to be read, in the reader's language."""
    machine, warm = benchmark.machine, say("After {warm} runs of warm-up; medians of n repetitions.", warm=WARM_UP)
    rows = device_rows(machine, benchmark.threads) | version_rows(machine) | start_rows(machine)
    return "\n".join([
        f"# Med-MIR, {datetime.now(UTC):%Y-%m-%d}, {benchmark.bundle.manifest['bundle_id'][:12]}", "",
        *(f"- {name}: {told}" for name, told in rows.items() if told), "", *_table(benchmark), "",
        warm if complete(benchmark) else f"{warm} {say('Not complete.')}",
    ]) + "\n"


def start_rows(machine: Machine) -> dict[str, str]:
    """When each stage of the start was reached."""
    stages = machine.stages
    return {say(title): say("{n} ms", n=counted(stages[name])) for name, title in STAGES.items() if name in stages}


def _table(benchmark: Benchmarking) -> Iterator[str]:
    yield f"| {' | '.join(map(say, HEAD))} |"
    yield f"|{' --- |' * len(HEAD)}"
    for row in benchmark.rows:
        yield f"| {' | '.join((say(row.step.title), *cells(row)))} |"


def cells(row: Row) -> tuple[str, ...]:
    """What stands in a table of a step, in the order of :data:`HEAD` and without its title."""
    if not row.times:
        return size_of(row), row.failure, "", "", "", ""
    loop = plain(row.javascript.median) if row.javascript else ""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    spread = say("{low} to {high}", low=plain(row.times.low), high=plain(row.times.high))
    return size_of(row), plain(row.times.median), spread, str(row.times.n), loop, ratio


def size_of(row: Row) -> str:
    """What a step was run on."""
    size = row.size
    if "tokens" in size:
        return say("{n} tokens", n=size["tokens"])
    if "width" in size:
        return say("{width} × {height} pixels", **size)
    if "dimensions" in size:
        return say("{rows} × {dimensions} numbers", rows=counted(size["rows"]), dimensions=size["dimensions"])
    return say("{n} films", n=counted(size["rows"])) if size else ""


def plain(milliseconds: float) -> str:
    """Milliseconds with three digits that mean something: "0.0214", "3.21", "118"."""
    return f"{milliseconds:.3g}" if milliseconds < 99.95 else counted(milliseconds)
