"""The benchmark in a real browser: it runs to its end on the demo, its file is whole, and it can be stopped."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from support.axe import violations

WHOLE_RUN = 240_000  # ms; half a minute on a quiet machine


@pytest.fixture
def turn(reader):
    """The button that starts and stops it."""
    reader.open("#view=benchmark")
    return reader.page.locator("#benchmark-turn")


def test_a_whole_run_measures_every_step_and_gives_it_away_as_a_file(reader, turn, bundle):
    page = reader.page
    expect(page.get_by_text("Python is up")).to_be_visible()
    assert violations(page) == []
    turn.click()
    expect(page.get_by_text("Step 3 of 10")).to_be_visible(timeout=WHOLE_RUN)
    assert violations(page) == []
    expect(page.get_by_text("Done.")).to_be_visible(timeout=WHOLE_RUN)
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    told = json.loads(Path(download.value.path()).read_text())
    assert told["complete"] and told["bundle_id"] == bundle["manifest"]["bundle_id"]
    assert told["versions"]["pyodide"] == "0.27.7" and told["versions"]["onnxruntime-web"]
    assert list(told["start_ms"]) == ["page", "painted", "starting", "ready", "live"]
    assert [step["step"] for step in told["steps"] if "failure" in step] == []
    assert all(0 < step["p05_ms"] <= step["median_ms"] <= step["p95_ms"] for step in told["steps"])
    searches = [step for step in told["steps"] if step["step"].startswith("search")]
    assert [step["size"]["rows"] for step in searches] == [len(bundle["metadata"]["cases"]), 10_000, 112_120]
    assert [step["same_rows_of_10"] for step in searches] == [10, 10, 10], "the loop finds the same rows"
    assert all(step["javascript"]["median_ms"] > 0 for step in searches)


def test_cancel_stops_it_keeps_the_focus_and_leaves_the_page_as_it_was(reader, turn):
    turn.focus()
    reader.page.keyboard.press("Enter")
    expect(turn).to_have_text("Cancel")
    expect(reader.page.locator("main tbody tr").first).to_be_visible(timeout=WHOLE_RUN)
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_text("Stopped.")).to_be_visible(timeout=WHOLE_RUN)
    assert reader.focused == "benchmark-turn"
    reader.page.goto(f"{reader.site_url}#q=water+around+the+left+lung")
    reader.sees("Live")
