"""A bundle's map: read with what is said of it, refused where it is none, and not missed where there is none."""

import json

import numpy as np
import pytest
from support.bundle_on_disk import write_tiny_bundle
from support.mapped import MAP_TOLD, PLACES, add_map

from medmir.bundle.collection_map import FIGURES, CollectionMap
from medmir.bundle.contract import MAP, MAP_INFO
from medmir.bundle.reader import at_once, open_folder
from medmir.errors import MedMIRError


@pytest.fixture
def folder(tmp_path):
    return write_tiny_bundle(tmp_path / "bundle")


def test_a_bundle_without_a_map_has_none(folder):
    assert at_once(open_folder(folder).collection_map()) is None


def test_every_film_has_a_place_and_the_map_says_how_far_it_can_be_trusted(folder):
    add_map(folder)
    found = at_once(open_folder(folder).collection_map())
    assert found.places == pytest.approx(PLACES, abs=1e-4)
    assert found.method == MAP_TOLD["method"]
    assert set(found.figures) == set(FIGURES)


@pytest.mark.parametrize("places", [np.zeros((2, 2), np.uint16), np.zeros((3, 2), np.float32), np.zeros(6, np.uint16)])
def test_a_map_of_other_films_is_refused(places):
    with pytest.raises(MedMIRError, match=f"{MAP} is .* `medmir map` writes it anew"):
        CollectionMap.from_part(MAP_TOLD, places, 3)


@pytest.mark.parametrize("lacking", ["method", "neighbours"])
def test_a_map_that_does_not_say_what_it_is_worth_is_refused(folder, lacking):
    add_map(folder, {name: value for name, value in MAP_TOLD.items() if name != lacking})
    with pytest.raises(MedMIRError, match=MAP_INFO):
        at_once(open_folder(folder).collection_map())


def test_a_map_of_a_newer_schema_is_refused(folder):
    add_map(folder, json.loads(json.dumps(MAP_TOLD | {"schema_version": 99})))
    with pytest.raises(MedMIRError, match="update Med-MIR"):
        at_once(open_folder(folder).collection_map())
