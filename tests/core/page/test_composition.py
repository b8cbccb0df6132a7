"""The whole page of a place and a session, whatever a bundle says of itself."""

import pytest

from medmir.bundle.reader import open_folder
from medmir.page.address import Place
from medmir.page.composition import drawing, views_drawn
from medmir.page.markup import find, text
from medmir.page.state import Session


@pytest.fixture
def opened(folder):
    return Session(state="ready", bundle=open_folder(folder))


def test_the_tab_is_called_after_what_is_in_front(opened):
    assert drawing(Place().having(q="cardiomegaly"), opened).title == "cardiomegaly - Med-MIR"
    assert drawing(Place().having(q="cardiomegaly", case="a"), opened).title == "a - Med-MIR"


def test_a_page_that_is_still_loading_is_not_complete(opened):
    assert drawing(Place("metrics"), opened).complete
    opened.busy.add("metrics")
    assert not drawing(Place("metrics"), opened).complete


def test_a_case_waits_for_its_collection(opened):
    place = Place().having(case="a")
    assert [view.name for view in views_drawn(place, Session())] == ["search"]
    assert [view.name for view in views_drawn(place, opened)] == ["search", "case"]


@pytest.mark.parametrize("block", [{"notice": 7}, {"corpus": {"source": ["a", "list"]}}, {"corpus": "no block"}])
def test_a_manifest_that_holds_no_text_where_text_is_meant_is_said_in_place_of_the_page(opened, block):
    opened.bundle.manifest |= block
    shown = drawing(Place(), opened)
    assert "an error it did not expect" in text(shown.tree)
    assert [node.attributes["role"] for node in find(shown.tree, lambda node: "role" in node.attributes)] == ["alert"]
    assert shown.title == "Med-MIR"
