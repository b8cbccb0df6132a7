"""`medmir map`: a map in the bundle that verifies, the same every time; and what is said where there can be none."""

import numpy as np
import pytest
from support.bundle_on_disk import write_whole_bundle
from support.mapped import add_map

from medmir.bundle.contract import MAP, MAP_INFO
from medmir.bundle.reader import at_once, open_folder
from pipeline.bundle import collection_map
from pipeline.bundle.collection_map import in_square, write_map
from pipeline.bundle.verify import problems
from pipeline.evaluation import projection
from pipeline.files.paths import DEMO


@pytest.fixture
def bundle(tmp_path):
    return write_whole_bundle(tmp_path / "bundle")


def test_the_demo_has_a_map_that_keeps_neighbours_and_places_films(bundle):
    found = at_once(open_folder(DEMO).collection_map())
    assert found.places.shape == (1019, 2)
    assert found.figures["neighbours"]["low"] > .5 > found.figures["neighbours"]["chance"]
    assert found.figures["trustworthiness"]["low"] > .97
    assert found.figures["placement"]["high"] < .1 * found.figures["placement"]["chance"]


def test_a_map_is_written_listed_and_the_same_the_second_time(bundle, monkeypatch, medmir):
    monkeypatch.setattr(collection_map, "FEWEST", 3)
    monkeypatch.setattr(collection_map, "project", lambda rows: (rows[:, :2] * 7.0, "by hand"))
    status, out, _ = medmir("map", bundle)
    assert status == 0 and "by hand" in out and "neighbours" in out
    assert problems(bundle) == []
    written = (bundle / MAP).read_bytes()
    write_map(bundle)
    assert (bundle / MAP).read_bytes() == written


def test_a_map_lies_in_a_square_and_both_directions_are_scaled_alike():
    placed = in_square(np.array([[0, 0], [10, 5], [5, 2.5]]))
    assert placed.dtype == np.uint16
    assert placed.tolist() == [[0, 16384], [65535, 49151], [32768, 32768]]


def test_too_few_films_are_no_map(bundle, medmir):
    status, _, said = medmir("map", bundle)
    assert (status, said.strip()) == (2, f"medmir: {bundle} has 3 films: a map takes 10.")


def test_without_opentsne_it_is_said_how_it_is_installed(bundle, medmir, monkeypatch):
    monkeypatch.setattr(collection_map, "FEWEST", 3)
    monkeypatch.setattr(projection, "find_spec", lambda name: None)
    status, _, said = medmir("map", bundle)
    assert status == 2 and 'is not installed: pip install "medmir[map]".' in said
    status, _, said = medmir("build", bundle, "--out", bundle.parent / "site", "--map")
    assert status == 2 and 'is not installed: pip install "medmir[map]".' in said


def test_a_map_of_other_films_or_without_its_description_does_not_pass(bundle):
    add_map(bundle)
    assert problems(bundle) == []
    (bundle / MAP_INFO).unlink()
    assert f"{MAP_INFO} is listed but missing." in problems(bundle)
