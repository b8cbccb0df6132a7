"""What taking away does, and where an answer ends: on the demo, where the figures are told of."""

import json

import pytest

from medmir.bundle.reader import open_folder
from pipeline.arrays.encoder import OnnxEncoder
from pipeline.arrays.native_towers import NativeTowers
from pipeline.evaluation.refined import measure_cut, measure_subtraction
from pipeline.files.paths import DEMO, DEMO_MODEL


@pytest.fixture(scope="module")
def bundle():
    return open_folder(DEMO)


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder(DEMO_MODEL)


def test_taking_a_finding_away_leaves_fewer_films_with_it_and_none_fewer_with_what_was_asked(bundle):
    found = measure_subtraction(bundle, NativeTowers(DEMO_MODEL))
    assert found["Y"]["n"] == found["X"]["n"] >= 90
    assert found["Y"]["difference"]["high"] < 0 and found["Y"]["after"]["value"] < found["Y"]["before"]["value"] / 2
    assert found["X"]["difference"]["value"] >= -.01 and found["X"]["difference"]["low"] > -.15


def test_the_line_agrees_with_the_labels_better_than_flat_cosines_and_almost_as_well_as_the_best(bundle, encoder):
    found = {cut: row["F1"]["value"] for cut, row in measure_cut(bundle, encoder).items()}
    assert found["drop"] > max(found["0.2"], found["0.25"], found["0.3"])
    assert found["best"] - .03 < found["drop"] <= found["best"]


def test_the_ways_by_reports_and_by_what_is_stated_are_no_worse_than_meaning():
    asked = json.loads((DEMO / "metrics.json").read_text())["asked"]
    for protocol, ways in asked.items():
        value = {way: figures["precision@10"]["value"] for way, figures in ways.items()}
        assert value["both"] >= value["meaning"] - .001, protocol
        assert value["as_asked"] >= value["both"], protocol
    for protocol in ("severity", "devices", "laterality"):
        assert asked[protocol]["as_asked"]["precision@10"]["low"] > .9
