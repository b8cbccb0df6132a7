"""Routes: every view is reached by its name."""

import pytest

from medmir.page.address import Place, read
from medmir.page.routes import CASE, VIEWS, views_of


def test_every_view_of_the_navigation_bar_is_reached_by_its_name():
    assert list(VIEWS) == ["search", "tray", "map", "metrics", "hard-cases", "benchmark", "study", "about"]
    for name, view in VIEWS.items():
        assert view.name == name
        assert view.label
        assert views_of(Place(name)) == [view]


@pytest.mark.parametrize("address", ["", "#", "#q=heart", "#view=unknown", "#view=case", "#view=Metrics"])
def test_an_unknown_view_is_the_search(address):
    assert views_of(read(address)) == [VIEWS["search"]]


@pytest.mark.parametrize("view", ["search", "tray", "metrics", "hard-cases", "benchmark", "study", "about", "unknown"])
def test_a_case_is_open_in_front_of_its_view(view):
    behind, front = views_of(Place(view, {"case": "a"}))
    assert [behind] == views_of(Place(view))
    assert front is CASE
